/** One prover for several clients: one proof at a time, each client in its turn, so that who asks a lot waits for himself. */
import { ProveError } from '@fuqi/zk-circuits';
import type { ProveRequest, ProvedStatement, Prover } from '@fuqi/zk-circuits';

interface Waiting {
  readonly request: ProveRequest;
  readonly signal: AbortSignal;
  readonly resolve: (statement: ProvedStatement) => void;
  readonly reject: (error: unknown) => void;
}

/** See the file. */
export class ProofQueue {
  private readonly rows = new Map<string, Waiting[]>();
  private working = false;

  /** @param waitingMax proofs of one client that may wait */
  constructor(
    private readonly prover: Prover,
    private readonly waitingMax: number,
  ) {}

  /**
   * @param signal takes the proof out of the row, or stops it
   * @throws ProveError `ZK_PROVER_FAILED` when too many of the client's wait; as the prover
   */
  prove(client: string, request: ProveRequest, signal: AbortSignal): Promise<ProvedStatement> {
    const row = this.rows.get(client) ?? [];
    if (row.length >= this.waitingMax) {
      const error = new ProveError('ZK_PROVER_FAILED', request.circuit, 'too many proofs wait');
      return Promise.reject(error);
    }
    return new Promise((resolve, reject) => {
      row.push({ request, signal, resolve, reject });
      this.rows.set(client, row);
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (let job = this.take(); job !== undefined; job = this.take()) {
      const { request, signal, resolve, reject } = job;
      // A signal that was aborted while waiting is refused by the prover at once.
      await this.prover.prove(request, { signal }).then(resolve, reject);
    }
    this.working = false;
  }

  /** The oldest proof of the client whose turn it is; the client goes to the end of the line. */
  private take(): Waiting | undefined {
    const [first] = this.rows;
    if (first === undefined) return undefined;
    const [client, row] = first;
    const job = row.shift();
    this.rows.delete(client);
    if (row.length > 0) this.rows.set(client, row);
    return job;
  }
}
