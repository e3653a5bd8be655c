import { createHash, randomBytes } from 'node:crypto';

/** A new API key: what is shown once, and what is kept. */
export interface MadeApiKey {
  /** `fuqi_<id>_<secret>` */
  readonly key: string;
  readonly id: string;
  /** SHA-256 of the secret, hex. */
  readonly sha256: string;
}

/** Hash under which a secret is kept. */
export const secretDigest = (secret: string): Buffer =>
  createHash('sha256').update(secret, 'utf8').digest();

/** Makes a key of 256 random bits. */
export function newApiKey(): MadeApiKey {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { key: `fuqi_${id}_${secret}`, id, sha256: secretDigest(secret).toString('hex') };
}
