/** What members are on this network, in the words of the trade. */
import { ROLE, STANDING } from '@fuqi/protocol';
import type { Member } from '@fuqi/protocol';
import type { Database } from '../db/database';
import { z } from '../schemas/z';
import type { GatewayMember } from './gateway-member';

export const MEMBER_ROLES = ['core', 'supplier', 'bank', 'registrar', 'supervisor'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const STANDING_NAMES = ['active', 'suspended', 'frozen'] as const;
export type StandingName = (typeof STANDING_NAMES)[number];

const STANDINGS: Readonly<Record<string, StandingName>> = {
  [String(STANDING.ACTIVE)]: 'active',
  [String(STANDING.SUSPENDED)]: 'suspended',
  [String(STANDING.FROZEN)]: 'frozen',
};

/** A leaf's standing by name; whatever the ledger does not name is no standing to trade on. */
export const standingName = ({ status }: Member): StandingName =>
  STANDINGS[String(status.standing)] ?? 'frozen';

const issuerRow = z.object({ issuer: z.int() });

/**
 * Enterprises that are known here as issuers: of a voucher in the tables, or of a quota. The ledger's leaf says enterprise
 * and no more, so an issuer of whom nothing was seen is shown as a supplier.
 */
export async function knownIssuers(db: Database): Promise<ReadonlySet<number>> {
  const rows = await db.query(
    issuerRow,
    "select distinct issuer from vouchers where kind in ('quota', 'capacity', 'voucher')",
  );
  return new Set(rows.map(({ issuer }) => issuer));
}

/** Roles of a member by its leaf, the mandates that it operates, and what is known of issuers. */
export function rolesOf(
  member: Member,
  { book }: Pick<GatewayMember, 'book'>,
  issuers: ReadonlySet<number>,
): MemberRole[] {
  const { roles, operator } = member.status;
  const id = Number(member.index);
  const has = (role: bigint): boolean => (roles & role) !== 0n;
  const operates = book.all.some(
    ({ index, status }) =>
      index !== member.index &&
      (status.roles & ROLE.MANDATE) !== 0n &&
      status.operator === member.index,
  );
  const found: MemberRole[] = [];
  if (has(ROLE.ENTERPRISE)) found.push(...(issuers.has(id) ? (['core'] as const) : []), 'supplier');
  if (has(ROLE.BANK)) found.push('bank');
  if (has(ROLE.MANDATE) || (operates && operator === member.index)) found.push('registrar');
  return found;
}
