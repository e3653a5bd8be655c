/** A terminal whose two streams are kept apart and read afterwards. */
import { run } from '../program';
import type { Terminal } from '../terminal';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line with answers that a person would give; without answers nobody sits there. */
export async function runWith(
  argv: readonly string[],
  env: Terminal['env'],
  answers?: readonly string[],
): Promise<Ran> {
  const [out, err, left]: [string[], string[], string[]] = [[], [], [...(answers ?? [])]];
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    env,
    interactive: answers !== undefined,
    ask: async (question) => {
      err.push(question);
      return left.shift() ?? '';
    },
    fetch,
  };
  const code = await run(argv, terminal);
  return { code, out: out.join(''), err: err.join('') };
}
