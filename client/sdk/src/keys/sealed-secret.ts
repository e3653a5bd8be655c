/**
 * A secret under a passphrase: AES-256-GCM with a key that a slow hash makes from the passphrase. Everything public
 * about the secret is authenticated with it, so a file cannot be passed off as another one's.
 */
import { FuqiError } from '@fuqi/domain';
import { fromHex, toHex } from '@fuqi/protocol';
import { utf8 } from '../bytes';
import { secureRandom } from '../random';
import { webCrypto } from '../web-crypto';
import type { WebKey } from '../web-crypto';
import type { RandomSource } from '../random';

/** Cost of the slow hash. Memory is 128 · N · r bytes. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about half a second: the OWASP recommendation for scrypt. */
export const DEFAULT_COST: ScryptCost = { N: 1 << 17, r: 8, p: 1 };
const LOWEST_N = 1 << 14;
const HIGHEST_N = 1 << 20;

/** scrypt (RFC 7914) to 32 bytes; the platform's adapter provides it. */
export type SlowHash = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: ScryptCost,
) => Promise<Uint8Array>;

/** The stored form; every field but `box` may be read by anybody. */
export interface SealedSecret {
  readonly version: 1;
  /** What the secret is, for instance `member` or `officer`. */
  readonly kind: string;
  /** Public facts that are authenticated with the secret, for instance the public key. */
  readonly facts: Readonly<Record<string, string>>;
  readonly scrypt: ScryptCost;
  readonly salt: string;
  readonly nonce: string;
  readonly box: string;
}

/** Shortest passphrase, in UTF-16 code units. */
export const PASSPHRASE_MIN = 8;

type Header = Omit<SealedSecret, 'box'>;

function headerBytes(header: Header): Uint8Array {
  const facts = Object.entries(header.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  const { version, kind, scrypt, salt, nonce } = header;
  return utf8(JSON.stringify([version, kind, facts, [scrypt.N, scrypt.r, scrypt.p], salt, nonce]));
}

function checkCost({ N, r, p }: ScryptCost): void {
  const powerOfTwo = Number.isInteger(N) && (N & (N - 1)) === 0;
  if (!powerOfTwo || N < LOWEST_N || N > HIGHEST_N || r !== 8 || p !== 1) {
    throw new FuqiError('file-invalid', 'scrypt cost');
  }
}

async function passphraseKey(
  hash: SlowHash,
  passphrase: string,
  header: Header,
  use: 'encrypt' | 'decrypt',
): Promise<WebKey> {
  checkCost(header.scrypt);
  const bytes = await hash(utf8(passphrase.normalize('NFKC')), fromHex(header.salt), header.scrypt);
  return webCrypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [use]);
}

/** Seals a secret. @throws FuqiError `keystore-locked` for a passphrase shorter than eight characters */
export async function sealSecret(
  hash: SlowHash,
  secret: Uint8Array,
  passphrase: string,
  about: { readonly kind: string; readonly facts: Readonly<Record<string, string>> },
  options: { readonly cost?: ScryptCost; readonly random?: RandomSource } = {},
): Promise<SealedSecret> {
  if (passphrase.length < PASSPHRASE_MIN) {
    throw new FuqiError('keystore-locked', `passphrase of at least ${PASSPHRASE_MIN} characters`);
  }
  const random = options.random ?? secureRandom;
  const header: Header = {
    version: 1,
    kind: about.kind,
    facts: about.facts,
    scrypt: options.cost ?? DEFAULT_COST,
    salt: toHex(random(16)),
    nonce: toHex(random(12)),
  };
  const key = await passphraseKey(hash, passphrase, header, 'encrypt');
  const box = await webCrypto.subtle.encrypt(
    { name: 'AES-GCM', iv: fromHex(header.nonce), additionalData: headerBytes(header) },
    key,
    secret,
  );
  return { ...header, box: toHex(new Uint8Array(box)) };
}

/** Opens a sealed secret. @throws FuqiError `keystore-locked` for a wrong passphrase or an altered file, which look alike */
export async function openSecret(
  hash: SlowHash,
  sealed: SealedSecret,
  passphrase: string,
): Promise<Uint8Array> {
  const { box, ...header } = sealed;
  const key = await passphraseKey(hash, passphrase, header, 'decrypt');
  try {
    const secret = await webCrypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromHex(header.nonce), additionalData: headerBytes(header) },
      key,
      fromHex(box),
    );
    return new Uint8Array(secret);
  } catch (cause) {
    throw new FuqiError('keystore-locked', header.kind, { cause });
  }
}
