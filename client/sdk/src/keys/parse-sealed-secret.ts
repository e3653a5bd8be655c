/** The stored form of a sealed secret, as text. */
import { FuqiError } from '@fuqi/domain';
import type { ScryptCost, SealedSecret } from './sealed-secret';

const HEX = /^(?:[0-9a-f]{2})+$/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHex(value: unknown, bytes?: number): value is string {
  if (typeof value !== 'string' || !HEX.test(value)) return false;
  return bytes === undefined || value.length === 2 * bytes;
}

function isCost(value: unknown): value is ScryptCost {
  return isRecord(value) && [value.N, value.r, value.p].every((n) => Number.isSafeInteger(n));
}

function isFacts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((fact) => typeof fact === 'string');
}

/** Reads the stored form. @throws FuqiError `file-invalid` for anything else */
export function parseSealedSecret(text: string): SealedSecret {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FuqiError('file-invalid', 'key file');
  }
  if (
    isRecord(value) &&
    value.version === 1 &&
    typeof value.kind === 'string' &&
    isFacts(value.facts) &&
    isCost(value.scrypt) &&
    isHex(value.salt, 16) &&
    isHex(value.nonce, 12) &&
    isHex(value.box)
  ) {
    const { kind, facts, scrypt, salt, nonce, box } = value;
    const { N, r, p } = scrypt;
    return { version: 1, kind, facts, scrypt: { N, r, p }, salt, nonce, box };
  }
  throw new FuqiError('file-invalid', 'key file');
}

/** The stored form as text. */
export function formatSealedSecret(sealed: SealedSecret): string {
  return `${JSON.stringify(sealed, null, 2)}\n`;
}
