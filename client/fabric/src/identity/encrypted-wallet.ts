import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { IdentityError } from './errors';
import type { StoredIdentity } from './stored-identity';

const SUFFIX = '.identity';
const SALT = 16;
const IV = 12;
const TAG = 16;
/** scrypt with 2^15 blocks of 8: some 60 ms and 32 MiB for each guess. */
const SCRYPT = { N: 1 << 15, r: 8, p: 1, maxmem: 64 << 20 };

/** A passphrase with the keys that were derived from it; shared by wallets, so that each salt costs its time once. */
export class WalletKeys {
  /** For all that is written with this object. */
  readonly salt = randomBytes(SALT);
  readonly #keys = new Map<string, Buffer>();

  constructor(private readonly passphrase: string) {}

  key(salt: Buffer): Buffer {
    const id = salt.toString('hex');
    const known = this.#keys.get(id);
    if (known !== undefined) return known;
    const key = scryptSync(this.passphrase, salt, 32, SCRYPT);
    this.#keys.set(id, key);
    return key;
  }
}

/**
 * Identities in a folder, each file sealed with AES-256-GCM under a key derived from a passphrase; the file's name is
 * authenticated with it, so that one identity cannot be put in another's place. The stock file wallet writes plain keys.
 */
export class EncryptedWallet {
  constructor(
    private readonly folder: string,
    private readonly keys: WalletKeys,
  ) {}

  /** Writes whole or not at all. @throws IdentityError `BAD_NAME` */
  async put(name: string, identity: StoredIdentity): Promise<void> {
    const target = this.#file(name);
    const { salt } = this.keys;
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.keys.key(salt), iv).setAAD(Buffer.from(name));
    const body = Buffer.concat([cipher.update(JSON.stringify(identity), 'utf8'), cipher.final()]);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = await open(`${target}.new`, 'w', 0o600);
    try {
      await file.writeFile(Buffer.concat([salt, iv, cipher.getAuthTag(), body]));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${target}.new`, target);
  }

  /** @throws IdentityError `NOT_IN_WALLET`, `WALLET_SEALED`, `BAD_NAME` */
  async get(name: string): Promise<StoredIdentity> {
    const file = this.#file(name);
    const sealed = await readFile(file).catch((cause: unknown) => {
      throw new IdentityError('NOT_IN_WALLET', `no identity ${name} in the wallet`, { cause });
    });
    return this.#open(name, sealed);
  }

  async names(): Promise<readonly string[]> {
    const files = await readdir(this.folder).catch((): string[] => []);
    return files
      .filter((file) => file.endsWith(SUFFIX))
      .map((file) => file.slice(0, -SUFFIX.length))
      .sort();
  }

  #open(name: string, sealed: Buffer): StoredIdentity {
    const salt = sealed.subarray(0, SALT);
    const iv = sealed.subarray(SALT, SALT + IV);
    const tag = sealed.subarray(SALT + IV, SALT + IV + TAG);
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.keys.key(salt), iv, {
        authTagLength: TAG,
      });
      cipher.setAAD(Buffer.from(name)).setAuthTag(tag);
      const body = Buffer.concat([cipher.update(sealed.subarray(SALT + IV + TAG)), cipher.final()]);
      return JSON.parse(body.toString('utf8')) as StoredIdentity;
    } catch (cause) {
      const message = `identity ${name} cannot be opened: altered, or another passphrase`;
      throw new IdentityError('WALLET_SEALED', message, { cause });
    }
  }

  #file(name: string): string {
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) {
      throw new IdentityError('BAD_NAME', 'names are small letters, digits and hyphens');
    }
    return join(this.folder, `${name}${SUFFIX}`);
  }
}
