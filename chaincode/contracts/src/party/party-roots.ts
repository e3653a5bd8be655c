import { FuqiError, LIMITS } from '@fuqi/domain';
import type { Overlay } from '../overlay/overlay';
import {
  readPartyHead,
  readPartyRoot,
  writePartyHead,
  writePartyRoot,
} from '../state/party-repository';

/** A change of the party tree, as a `register` proof states it. */
export interface PartyChange {
  readonly oldRoot: bigint;
  readonly newRoot: bigint;
  /** Whether the change takes something away from a member, so that nobody may cite an older root any more. */
  readonly closesOlder: boolean;
  /** Digest of the operation, hex; the new root keeps it as the receipt. */
  readonly digest: string;
}

/**
 * Moves the party tree one leaf on. At most sixteen roots are open: with the seventeenth the oldest closes.
 *
 * A root never comes back: changes without a tag have no other receipt than their root, so a second visit would let an older
 * change be replayed. Lifting a freeze therefore renews the member's KYC day, which makes the leaf another one.
 *
 * @throws FuqiError `party-root-stale` when `oldRoot` is not the newest root, or when `newRoot` existed before
 */
export async function advancePartyRoot(overlay: Overlay, change: PartyChange): Promise<void> {
  const head = await readPartyHead(overlay);
  if (head?.open.at(-1) !== change.oldRoot) throw new FuqiError('party-root-stale');
  if ((await readPartyRoot(overlay, change.newRoot)) !== undefined)
    throw new FuqiError('party-root-stale');
  const kept = change.closesOlder ? [] : head.open.slice(1 - LIMITS.openPartyRoots);
  for (const root of head.open) {
    if (!kept.includes(root)) await closePartyRoot(overlay, root);
  }
  writePartyRoot(overlay, change.newRoot, { state: 'open', digest: change.digest });
  writePartyHead(overlay, { open: [...kept, change.newRoot] });
}

/** Closes every open root but the newest. @throws FuqiError `not-found` before the channel is opened */
export async function closeOlderPartyRoots(overlay: Overlay): Promise<void> {
  const head = await readPartyHead(overlay);
  const newest = head?.open.at(-1);
  if (head === undefined || newest === undefined) throw new FuqiError('not-found', 'party root');
  for (const root of head.open.slice(0, -1)) await closePartyRoot(overlay, root);
  writePartyHead(overlay, { open: [newest] });
}

async function closePartyRoot(overlay: Overlay, root: bigint): Promise<void> {
  const found = await readPartyRoot(overlay, root);
  if (found === undefined) throw new FuqiError('state-damaged', 'party root');
  writePartyRoot(overlay, root, { state: 'closed', digest: found.digest });
}
