import { ERROR_LAYERS, findError } from '@fuqi/domain';
import type { Name } from '../stage/cast';
import { StoryFileError, list, nameAt, object, text } from '../stage/story-values';
import type { Refusal } from './attempt';

/** One attempt as a scenario's file tells it. */
export interface AttemptStep {
  /** Name of the attempt. */
  readonly try: string;
  readonly say: Name;
  /** Undefined where the ledger answers with the first receipt instead of refusing. */
  readonly expect: Pick<Refusal, 'layer' | 'code'> | undefined;
}

function refusal(value: unknown, where: string): AttemptStep['expect'] {
  if (value === 'firstReceipt') return undefined;
  const { layer, code } = object(value, where);
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
  const { attempts = [] } = object(JSON.parse(source), 'file');
  return list(attempts, 'attempts').map((value, i) => {
    const where = `attempts[${String(i)}]`;
    const step = object(value, where);
    const name = text(step['try'], `${where}.try`);
    if (!known.includes(name)) {
      throw new StoryFileError(`${where}.try`, `one of ${known.join(', ')} is expected`);
    }
    return {
      try: name,
      say: nameAt(step['say'], `${where}.say`),
      expect: refusal(step['expect'], `${where}.expect`),
    };
  });
}
