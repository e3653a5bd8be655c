import type { RequestHandler } from 'express';
import type { Services } from '../services';
import { idsOf } from './request-state';

/** Names the request, and logs and measures its answer: by the route's pattern, without ids, queries or bodies. */
export function observing({
  logger,
  metrics,
}: Pick<Services, 'logger' | 'metrics'>): RequestHandler {
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    const { requestId, traceId, traceparent } = idsOf(request);
    response.set({ 'X-Request-Id': requestId, traceparent });
    response.on('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const matched = (request as { route?: { path?: unknown } }).route?.path;
      const route = typeof matched === 'string' ? matched : 'none';
      const { method } = request;
      const { statusCode: status, writableFinished: complete } = response;
      metrics.answered({ method, route, status, seconds });
      logger.info({ requestId, traceId, method, route, status, seconds, complete }, 'request');
    });
    next();
  };
}
