/** Keeping the list of members in step with the ledger: registrations publish leaves, and every path changes with each. */
import { FuqiError } from '@fuqi/domain';
import type { Ledger, LedgerBlock } from '../ledger/ledger';
import { scanOperation } from '../ledger/scan-operation';
import type { PartyBook } from './party-book';

const TRIES = 5;

/**
 * Takes all leaves that the ledger has. Members whose leaf changed are forgotten until their new opening is put.
 * @returns ids of leaves whose openings are not known here
 * @throws FuqiError `party-root-stale` when registrations keep coming in between
 */
export async function syncBook(
  book: PartyBook,
  ledger: Pick<Ledger, 'partyLeaves' | 'versions'>,
): Promise<number[]> {
  for (let left = TRIES; left > 0; left -= 1) {
    const leaves = await ledger.partyLeaves();
    leaves.forEach(({ index, leaf }) => book.publish(index, leaf));
    const { partyRoots } = await ledger.versions();
    if (partyRoots.at(-1) !== book.root) continue;
    return leaves.map(({ index }) => index).filter((index) => !book.has(index));
  }
  throw new FuqiError('party-root-stale', 'leaves do not fit the root', { layer: 'wallet' });
}

/** Takes the leaves that a block published. @returns their ids */
export function followRegistrations(book: PartyBook, block: LedgerBlock): number[] {
  const changed: number[] = [];
  for (const event of block.events) {
    if (event.type !== 'operation') continue;
    for (const leg of scanOperation(event.bytes)) {
      if (leg.circuit !== 'register') continue;
      const index = Number(leg.input('index'));
      book.publish(index, leg.input('newLeaf'));
      changed.push(index);
    }
  }
  return changed;
}
