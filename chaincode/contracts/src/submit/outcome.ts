import type { FuqiError } from '@fuqi/domain';
import type { Json } from '../encoding/canonical-json';

/**
 * What a refusal hangs on. `bytes`: these bytes can never succeed, and every endorser says so. `state`: it fails on what is
 * (or is not) recorded, so endorsers at different heights may disagree and the relay drops the operation or tries again.
 */
export type RefusalGround = 'bytes' | 'state';

/** What became of one operation of a batch; in the order of the batch. */
export type Outcome =
  | {
      readonly ok: true;
      /** SHA-256 of the operation, hex: PROTOCOL §6. */
      readonly digest: string;
      /** State key of the receipt. */
      readonly receipt: string;
      /** Whether this very operation had been recorded before; then nothing was written now. */
      readonly duplicate: boolean;
    }
  | {
      readonly ok: false;
      readonly code: string;
      readonly slug: string;
      readonly detail: string;
      readonly on: RefusalGround;
    };

export type Accepted = Extract<Outcome, { readonly ok: true }>;
export type Refused = Extract<Outcome, { readonly ok: false }>;

/** An error of the table as an outcome. */
export function refused(error: FuqiError, on: RefusalGround): Refused {
  return { ok: false, code: error.code, slug: error.slug, detail: error.detail, on };
}

/** The answer of `submit` as JSON. */
export function outcomesJson(outcomes: readonly Outcome[]): Json {
  return { outcomes: outcomes.map((outcome) => ({ ...outcome })) };
}
