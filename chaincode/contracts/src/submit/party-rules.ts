import { FuqiError } from '@fuqi/domain';
import { REGISTER_MODE } from '@fuqi/protocol';
import { actsForBank } from '../authz/actor';
import type { Actor, Membership } from '../authz/actor';
import type { Overlay } from '../overlay/overlay';
import { readPartyHead, readPartyRoot } from '../state/party-repository';
import type { ReadOperation } from './read-operation';

/** New members and changes of standing come from a bank's registrar; officers change their own leaf through anybody. */
export function requireRegistrar({ legs }: ReadOperation, actor: Actor, channel: Membership): void {
  for (const { registration } of legs) {
    if (registration === undefined || registration.mode === REGISTER_MODE.UPDATE) continue;
    if (!actsForBank(actor, 'registrar', channel))
      throw new FuqiError('not-permitted', 'registrar');
  }
}

/** The cited party root is open. @throws FuqiError `party-root-closed`, for an unknown one too */
export async function requireOpenPartyRoot(overlay: Overlay, root: bigint): Promise<void> {
  if ((await readPartyRoot(overlay, root))?.state !== 'open')
    throw new FuqiError('party-root-closed');
}

/**
 * The party roots that operations of a batch may still turn out to have: those of registrations before them in the batch.
 * Before proofs are checked nothing is applied, so a chain of registrations is followed here by name; applying decides.
 */
export class ExpectedPartyRoots {
  readonly #made = new Set<bigint>();

  /** Refuses, before any proof is checked, an operation that cannot succeed on the party tree. */
  async check(overlay: Overlay, { operation, legs }: ReadOperation): Promise<void> {
    if (!this.#made.has(operation.partyRoot))
      await requireOpenPartyRoot(overlay, operation.partyRoot);
    const made = new Set(this.#made);
    for (const { registration } of legs) {
      if (registration === undefined) continue;
      if (!made.has(registration.oldRoot)) {
        const head = await readPartyHead(overlay);
        if (head?.open.at(-1) !== registration.oldRoot) throw new FuqiError('party-root-stale');
      }
      made.add(registration.newRoot);
    }
  }

  /** Notes what an operation that passed every check but its proofs would make. */
  note({ legs }: ReadOperation): void {
    for (const { registration } of legs) {
      if (registration !== undefined) this.#made.add(registration.newRoot);
    }
  }
}
