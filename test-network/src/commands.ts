import { deploy } from './deploy/deploy';
import { down } from './down';
import type { Network } from './network';
import { seconds, type Say } from './progress';
import { up } from './up';

export interface CommandOptions {
  readonly say: Say;
  /** `down` leaves the state. */
  readonly keep: boolean;
  /** `up` deploys no chaincode. */
  readonly bare: boolean;
}

export const USAGE = `usage: npm run network -- COMMAND [--root FOLDER] [--port BASE]
  up [--no-deploy] [--time-window 20000h]
                   bring the network up with the chaincode on every bank, or what is missing of it
  deploy           bring the chaincode as it is built onto the channel
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
  switch (words[0]) {
    case 'up':
      await up(network, say);
      if (!options.bare) await deploy(network, say);
      break;
    case 'deploy':
      await deploy(network, say);
      break;
    case 'down':
      await down(network, say, options.keep);
      return 0;
    default:
      process.stderr.write(USAGE);
      return 2;
  }
  say(`${seconds(began)} s`);
  return 0;
}
