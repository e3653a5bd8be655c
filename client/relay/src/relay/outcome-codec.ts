import { FuqiError, findError } from '@fuqi/domain';
import type { OperationOutcome } from '@fuqi/sdk';

/** An outcome as the outbox and the relay's transport write it. */
export function outcomeToJson(outcome: OperationOutcome): string {
  if (outcome.ok) return JSON.stringify(outcome);
  const { error, on } = outcome;
  return JSON.stringify({ ok: false, slug: error.slug, detail: error.detail, on });
}

/** Inverse of {@link outcomeToJson}. @throws FuqiError `malformed` for anything else */
export function outcomeFromJson(text: string): OperationOutcome {
  const value = parseObject(text);
  const { ok, digest, receipt, duplicate } = value;
  if (ok === true && isText(digest) && isText(receipt) && typeof duplicate === 'boolean') {
    return { ok, digest, receipt, duplicate };
  }
  const { slug, detail, on } = value;
  const entry = isText(slug) ? findError(slug) : undefined;
  if (ok !== false || entry === undefined || !isText(detail)) throw unreadable();
  if (on !== 'bytes' && on !== 'state') throw unreadable();
  return { ok, error: new FuqiError(entry.slug, detail, { layer: 'ledger' }), on };
}

/** The fields of a JSON object. @throws FuqiError `malformed` */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable();
  return value as Readonly<Record<string, unknown>>;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function unreadable(): FuqiError {
  return new FuqiError('malformed', 'answer of a relay', { layer: 'wallet' });
}
