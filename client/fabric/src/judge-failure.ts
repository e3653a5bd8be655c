/** What a failure on the way to the ledger means, by where it happened and what was said. */
import { FuqiError, parseFuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { StatusCode } from '@hyperledger/fabric-gateway';

/** Where it happened. */
export type Step = 'endorse' | 'submit' | 'status';

/** What to do about it. */
export type Verdict =
  /** Final: it did not happen, and asking again will not change that. */
  | { readonly do: 'refuse'; readonly error: FuqiError }
  /** Nothing was ordered, or what was ordered had no effect: make a new proposal. */
  | { readonly do: 'propose-again'; readonly error: FuqiError }
  /** It may have been ordered: send the very same bytes. */
  | { readonly do: 'resend' }
  /** It is known or assumed to be ordered: ask what became of it. */
  | { readonly do: 'ask' }
  | { readonly do: 'done' };

/** gRPC status codes that are told apart (grpc.io/docs/guides/status-codes). */
const GRPC = {
  cancelled: 1,
  deadline: 4,
  exhausted: 8,
  precondition: 9,
  aborted: 10,
  unavailable: 14,
};
/** Of these nothing is known of the callee's state; of all others it has answered. */
const TRANSIENT = new Set([GRPC.cancelled, GRPC.deadline, GRPC.exhausted, GRPC.unavailable]);

const MISMATCH =
  /ProposalResponsePayloads do not match|responses? (?:payloads? )?do(?:es)? not match/i;
const ALREADY = /already (?:processed|exists)/i;

/** Everything that an error of the gateway says: its own text and each peer's. */
export function textOf(error: unknown): string {
  const own = error instanceof Error ? error.message : String(error);
  const details: unknown = (error as { details?: unknown } | null)?.details;
  if (!Array.isArray(details)) return own;
  const said = details.map((one) => (one as { message?: unknown } | null)?.message);
  return [own, ...said.filter((text) => typeof text === 'string')].join('; ');
}

function codeOf(error: unknown): number | undefined {
  const code: unknown = (error as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : undefined;
}

/**
 * | step | said | meaning |
 * | --- | --- | --- |
 * | endorse | a code of the table | the contracts refused: final |
 * | endorse | answers differ | a peer is a block behind, or lies: propose again |
 * | endorse | no connection, deadline, too many requests | nothing was ordered: propose again |
 * | endorse | anything else | refused by Fabric itself: final |
 * | submit | already processed | it is in: ask |
 * | submit | anything else | unknown: the same bytes again |
 * | status | anything | unknown: ask again |
 */
export function judgeFailure(step: Step, error: unknown): Verdict {
  const text = textOf(error);
  if (step === 'submit') return ALREADY.test(text) ? { do: 'ask' } : { do: 'resend' };
  if (step === 'status') return { do: 'ask' };
  const refusal = parseFuqiError(text);
  const unavailable = refusal?.slug === 'ledger-unavailable';
  if (refusal !== undefined && !unavailable) return { do: 'refuse', error: refusal };
  if (MISMATCH.test(text)) return again('endorsement-mismatch', error);
  if (unavailable || TRANSIENT.has(codeOf(error) ?? -1)) return again('ledger-unavailable', error);
  return refused('ledger-unavailable', `endorsement, status ${String(codeOf(error))}`, error);
}

/**
 * What a validation code in a block means.
 *
 * | code | meaning |
 * | --- | --- |
 * | VALID | done |
 * | MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT | something changed in between: propose again |
 * | ENDORSEMENT_POLICY_FAILURE | a policy changed or a bank was missing: propose again, once |
 * | DUPLICATE_TXID | the same bytes were ordered twice: ask about the first |
 * | anything else | final |
 */
export function judgeValidation(code: number): Verdict {
  switch (code) {
    case StatusCode.VALID:
      return { do: 'done' };
    case StatusCode.MVCC_READ_CONFLICT:
      return again('mvcc-conflict');
    case StatusCode.PHANTOM_READ_CONFLICT:
      return again('phantom-read');
    case StatusCode.ENDORSEMENT_POLICY_FAILURE:
      return again('endorsement-policy');
    case StatusCode.DUPLICATE_TXID:
      return { do: 'ask' };
    default:
      return refused('ledger-unavailable', `validation code ${String(code)}`);
  }
}

function again(slug: ErrorSlug, cause?: unknown): Verdict {
  return { do: 'propose-again', error: new FuqiError(slug, '', { cause }) };
}

function refused(slug: ErrorSlug, detail: string, cause?: unknown): Verdict {
  return { do: 'refuse', error: new FuqiError(slug, detail, { cause }) };
}
