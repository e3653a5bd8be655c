/**
 * What a leg does, as whoever signs it sees it, and the check that the leg's commitments are exactly that: an officer trusts
 * no server to say what is being signed.
 */
import { FuqiError } from '@fuqi/domain';
import {
  boundInputs,
  attestDigest,
  clearDigest,
  grantDigest,
  issueDigest,
  memberHash,
  moveDigest,
  recordCommitment,
  registerDigest,
} from '@fuqi/protocol';
import type { CircuitName, LedgerRecord, Member } from '@fuqi/protocol';
import { commitmentOf, nullifierOf } from '../notes/opened-note';
import type { OpenedNote } from '../notes/opened-note';

/** The opening of a leg. */
export interface LegView {
  readonly circuit: CircuitName;
  /** Action of `move` and `clear`, kind of `grant`, mode of `register`, type of `attest`; 0 for `issue`. */
  readonly action: bigint;
  /** Member whose officers sign. */
  readonly signer: number;
  /** Member whose officers sign as well: the supplier of an invoice. */
  readonly cosigner: number | undefined;
  /** Notes that are spent, in order; padding is left out. */
  readonly inputs: readonly OpenedNote[];
  /** Notes that are made, by place; undefined where the reader is not told. */
  readonly outputs: readonly (OpenedNote | undefined)[];
  readonly record: LedgerRecord | undefined;
  readonly registration:
    | {
        readonly old: Member | undefined;
        readonly next: Member;
        readonly closes: boolean;
      }
    | undefined;
}

/** A leg as it is signed: what the context binds of it, and its opening. */
export interface PublicLeg {
  /** In the order of `boundInputs(view.circuit)`. */
  readonly bound: readonly bigint[];
  readonly memos: readonly Uint8Array[];
  readonly view: LegView;
}

/** Bound inputs by name. */
export function boundByName({
  view,
  bound,
}: Pick<PublicLeg, 'view' | 'bound'>): Map<string, bigint> {
  return new Map(boundInputs(view.circuit).map((name, i) => [name, bound[i] ?? -1n]));
}

/**
 * Refuses a leg whose nullifiers or commitments are not those of its opening.
 * @throws FuqiError `signature-invalid`
 */
export function checkLeg(leg: PublicLeg): void {
  const names = boundByName(leg);
  const { view } = leg;
  view.inputs.forEach((note, i) => requireSame(names.get(`nf${i}`), nullifierOf(note)));
  view.outputs.forEach((note, j) => {
    if (note !== undefined) requireSame(names.get(`cm${j}`), commitmentOf(note));
  });
  if (view.record !== undefined) requireSame(names.get('cm0'), recordCommitment(view.record));
  if (view.registration !== undefined) checkRegistration(names, view.registration);
}

function checkRegistration(
  names: ReadonlyMap<string, bigint>,
  { next, closes }: NonNullable<LegView['registration']>,
): void {
  requireSame(names.get('index'), next.index);
  requireSame(names.get('newLeaf'), memberHash(next));
  requireSame(names.get('closes'), closes ? 1n : 0n);
}

function requireSame(bound: bigint | undefined, shown: bigint): void {
  if (bound !== shown) {
    throw new FuqiError('signature-invalid', 'the leg does not do what is shown', {
      layer: 'wallet',
    });
  }
}

/** What officers sign of a leg. @param context of the whole operation */
export function legDigest(leg: Pick<PublicLeg, 'view' | 'bound'>, context: bigint): bigint {
  const { view } = leg;
  const { action, registration } = view;
  const names = boundByName(leg);
  const at = (name: string): bigint => names.get(name) ?? 0n;
  const four = [at('cm0'), at('cm1'), at('cm2'), at('cm3')] as const;
  const nullifiers = [at('nf0'), at('nf1')] as const;
  switch (view.circuit) {
    case 'move':
      return moveDigest({ action, context, nullifiers, commitments: four });
    case 'issue':
      return issueDigest({ context, nullifiers, commitments: four });
    case 'clear': {
      const commitments = [at('cm0'), at('cm1')] as const;
      return clearDigest({ action, context, nf0: at('nf0'), commitments });
    }
    case 'grant':
      return grantDigest({ kind: action, context, tag: at('tag'), commitment: at('cm0') });
    case 'attest':
      return attestDigest({ type: action, context, tag: at('tag'), commitment: at('cm0') });
    case 'register': {
      if (registration === undefined) throw new FuqiError('malformed', 'registration');
      const oldLeaf = registration.old === undefined ? 0n : memberHash(registration.old);
      const newLeaf = memberHash(registration.next);
      return registerDigest({ mode: action, context, oldLeaf, newLeaf, tag: at('tag') });
    }
  }
}
