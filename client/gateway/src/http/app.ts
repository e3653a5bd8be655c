import express from 'express';
import type { Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import { FuqiError } from '@fuqi/domain';
import helmet from 'helmet';
import { GatewayError } from '../errors/gateway-errors';
import { ROUTES } from '../routes/route-table';
import { openApi } from '../routes/open-api';
import type { Services } from '../services';
import { z } from '../schemas/z';
import { observing } from './observing';
import { consoleRouter, hasConsole } from './serve-console';
import { sendingProblems } from './send-problem';
import {
  authenticating,
  authenticatingPeer,
  guarding,
  limitingPrincipals,
  readingBody,
  serving,
} from './serve-route';

const JSON_CONTENT = { 'Content-Type': 'application/json; charset=utf-8' };

/**
 * The HTTP server of a gateway; whoever starts it listens.
 * @param consoleFolder a built console, served where the interface has no path
 */
export function createApp(services: Services, consoleFolder?: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(observing(services));
  app.use(helmet());
  addProbes(app, services);
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: services.config.requestsPerAddress,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: () => {
        throw new GatewayError('rate-limited');
      },
    }),
  );
  if (consoleFolder !== undefined && hasConsole(consoleFolder)) {
    app.use(consoleRouter(consoleFolder));
  }
  const description = JSON.stringify(openApi());
  app.get('/openapi.json', (_request, response) => {
    response.set(JSON_CONTENT).send(description);
  });
  const limit = limitingPrincipals(services);
  const read = readingBody(services);
  // A key is looked at before anything of the body is read; of a gateway's message the body holds the signature.
  const byKey = [authenticating(services), limit];
  const byMessage = [read, authenticatingPeer(services), limit];
  for (const route of ROUTES) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const peer = route.scope === 'peer';
    const body = route.method === 'post' && !peer ? [read] : [];
    app[route.method](
      path,
      ...(peer ? byMessage : byKey),
      guarding(route, services),
      ...body,
      serving(route, services),
    );
  }
  app.use(() => {
    throw new FuqiError('not-found', 'path or method');
  });
  app.use(sendingProblems(services));
  return app;
}

/** What the machine room asks; without identity, and without anything about the organisation. */
function addProbes(app: Express, { db, member, projector, metrics }: Services): void {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    try {
      await db.query(z.object({ one: z.int() }), 'select 1 as one');
      const [height, { nextBlock }] = [await member.ledger.height(), await projector.checkpoint()];
      response.json({ status: 'ok', behind: Math.max(0, height - nextBlock) });
    } catch {
      throw new GatewayError('not-ready');
    }
  });
  app.get('/metrics', async (_request, response) => {
    const { registry } = metrics;
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  });
}
