/** Who acts, and the port by which a gateway finds out: API keys today, passkeys and client certificates behind the same port. */
export const SCOPES = [
  'self:read',
  'vouchers:read',
  'operations:read',
  'operations:draft',
  'operations:sign',
  'operations:submit',
  'quotes:write',
  'webhooks:manage',
  'events:read',
  'audit:read',
  'keys:manage',
] as const;

export type Scope = (typeof SCOPES)[number];

/** Everybody may ask who he is. */
const READ: readonly Scope[] = ['self:read', 'vouchers:read', 'operations:read', 'events:read'];

/** Roles as bundles of scopes. Maker and checker are told apart by who signed first, not by the role. */
export const ROLES = {
  reader: READ,
  officer: [...READ, 'operations:draft', 'operations:sign', 'operations:submit', 'quotes:write'],
  integration: [...READ, 'operations:draft', 'operations:submit', 'quotes:write'],
  auditor: [...READ, 'audit:read'],
  administrator: ['self:read', 'keys:manage', 'webhooks:manage', 'audit:read'],
} as const satisfies Record<string, readonly Scope[]>;

export type RoleName = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as [RoleName, ...RoleName[]];

/** Somebody who acts on this gateway. */
export interface Principal {
  /** Stable; names the person or machine in the audit log. */
  readonly id: string;
  readonly kind: 'api-key' | 'passkey' | 'certificate' | 'member';
  readonly scopes: ReadonlySet<Scope>;
  /** Slot in the member's leaf of the officer that this principal is; undefined for machines. */
  readonly officer: number | undefined;
}

/** What a request shows of its sender. */
export interface Credentials {
  readonly authorization: string | undefined;
}

/** Finds the principal of a request; undefined when the credentials are missing or wrong. */
export interface Authenticator {
  authenticate(credentials: Credentials): Promise<Principal | undefined>;
}
