import type { CircuitInput, Prover } from '@fuqi/zk-circuits';
import type { WitnessJudge } from './witness-judge';

/**
 * Lets the constraints judge before it proves. `change` is what somebody does to the inputs who got past every check of the
 * wallet.
 */
export class JudgingProver implements Prover {
  readonly kind = 'judging';

  constructor(
    private readonly inner: Pick<Prover, 'prove'>,
    private readonly judge: WitnessJudge,
    private readonly change: (input: CircuitInput, circuit: string) => CircuitInput = (input) =>
      input,
  ) {}

  async prove(
    { circuit, input: honest }: Parameters<Prover['prove']>[0],
    options?: Parameters<Prover['prove']>[1],
  ): ReturnType<Prover['prove']> {
    const input = this.change(honest, circuit);
    this.judge.judge(circuit, input);
    return this.inner.prove({ circuit, input }, options);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
