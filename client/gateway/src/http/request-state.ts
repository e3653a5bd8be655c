import type { Request } from 'express';
import { requestIds } from './trace';
import type { RequestIds } from './trace';

const known = new WeakMap<Request, RequestIds>();

/** Ids of a request, the same as long as it lives. */
export function idsOf(request: Request): RequestIds {
  const ids =
    known.get(request) ?? requestIds(request.get('x-request-id'), request.get('traceparent'));
  known.set(request, ids);
  return ids;
}
