import { ERROR_LAYERS, findError } from '@fuqi/domain';
import type { Name } from '../stage/cast';
import { StoryFileError } from '../stage/story-file';
import type { Refusal } from './attempt';

/** One attempt as a scenario's file tells it. */
export interface AttemptStep {
  /** Name of the attempt. */
  readonly try: string;
  readonly say: Name;
  /** Undefined where the ledger answers with the first receipt instead of refusing. */
  readonly expect: Pick<Refusal, 'layer' | 'code'> | undefined;
}

function record(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StoryFileError(where, 'an object {…} is expected');
  }
  return value as Readonly<Record<string, unknown>>;
}

function text(value: unknown, where: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new StoryFileError(where, 'a text is expected');
}

function refusal(value: unknown, where: string): AttemptStep['expect'] {
  if (value === 'firstReceipt') return undefined;
  const { layer, code } = record(value, where);
  const known = ERROR_LAYERS.find((candidate) => candidate === layer);
  if (known === undefined) {
    throw new StoryFileError(`${where}.layer`, `one of ${ERROR_LAYERS.join(', ')} is expected`);
  }
  const named = text(code, `${where}.code`);
  if (findError(named) === undefined) {
    throw new StoryFileError(`${where}.code`, 'a code such as "FUQI-NOTE-001" is expected');
  }
  return { layer: known, code: named };
}

/**
 * The attempts of a scenario's file; none in a story without.
 * @param known names of the attempts that there are
 * @throws StoryFileError
 */
export function readAttempts(source: string, known: readonly string[]): AttemptStep[] {
  const { attempts = [] } = record(JSON.parse(source), 'file');
  if (!Array.isArray(attempts)) throw new StoryFileError('attempts', 'a list […] is expected');
  return attempts.map((value: unknown, i) => {
    const where = `attempts[${String(i)}]`;
    const step = record(value, where);
    const name = text(step['try'], `${where}.try`);
    if (!known.includes(name)) {
      throw new StoryFileError(`${where}.try`, `one of ${known.join(', ')} is expected`);
    }
    const { zh, en } = record(step['say'], `${where}.say`);
    return {
      try: name,
      say: { zh: text(zh, `${where}.say.zh`), en: text(en, `${where}.say.en`) },
      expect: refusal(step['expect'], `${where}.expect`),
    };
  });
}
