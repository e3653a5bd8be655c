/** Unified social credit codes (GB 32100-2015): 18 characters, the last one a check over the others. */
import { toHalfWidth } from './half-width';
import { refuse } from './refuse';
import { ok } from './result';
import type { Result } from './result';

/** Digits and capitals without I, O, S, V, Z; a character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const BODY = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}$/;

/** The check character of the first 17; weights are the powers of 3 modulo 31. */
export function usciCheckCharacter(body: string): Result<string> {
  if (!BODY.test(body)) return refuse('usci-invalid');
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ok(ALPHABET.charAt((31 - (sum % 31)) % 31));
}

/** The canonical code: blanks removed, full-width and small letters made ASCII capitals, and the check must hold. */
export function parseUsci(text: string): Result<string> {
  const narrow = toHalfWidth(text);
  if (!narrow.ok) return narrow;
  const code = narrow.value.toUpperCase();
  if (code.length !== LENGTH) return refuse('usci-invalid', 'length');
  const check = usciCheckCharacter(code.slice(0, LENGTH - 1));
  if (!check.ok) return check;
  return code.endsWith(check.value) ? ok(code) : refuse('usci-invalid', 'check character');
}
