/** The way of a request through a route: who, how often, may they, what exactly, done before — and only then the work. */
import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Principal } from '../auth/principal';
import { GatewayError } from '../errors/gateway-errors';
import { refusalOf } from '../errors/problem';
import { envelopeSchema, isGenuine } from '../peers/envelope';
import type { Services } from '../services';
import { Idempotency, businessIdOf, requestHash, requireKey } from './idempotency';
import type { KeptReply, KeyedRequest } from './idempotency';
import { idsOf } from './request-state';
import { sendStream } from './send-stream';
import type { Reply, Route, RouteContext } from './route';

const principals = new WeakMap<Request, Principal>();

function principalOf(request: Request): Principal {
  const principal = principals.get(request);
  if (principal === undefined) throw new GatewayError('unauthenticated');
  return principal;
}

/** Finds out who asks, or refuses. */
export function authenticating({ authenticator }: Services): RequestHandler {
  return async (request, _response, next) => {
    const authorization = request.get('authorization');
    const principal = await authenticator.authenticate({ authorization });
    if (principal === undefined) throw new GatewayError('unauthenticated');
    principals.set(request, principal);
    next();
  };
}

/** Takes the member whose viewing key signed the body for the principal, or refuses. */
export function authenticatingPeer({ member }: Services): RequestHandler {
  return (request, _response, next) => {
    const envelope = envelopeSchema.safeParse(request.body);
    if (!envelope.success || !isGenuine(member, envelope.data)) {
      throw new GatewayError('unauthenticated');
    }
    const id = `member:${envelope.data.from}`;
    principals.set(request, { id, kind: 'member', scopes: new Set(), officer: undefined });
    next();
  };
}

/** Counts requests of a principal before anything of them is read. */
export function limitingPrincipals({ config }: Services): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: config.requestsPerPrincipal,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => principalOf(request).id,
    handler: () => {
      throw new GatewayError('rate-limited');
    },
  });
}

/** Refuses a principal without the route's scope, on the record. */
export function guarding(route: Route, { audit }: Services): RequestHandler {
  return async (request, _response, next) => {
    const principal = principalOf(request);
    if (route.scope === 'peer') {
      next();
      return;
    }
    if (!principal.scopes.has(route.scope)) {
      await audit.append({
        ...{ principal: principal.id, action: route.operationId, target: request.path },
        ...{ outcome: 'scope-missing', trace: idsOf(request).traceId },
      });
      throw new GatewayError('scope-missing', route.scope);
    }
    next();
  };
}

/** Reads a JSON body of limited size. Writes without a body say so by its absence. */
export function readingBody({ config }: Services): RequestHandler {
  const parse: RequestHandler = express.json({
    limit: config.bodyBytesMax,
    strict: true,
    inflate: false,
  });
  return (request, response, next) => {
    const empty =
      request.get('transfer-encoding') === undefined &&
      (request.get('content-length') ?? '0') === '0';
    if (!empty && request.is('application/json') === false) throw new GatewayError('media-type');
    parse(request, response, next);
  };
}

/** Does the work of a route. */
export function serving(route: Route, services: Services): RequestHandler {
  return async (request, response) => {
    const principal = principalOf(request);
    const { traceId } = idsOf(request);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const context: RouteContext = {
      ...{ services, principal, traceId, signal: gone.signal, businessId: '' },
      header: (name) => request.get(name),
    };
    const { params, query } = request;
    if (route.method === 'get') {
      await send(
        response,
        await route.handle({ params, query, body: undefined }, context),
        gone.signal,
      );
      return;
    }
    await write(route, request, response, context);
  };
}

async function write(
  route: Route,
  request: Request,
  response: Response,
  context: RouteContext,
): Promise<void> {
  const { services, principal, traceId } = context;
  const body: unknown = request.body;
  const keyed: KeyedRequest = {
    principal: principal.id,
    key: requireKey(request.get('idempotency-key')),
    request: requestHash(request.method, request.originalUrl, body),
  };
  const idempotency = new Idempotency(services.db, services.now);
  const kept = await idempotency.begin(keyed);
  if (kept !== undefined) {
    sendKept(response.set('Idempotency-Replayed', 'true'), kept);
    return;
  }
  const about = { principal: principal.id, action: route.operationId, target: request.path };
  const record = (outcome: string) => services.audit.append({ ...about, outcome, trace: traceId });
  try {
    await record('started');
    const input = { params: request.params, query: request.query, body };
    const reply = await route.handle(input, { ...context, businessId: businessIdOf(keyed) });
    await record(String(reply.status));
    await keepAndSend(route, reply, { idempotency, keyed, response });
  } catch (error) {
    // A refusal changed nothing: once its reason is gone, the same request may come again under its key.
    await idempotency.release(keyed);
    await record(refusalOf(error).entry.code);
    throw error;
  }
}

async function keepAndSend(
  route: Route,
  reply: Reply,
  to: { idempotency: Idempotency; keyed: KeyedRequest; response: Response },
): Promise<void> {
  if ('stream' in reply || 'bytes' in reply) throw new GatewayError('operation-state');
  const kept: KeptReply = {
    status: reply.status,
    headers: reply.headers ?? {},
    body: reply.body === undefined ? '' : JSON.stringify(reply.body),
  };
  const secrets = new Set(route.secretFields ?? []);
  const stored =
    secrets.size === 0 || kept.body === ''
      ? kept.body
      : JSON.stringify(reply.body, (name, value: unknown) =>
          secrets.has(name) ? undefined : value,
        );
  await to.idempotency.finish(to.keyed, { ...kept, body: stored });
  sendKept(to.response, kept);
}

function sendKept(response: Response, { status, headers, body }: KeptReply): void {
  response.status(status).set({ ...headers, 'Cache-Control': 'no-store' });
  if (body === '') response.end();
  else response.type('application/json').send(body);
}

async function send(response: Response, reply: Reply, signal: AbortSignal): Promise<void> {
  if ('stream' in reply) {
    await sendStream(response, reply.stream, signal);
    return;
  }
  response.status(reply.status).set({ 'Cache-Control': 'no-store', ...reply.headers });
  if ('bytes' in reply) response.type(reply.mediaType).send(Buffer.from(reply.bytes));
  else response.json(reply.body);
}
