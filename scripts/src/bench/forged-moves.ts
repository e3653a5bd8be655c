import type { TrapdoorKey } from '@fuqi/contracts/dist/proof/testing/index';
import {
  EMPTY_PARTY_ROOT,
  FIRST_DATE,
  fixedInputs,
} from '@fuqi/contracts/dist/testing/test-network';
import { draftLeg, unproved } from '@fuqi/contracts/dist/testing/test-operation';
import {
  type Network,
  type Operation,
  assemblePublics,
  encodeOperation,
  fieldToHex,
  legEffects,
  operationContext,
} from '@fuqi/protocol';

/** An operation ready to be submitted. */
export interface ForgedMove {
  readonly bytes: Uint8Array;
  /** Its entry in a seal's list. */
  readonly anchor: string;
}

/** What differs from noise in a forged move. */
export interface MoveContent {
  readonly label: string;
  readonly values?: Readonly<Record<string, bigint>>;
  readonly memos?: readonly Uint8Array[];
}

/** Notes that one move makes. */
export const NOTES_PER_MOVE = 4;

/**
 * Moves of notes that do not exist, each with a valid proof of its own under a key with a known trapdoor. To contracts and
 * verifier they are what real ones are: no two share a nullifier, a commitment, a memo or a proof.
 */
export class MoveForger {
  constructor(
    private readonly network: Network,
    private readonly key: TrapdoorKey,
    /** A root that the ledger knows. */
    private readonly root: bigint,
  ) {}

  /** @param prove false leaves the proofs empty, for a ledger that is being filled without looking at them */
  forge(contents: readonly MoveContent[], prove = true): ForgedMove[] {
    const drafts = contents.map((content) => this.draft(content));
    if (!prove) return drafts.map(encoded);
    const statements = drafts.map((operation) => {
      const [leg] = operation.legs;
      const context = operationContext(this.network, operation);
      return assemblePublics('move', leg?.publics ?? [], { ...fixedInputs(operation), context });
    });
    const proofs = this.key.forgeMany(statements, contents[0]?.label);
    return drafts.map((operation, i) => {
      const proof = proofs[i];
      if (proof === undefined) throw new Error('a proof is missing');
      return encoded({ ...operation, legs: operation.legs.map((leg) => ({ ...leg, proof })) });
    });
  }

  private draft({ label, values = {}, memos }: MoveContent): Operation {
    const roots = { root0: this.root, root1: this.root, recordRoot: this.root };
    const leg = draftLeg('move', label, { ...roots, ...values });
    const head = {
      ...{ validUntil: FIRST_DATE + 20, evidence: new Uint8Array(32), text: new Uint8Array(32) },
      ...{ date: FIRST_DATE, epoch: 1, policy: 1, partyRoot: EMPTY_PARTY_ROOT },
    };
    return unproved(head, [{ ...leg, memos: memos ?? leg.memos }]);
  }
}

function encoded(operation: Operation): ForgedMove {
  const [leg] = operation.legs;
  const { nullifiers } = legEffects('move', leg?.publics ?? []);
  return {
    bytes: encodeOperation(operation),
    anchor: `nf/${fieldToHex(nullifiers[0] ?? 0n)}`,
  };
}
