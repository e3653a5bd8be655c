import { access } from 'node:fs/promises';
import {
  type GatewayPort,
  type NodeEndpoint,
  type SnapshotEntry,
  type StoredIdentity,
  blockLinks,
  readSnapshot,
  requestSnapshot,
  snapshotFolder,
} from '@fuqi/fabric';

/** Milliseconds between two looks, and how often is looked before it is called a failure. */
const PAUSE = 50;
const LOOKS = 1_200;

/** Waits until something holds. @throws Error naming it after a minute */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  throw new Error(`${what}: not within a minute`);
}

/** What one bank's peer holds, as that bank looks at it. */
export class BankView {
  constructor(
    readonly mspId: string,
    readonly port: GatewayPort,
    private readonly peer: {
      readonly endpoint: NodeEndpoint;
      readonly admin: StoredIdentity;
      /** `ledger.snapshots.rootDir` of the peer. */
      readonly snapshots: string;
      readonly channel: string;
      readonly chaincode: string;
    },
  ) {}

  /** Waits until the peer has this block. */
  async has(block: bigint): Promise<void> {
    await until(`block ${String(block)} at ${this.mspId}`, async () => {
      return BigInt(await this.port.height()) > block;
    });
  }

  /** The chaincode's state as the peer's database holds it now: a snapshot that the peer makes and this bank reads. */
  async *state(): AsyncGenerator<SnapshotEntry, void, undefined> {
    const { endpoint, admin, snapshots, channel, chaincode } = this.peer;
    const block = (await this.port.height()) - 1;
    await requestSnapshot(endpoint, admin, channel);
    const folder = snapshotFolder(snapshots, channel, block);
    await until(`snapshot of ${this.mspId}`, () => exists(folder));
    yield* (await readSnapshot(folder, chaincode)).entries;
  }

  /**
   * Follows the peer's chain. @returns each block's hash with its commit hash
   * @throws Error naming the block that does not fit
   */
  async chain(): Promise<string[]> {
    const height = await this.port.height();
    const chain: string[] = [];
    let previous = '';
    for await (const bytes of this.port.blocks(0)) {
      const { number, hash, previousHash, commitHash } = blockLinks(bytes);
      if (number !== chain.length || previousHash !== previous) {
        throw new Error(`${this.mspId}: block ${String(number)} does not follow`);
      }
      previous = hash;
      chain.push(`${hash} ${commitHash}`);
      if (chain.length === height) break;
    }
    return chain;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
