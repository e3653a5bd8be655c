/** Which signatures a leg needs, and whether they are there. */
import { FuqiError } from '@fuqi/domain';
import { KIND, ONE_OFFICER_SUFFICES, POWER, REGISTER_MODE } from '@fuqi/protocol';
import type { Member } from '@fuqi/protocol';
import type { OfficerSignature as ProofSignature } from '@fuqi/zk-circuits';
import { verifyOfficerSignature } from '../keys/officer-key';
import type { PartyBook } from '../members/party-book';
import { legDigest } from './leg-view';
import type { LegView, PublicLeg } from './leg-view';
import type { LegSignature } from './signing';

type Registration = NonNullable<LegView['registration']>;

/** How many officers of whom sign, with which power. */
export interface SignatureRule {
  readonly member: Member;
  readonly power: bigint;
  readonly count: 0 | 1 | 2;
}

/** The rule of the signing member, and of the co-signing one if there is one. */
export interface SignatureRules {
  readonly signer: SignatureRule;
  readonly cosigner: SignatureRule | undefined;
}

function byValue(member: Member, value: bigint): 1 | 2 {
  return value >= member.status.dualFrom ? 2 : 1;
}

/** Sum of what a leg spends or makes. */
function valueOf({ inputs, outputs, record }: LegView): bigint {
  if (record !== undefined) return record.amount;
  const notes = inputs.length > 0 ? inputs : outputs;
  return notes.reduce((sum, note) => sum + (note?.value ?? 0n), 0n);
}

/** The rules of a leg. @throws FuqiError `party-unknown` */
export function signatureRules(view: LegView, book: PartyBook): SignatureRules {
  if (view.registration !== undefined) return registrationRules(view.action, view.registration);
  const member = book.member(view.signer);
  const value = valueOf(view);
  const { action, circuit } = view;
  const authority = circuit === 'grant' && (action === KIND.QUOTA || action === KIND.LIMIT);
  const always = circuit === 'issue' || authority;
  const signer = {
    member,
    power: circuit === 'attest' ? POWER.ATTEST : authority ? POWER.GRANT : POWER.TRADE,
    count: always ? (2 as const) : byValue(member, value),
  };
  if (view.cosigner === undefined) return { signer, cosigner: undefined };
  const other = book.member(view.cosigner);
  return { signer, cosigner: { member: other, power: POWER.TRADE, count: byValue(other, value) } };
}

function registrationRules(action: bigint, { old, next }: Registration): SignatureRules {
  const member = old ?? next;
  const updates = action === REGISTER_MODE.UPDATE;
  const count = !updates ? 0 : member.status.dualFrom === ONE_OFFICER_SUFFICES ? 1 : 2;
  return { signer: { member, power: POWER.ADMIN, count }, cosigner: undefined };
}

/**
 * The signatures of a rule, in the form in which they are proved.
 * @throws FuqiError `second-officer-required`, `same-officer`, `officer-unknown`, `power-missing`, `signature-invalid`
 */
export function collectSignatures(
  leg: PublicLeg,
  context: bigint,
  rule: SignatureRule,
  signatures: readonly LegSignature[],
): ProofSignature[] {
  const own = signatures.filter(
    ({ member, role }) => role === 'officer' && BigInt(member) === rule.member.index,
  );
  if (new Set(own.map(({ slot }) => slot)).size !== own.length) {
    throw new FuqiError('same-officer', '', { layer: 'wallet' });
  }
  if (own.length < rule.count) {
    const missing =
      rule.count === 2 && own.length === 1 ? 'second-officer-required' : 'signature-invalid';
    throw new FuqiError(missing, 'signature missing', { layer: 'wallet' });
  }
  const digest = legDigest(leg, context);
  return own.slice(0, rule.count).map(({ slot, r8, s }) => {
    const officer = rule.member.officers[slot];
    if (officer === undefined) throw new FuqiError('officer-unknown');
    if ((officer.powers & rule.power) === 0n) {
      throw new FuqiError('power-missing', '', { layer: 'wallet' });
    }
    if (!verifyOfficerSignature(officer.key, digest, { r8, s })) {
      throw new FuqiError('signature-invalid', `officer ${slot}`, { layer: 'wallet' });
    }
    return { slot: BigInt(slot), key: officer.key, powers: officer.powers, r8, s };
  });
}
