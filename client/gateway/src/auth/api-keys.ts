/**
 * API keys: `fuqi_<id>_<secret>`. The secret is 32 random bytes, shown once and kept as its SHA-256 (a slow hash would add
 * nothing to 256 bits), compared in constant time.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Database } from '../db/database';
import { z } from '../schemas/z';
import { newApiKey, secretDigest } from './new-api-key';
import { ROLES, ROLE_NAMES } from './principal';
import type { Authenticator, Credentials, Principal, RoleName } from './principal';

const KEY = /^Bearer fuqi_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

const keyRow = z.object({
  id: z.string(),
  name: z.string(),
  hash: z.string(),
  role: z.enum(ROLE_NAMES),
  officer: z.int().nullable(),
});

/** A key as it is listed: everything but the secret. */
export interface NewApiKey {
  readonly name: string;
  readonly role: RoleName;
  /** Slot of the officer whose key this is. One person has one slot. */
  readonly officer?: number | undefined;
}

/** See the file. */
export class ApiKeys implements Authenticator {
  constructor(
    private readonly db: Database,
    private readonly now: () => string,
  ) {}

  /** Makes a key. @returns the whole key, which can never be read again */
  async create({ name, role, officer }: NewApiKey): Promise<{ id: string; key: string }> {
    const { key, id, sha256 } = newApiKey();
    await this.db.run(
      'insert into api_keys (id, name, hash, role, officer, created_at) values ($1,$2,$3,$4,$5,$6)',
      [id, name, sha256, role, officer ?? null, this.now()],
    );
    return { id, key };
  }

  /** Takes a key from the configuration, by its hash. One that is known already stays as it is, also when it was revoked. */
  async declare(
    entry: NewApiKey & { readonly id: string; readonly sha256: string },
  ): Promise<void> {
    const { id, sha256, name, role, officer } = entry;
    await this.db.run(
      `insert into api_keys (id, name, hash, role, officer, created_at) values ($1,$2,$3,$4,$5,$6)
       on conflict (id) do nothing`,
      [id, name, sha256, role, officer ?? null, this.now()],
    );
  }

  /** Ends a key; it stays listed. @returns whether there was a live one */
  async revoke(id: string): Promise<boolean> {
    const rows = await this.db.query(
      z.object({ id: z.string() }),
      'update api_keys set revoked_at = $2 where id = $1 and revoked_at is null returning id',
      [id, this.now()],
    );
    return rows.length > 0;
  }

  async authenticate({ authorization }: Credentials): Promise<Principal | undefined> {
    const [, id, secret] = KEY.exec(authorization ?? '') ?? [];
    if (id === undefined || secret === undefined) return undefined;
    const [row] = await this.db.query(
      keyRow,
      'select id, name, hash, role, officer from api_keys where id = $1 and revoked_at is null',
      [id],
    );
    if (row === undefined) return undefined;
    if (!timingSafeEqual(Buffer.from(row.hash, 'hex'), secretDigest(secret))) return undefined;
    return {
      id: `api-key:${row.id}`,
      kind: 'api-key',
      scopes: new Set(ROLES[row.role]),
      officer: row.officer ?? undefined,
    };
  }
}
