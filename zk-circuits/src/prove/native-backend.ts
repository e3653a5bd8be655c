import { type ChildProcess, spawn } from 'node:child_process';
import { concatenate } from '../bytes';
import { uint32 } from '../binary/sections';
import { GREETING } from './native-binary';
import { PROOF_BYTES } from './proof-bytes';
import type { ProofBackend } from './prove-job';

const ANSWER_HEADER = 5;

/**
 * Groth16 by the native prover, kept running between proofs.
 * @param binary path of the executable
 * @param fallback used for every proof that the native prover does not make
 */
export function nativeBackend(binary: string, fallback: ProofBackend): ProofBackend {
  let conversation: Conversation | undefined;
  return {
    async prove(zkey, wtns, onFraction) {
      try {
        conversation ??= new Conversation(binary);
        return await conversation.prove(zkey, wtns);
      } catch {
        conversation?.end();
        conversation = undefined;
        return fallback.prove(zkey, wtns, onFraction);
      }
    },
  };
}

/** One running prover; a request at a time. */
class Conversation {
  private readonly child: ChildProcess;
  private received: Uint8Array = new Uint8Array(0);
  private wanted: { length: number; resolve: (bytes: Uint8Array) => void } | undefined;
  private refuse: (error: Error) => void = () => undefined;
  private ended = false;
  private readonly greeted: Promise<void>;

  constructor(binary: string) {
    this.child = spawn(binary, [], { stdio: ['pipe', 'pipe', 'ignore'] });
    const end = (): void => {
      this.ended = true;
      this.refuse(new Error('the native prover ended'));
    };
    this.child.on('error', end);
    this.child.on('close', end);
    this.child.stdin?.on('error', end);
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.received = concatenate([this.received, new Uint8Array(chunk)]);
      this.deliver();
    });
    this.greeted = this.take(GREETING.length).then((bytes) => {
      if (new TextDecoder().decode(bytes) !== GREETING) throw new Error('another version');
    });
    // Whoever proves waits for it; until then a failure must not count as unhandled.
    this.greeted.catch(() => undefined);
  }

  async prove(zkey: string, wtns: Uint8Array): Promise<Uint8Array> {
    await this.greeted;
    const path = new TextEncoder().encode(zkey);
    this.child.stdin?.write(concatenate([uint32(path.length), path, uint32(wtns.length), wtns]));
    const header = await this.take(ANSWER_HEADER);
    const length = new DataView(header.buffer).getUint32(1, true);
    const body = await this.take(length);
    if (header[0] !== 0 || length !== PROOF_BYTES) throw new Error('the native prover refused');
    return body;
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  private take(length: number): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.ended) {
        reject(new Error('the native prover ended'));
        return;
      }
      this.wanted = { length, resolve };
      this.refuse = reject;
      this.deliver();
    });
  }

  private deliver(): void {
    const wanted = this.wanted;
    if (wanted === undefined || this.received.length < wanted.length) return;
    const bytes = this.received.slice(0, wanted.length);
    this.received = this.received.slice(wanted.length);
    this.wanted = undefined;
    wanted.resolve(bytes);
  }
}
