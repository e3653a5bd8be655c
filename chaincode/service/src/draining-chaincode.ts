import type { ChaincodeResponse, ChaincodeStub } from 'fabric-shim';
import type { RunnableChaincode } from './shim';

/** What a peer is told while the service stops: a code of the table, after which a client asks another bank. */
const STOPPING: ChaincodeResponse = {
  status: 500,
  message: 'FUQI-LEDGER-005 ledger-unavailable: stopping',
  payload: new Uint8Array(0),
};

/** A chaincode that can be asked to begin nothing new and to say when it is done. */
export class DrainingChaincode implements RunnableChaincode {
  #running = 0;
  #stopping = false;
  readonly #idle: (() => void)[] = [];

  constructor(private readonly inner: RunnableChaincode) {}

  Init(stub: ChaincodeStub): Promise<ChaincodeResponse | undefined> {
    return this.#run(() => this.inner.Init(stub));
  }

  Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse | undefined> {
    return this.#run(() => this.inner.Invoke(stub));
  }

  /** Refuses what comes from now on. @returns when nothing runs any more */
  async drain(): Promise<void> {
    this.#stopping = true;
    if (this.#running > 0) await new Promise<void>((done) => this.#idle.push(done));
  }

  async #run(
    work: () => Promise<ChaincodeResponse | undefined>,
  ): Promise<ChaincodeResponse | undefined> {
    if (this.#stopping) return STOPPING;
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#idle.splice(0).forEach((done) => done());
    }
  }
}
