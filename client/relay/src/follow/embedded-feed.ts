/** The embedded ledger's blocks for a follower, by the ledger's shape: this package knows no ledger. */
import type { PeerBlock, PeerFeed, PeerTransaction } from './peer-block';

interface EmbeddedVersion {
  readonly block: number;
  readonly tx: number;
}

interface EmbeddedTransaction {
  readonly index: number;
  readonly code: string;
  readonly content: {
    readonly txId: string;
    readonly time: { readonly seconds: number };
    readonly creator: { readonly mspId: string; readonly certificatePem: string };
    readonly args: readonly Uint8Array[];
    readonly response: { readonly payload: Uint8Array };
    readonly rwset: {
      readonly reads: readonly { readonly key: string; readonly version: EmbeddedVersion | null }[];
      readonly writes: readonly { readonly key: string; readonly value: Uint8Array | null }[];
    };
  } | null;
}

/** What is used of the embedded ledger. */
export interface EmbeddedBlocks {
  blocks(options: { readonly from: number; readonly follow: boolean }): AsyncIterable<{
    readonly number: number;
    readonly transactions: readonly EmbeddedTransaction[];
  }>;
}

const STALE = new Set(['MVCC_READ_CONFLICT']);

/** Blocks of the embedded ledger as a follower reads them. */
export function embeddedFeed(ledger: EmbeddedBlocks): PeerFeed {
  return {
    async *blocks(from: number): AsyncIterable<PeerBlock> {
      for await (const { number, transactions } of ledger.blocks({ from, follow: false })) {
        yield { number, transactions: transactions.flatMap(read) };
      }
    },
  };
}

/** Bytes that are no transaction changed nothing and are left out. */
function read({ index, code, content }: EmbeddedTransaction): PeerTransaction[] {
  if (content === null) return [];
  const { txId, time, creator, args, response, rwset } = content;
  const [fn = new Uint8Array(0), ...rest] = args;
  return [
    {
      index,
      verdict: code === 'VALID' ? 'valid' : STALE.has(code) ? 'stale' : 'other',
      call: {
        ...{ txId, fn: Buffer.from(fn).toString('utf8'), args: rest, creator },
        seconds: time.seconds,
      },
      answer: response.payload,
      reads: rwset.reads.map(({ key, version }) => ({
        key,
        version: version && { block: version.block, transaction: version.tx },
      })),
      writes: rwset.writes,
    },
  ];
}
