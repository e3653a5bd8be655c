import { FuqiError } from '@fuqi/domain';
import { REGISTER_MODE } from '@fuqi/protocol';
import type { Network } from '@fuqi/protocol';
import { requireBank } from '../authz/actor';
import type { Actor, Membership } from '../authz/actor';
import type { Overlay } from '../overlay/overlay';
import { readPartyHead, readPartyRoot } from '../state/party-repository';
import { requireConsent } from '../party/institution-consent';
import type { ReadOperation, Registration } from './read-operation';

/** What the rules on members look at beside the operation. */
export interface PartySetting {
  readonly overlay: Overlay;
  readonly actor: Actor;
  readonly channel: Membership;
  readonly network: Network;
}

const INSTITUTION_MODES: readonly bigint[] = [
  REGISTER_MODE.NEW_INSTITUTION,
  REGISTER_MODE.INSTITUTION_STANDING,
];

/** Whether a registration makes or changes a bank, a mandate, a warehouse or an inspector. */
export function isInstitutions({ mode }: Registration): boolean {
  return INSTITUTION_MODES.includes(mode);
}

/**
 * Every registration comes from a bank's registrar, and one of an institution after another bank has agreed to the leaf.
 *
 * @throws FuqiError `not-permitted`, `second-bank-required`
 */
export async function requireRegistrar(
  { overlay, actor, channel, network }: PartySetting,
  { legs }: ReadOperation,
): Promise<void> {
  for (const { registration } of legs) {
    if (registration === undefined) continue;
    const bank = requireBank(actor, 'registrar', channel);
    if (isInstitutions(registration)) {
      await requireConsent(overlay, network.channel, bank, registration);
    }
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
