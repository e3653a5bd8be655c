import { down } from './down';
import type { Network } from './network';
import { seconds, type Say } from './progress';
import { up } from './up';

export interface CommandOptions {
  readonly say: Say;
  readonly keep: boolean;
}

export const USAGE = `usage: npm run network -- COMMAND [--root FOLDER] [--port BASE]
  up               bring the network up, or what is missing of it
  down [--keep]    end what up started; its state goes, unless it is kept
`;

/** Runs one command. @returns the exit code */
export async function run(
  network: Network,
  words: readonly string[],
  options: CommandOptions,
): Promise<number> {
  const { say } = options;
  const began = performance.now();
  if (words[0] === 'up') {
    await up(network, say);
    say(`${seconds(began)} s`);
    return 0;
  }
  if (words[0] === 'down') {
    await down(network, say, options.keep);
    return 0;
  }
  process.stderr.write(USAGE);
  return 2;
}
