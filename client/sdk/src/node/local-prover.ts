/** The prover of this machine: a child process that is started with the first proof. */
import { openProver, prepareKeys } from '@fuqi/zk-circuits';
import type { Prover } from '@fuqi/zk-circuits';

/**
 * A prover that looks for its circuits and keys when it is first asked.
 * @param choice `auto` takes the native prover where it has been built
 */
export function localProver(choice: 'snarkjs' | 'auto' | 'native' = 'snarkjs'): Prover {
  let opened: Promise<Prover> | undefined;
  const open = async (): Promise<Prover> => {
    const circuits = await prepareKeys();
    const files = Object.fromEntries(circuits.map((circuit) => [circuit.name, circuit]));
    return openProver(files, choice);
  };
  return {
    kind: choice,
    prove: async (request, options) => {
      opened ??= open();
      // A failure to open may pass: the next proof tries again.
      opened.catch(() => (opened = undefined));
      return (await opened).prove(request, options);
    },
    close: async () => {
      const prover = await opened?.catch(() => undefined);
      await prover?.close();
    },
  };
}
