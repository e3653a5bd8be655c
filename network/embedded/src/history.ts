import { historyPosition, historyRange } from './layout';
import { readBlock } from './ledger-reader';
import type { TransactionTime } from './proposal';
import type { StorageReader } from './storage';
import { parseTransaction } from './transaction';

/** One past write of a key. */
export interface HistoryItem {
  readonly txId: string;
  readonly time: TransactionTime;
  /** `null`: the key was deleted. */
  readonly value: Uint8Array | null;
}

/** Valid writes of a key, newest first. The index names transactions; values come from blocks. */
export async function* readHistory(
  reader: StorageReader,
  key: string,
): AsyncIterableIterator<HistoryItem> {
  for await (const [stored] of reader.range({ ...historyRange(key), reverse: true })) {
    const { block, tx } = historyPosition(stored);
    const envelope = readBlock(reader, block).items[tx];
    if (envelope === undefined) continue;
    const { proposal, endorsed } = parseTransaction(envelope);
    const write = endorsed.rwset.writes.find((candidate) => candidate.key === key);
    if (write !== undefined) yield { txId: proposal.txId, time: proposal.time, value: write.value };
  }
}
