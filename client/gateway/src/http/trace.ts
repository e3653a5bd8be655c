/** Who is asking what: an id for each request, and the W3C trace it belongs to. */
import { randomBytes, randomUUID } from 'node:crypto';

/** Ids of a request. */
export interface RequestIds {
  readonly requestId: string;
  /** 32 hex digits. */
  readonly traceId: string;
  /** This gateway's span, as `traceparent` (W3C Trace Context, version 00). */
  readonly traceparent: string;
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;

/** The caller's ids where they are well formed, else fresh ones. */
export function requestIds(
  requestId: string | undefined,
  traceparent: string | undefined,
): RequestIds {
  const [, traceId = randomBytes(16).toString('hex'), flags = '00'] =
    TRACEPARENT.exec(traceparent ?? '') ?? [];
  const span = randomBytes(8).toString('hex');
  return {
    requestId: requestId !== undefined && REQUEST_ID.test(requestId) ? requestId : randomUUID(),
    traceId,
    traceparent: `00-${traceId}-${span}-${flags}`,
  };
}
