import {
  type Account,
  type Member,
  type Officer,
  type Point,
  type Status,
  ONE_OFFICER_SUFFICES,
  POWER,
  ROLE,
  STANDING,
  SUBGROUP_ORDER,
  nkCommitment,
  poseidon,
} from '@fuqi/protocol';
import { derivePublicKey, signMessage } from '@zk-kit/eddsa-poseidon';
import { createHash } from 'node:crypto';
import { multiplyBase } from '../inputs/curve';
import type { OfficerSignature } from '../inputs/openings';
import type { Possession } from '../inputs/register';

/** A field element told by its name: equal names are equal elements, in every run. */
export function named(name: string): bigint {
  return BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 62)}`);
}

/** A scalar of the curve told by its name. */
export function namedScalar(name: string): bigint {
  return (named(name) % (SUBGROUP_ORDER - 1n)) + 1n;
}

/** A member of the test world with all its secrets. */
export interface TestMember {
  readonly name: string;
  readonly member: Member;
  readonly nk: bigint;
  readonly viewSecret: bigint;
}

/** Powers of the officers in slots 0, 1 and 2; the other slots are empty. */
export const TEST_POWERS = [
  POWER.TRADE | POWER.GRANT | POWER.ATTEST,
  POWER.TRADE | POWER.GRANT | POWER.ATTEST | POWER.ADMIN,
  POWER.ADMIN,
] as const;

/** Value from which members of the test world need two officers, in fen. */
export const TEST_DUAL_FROM = 10_000_00n;

/** An officer whose key is told by a name. */
export function testOfficer(secret: string, powers: bigint): Officer {
  const [x, y] = derivePublicKey(secretBytes(secret));
  return { key: { x, y }, powers };
}

/** A member whose secrets are told by its name; officers' keys are named `<name> 0` and so on. */
export function testMember(
  name: string,
  index: bigint,
  changes: { roles?: bigint; operator?: bigint; account: Account },
): TestMember {
  const nk = named(`nk of ${name}`);
  const viewSecret = namedScalar(`view of ${name}`);
  const status: Status = {
    roles: changes.roles ?? ROLE.ENTERPRISE,
    standing: STANDING.ACTIVE,
    kycDay: 21_000n,
    dualFrom: TEST_DUAL_FROM,
    operator: changes.operator ?? index,
  };
  const officers = Array.from({ length: 8 }, (_, slot) => {
    const powers = TEST_POWERS[slot];
    return powers === undefined ? undefined : testOfficer(`${name} ${slot}`, powers);
  });
  const member: Member = {
    index,
    officers,
    view: multiplyBase(viewSecret),
    status,
    account: changes.account,
    nkCommitment: nkCommitment(nk),
    salt: named(`leaf of ${name}`),
  };
  return { name, member, nk, viewSecret };
}

/** Signatures of a member's officers in the given slots. */
export function signedBy(
  member: TestMember,
  digest: bigint,
  slots: readonly number[],
): OfficerSignature[] {
  return slots.map((slot) => {
    const officer = member.member.officers[slot];
    if (officer === undefined) throw new RangeError(`${member.name} has no officer ${slot}`);
    const { r8, s } = signedWith(`${member.name} ${slot}`, digest);
    return { slot: BigInt(slot), key: officer.key, powers: officer.powers, r8, s };
  });
}

/** A signature by the key of a name. */
export function signedWith(secret: string, digest: bigint): Possession {
  const { R8, S } = signMessage(secretBytes(secret), digest);
  return { r8: point(R8), s: S };
}

/** A signature by the key scalar·B8: S = r + 8·h·scalar, as circomlib's verifier has it. */
export function signedWithScalar(scalar: bigint, digest: bigint): Possession {
  const nonce = namedScalar(`nonce of ${scalar} ${digest}`);
  const key = multiplyBase(scalar);
  const r8 = multiplyBase(nonce);
  const h = poseidon([r8.x, r8.y, key.x, key.y, digest]);
  return { r8, s: (nonce + 8n * h * scalar) % SUBGROUP_ORDER };
}

/** Officers that sign an operation of this value: one, or two from the threshold. */
export function slotsFor(member: TestMember, value: bigint): number[] {
  const { dualFrom } = member.member.status;
  return value >= dualFrom && dualFrom !== ONE_OFFICER_SUFFICES ? [0, 1] : [0];
}

/** The private key of an officer that is told by a name. */
export function secretBytes(secret: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`officer ${secret}`).digest());
}

function point([x, y]: readonly [bigint, bigint]): Point {
  return { x, y };
}
