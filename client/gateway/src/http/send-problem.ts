import type { ErrorRequestHandler } from 'express';
import { problemOf, refusalOf } from '../errors/problem';
import type { Services } from '../services';
import { languageOf } from './language';
import { idsOf } from './request-state';

/** Turns whatever was thrown into a problem. What is not a known refusal is logged with its stack, and not told. */
export function sendingProblems({
  config,
  logger,
}: Pick<Services, 'config' | 'logger'>): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  return (error: unknown, request, response, _next) => {
    const { requestId, traceId } = idsOf(request);
    const refusal = refusalOf(error);
    if (refusal.entry.http >= 500) {
      logger.error({ requestId, traceId, code: refusal.entry.code, err: error }, 'request failed');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const language = languageOf(request.get('accept-language'));
    const problem = problemOf(refusal, { base: config.problemBase, language, requestId, traceId });
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
    response
      .status(problem.status)
      .set({ 'Cache-Control': 'no-store', 'Content-Language': language, Vary: 'Accept-Language' })
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };
}
