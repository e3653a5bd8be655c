import { POWER, ROLE } from '@fuqi/protocol';

/** A name in both languages. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

/** An officer of the cast and what he or she may do. */
export interface CastOfficer {
  readonly name: string;
  readonly powers: readonly (keyof typeof POWERS)[];
}

/** A member of the cast, as the scenario's file tells it. */
export interface CastMember {
  readonly name: Name;
  /** Unified social credit code; a mandate is registered under its operator's. */
  readonly usci: string;
  readonly role: keyof typeof ROLES;
  /** The institution behind a mandate. */
  readonly operator?: string;
  readonly officers: readonly CastOfficer[];
  /** From this amount on two officers sign, in yuan; `never` where one always suffices. */
  readonly twoOfficersFrom: string;
  /** The bank that keeps its account. */
  readonly accountAt: string;
}

export const POWERS = {
  trade: POWER.TRADE,
  grant: POWER.GRANT,
  admin: POWER.ADMIN,
  attest: POWER.ATTEST,
} as const;

export const ROLES = {
  enterprise: ROLE.ENTERPRISE,
  bank: ROLE.BANK,
  mandate: ROLE.MANDATE,
} as const;
