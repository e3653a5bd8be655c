import type { PreparedCircuit, Prover } from '@fuqi/zk-circuits';
import { FixedBase } from '@fuqi/zk-circuits/dist/setup/fixed-base';
import { ProofForger } from '@fuqi/zk-circuits/dist/setup/forge';
import { WitnessJudge } from '../abuse/witness-judge';

/**
 * For tests only: refuses what the real constraints refuse, and makes proofs of the rest from the development keys' trapdoor,
 * in milliseconds. The ledger cannot tell them from real ones. Scenarios and the start never use it.
 */
export class ForgingProver implements Prover {
  readonly kind = 'forging';
  private readonly judge: WitnessJudge;
  private readonly forgers = new Map<string, ProofForger>();

  private constructor(
    circuits: readonly PreparedCircuit[],
    private readonly fixedBase: FixedBase,
  ) {
    this.judge = new WitnessJudge(circuits);
    for (const { name, ic, entry } of circuits) {
      const key = { circuit: name, r1csSha256: entry.r1csSha256, ic };
      this.forgers.set(name, new ProofForger(key, fixedBase));
    }
  }

  static async open(circuits: readonly PreparedCircuit[]): Promise<ForgingProver> {
    return new ForgingProver(circuits, await FixedBase.open());
  }

  async prove({ circuit, input }: Parameters<Prover['prove']>[0]): ReturnType<Prover['prove']> {
    const publics = this.judge.judge(circuit, input);
    const [proof] = (await this.forgers.get(circuit)?.forge([publics])) ?? [];
    if (proof === undefined) throw new Error(`${circuit}: no key`);
    return { proof, publics };
  }

  close(): Promise<void> {
    this.fixedBase.close();
    return Promise.resolve();
  }
}
