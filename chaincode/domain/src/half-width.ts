/** What people type and paste: blanks anywhere, full-width digits and letters. */
import { LIMITS } from './limits';
import { refuse } from './refuse';
import { ok } from './result';
import type { Result } from './result';

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]/g;
const OFFSET = 0xfee0;

/** Blanks removed, full-width digits and letters as ASCII; whatever else is not ASCII stays and fails where it is read. */
export function toHalfWidth(text: string): Result<string> {
  if (text.length > LIMITS.textInputLength) return refuse('too-large');
  return ok(
    text
      .replace(/\s/g, '')
      .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - OFFSET)),
  );
}
