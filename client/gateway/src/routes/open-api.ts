/** The API description, from the schemas that validate. */
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type { ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { problemEntry, problemSchema } from '../errors/problem';
import type { ProblemSlug } from '../errors/gateway-errors';
import { EMPTY } from '../http/route';
import type { Route } from '../http/route';
import { z } from '../schemas/z';
import { ROUTES } from './route-table';

/** Refusals that every route has. */
export const COMMON_PROBLEMS: readonly ProblemSlug[] = [
  ...(['malformed', 'unauthenticated', 'scope-missing', 'rate-limited', 'unexpected'] as const),
];

/** Refusals that every write has beside. */
export const WRITE_PROBLEMS: readonly ProblemSlug[] = [
  ...(['too-large', 'media-type', 'idempotency-key-missing'] as const),
  ...(['idempotency-key-reuse', 'idempotency-in-flight'] as const),
];

/** Every refusal that a route declares. */
export function problemsOf(route: Route): ProblemSlug[] {
  const writes = route.method === 'post' ? WRITE_PROBLEMS : [];
  const missing: readonly ProblemSlug[] = route.object === undefined ? [] : ['not-found'];
  return [...new Set([...COMMON_PROBLEMS, ...writes, ...missing, ...route.problems])];
}

function problemResponses(route: Route): Record<string, ResponseConfig> {
  const byStatus = new Map<number, string[]>();
  for (const slug of problemsOf(route)) {
    const { http, code, title } = problemEntry(slug);
    byStatus.set(http, [...(byStatus.get(http) ?? []), `${code} ${slug}: ${title.en}`]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, lines]) => [
        String(status),
        {
          description: lines.join('; '),
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      ]),
  );
}

function replyResponses({ replies }: Route): Record<string, ResponseConfig> {
  return Object.fromEntries(
    Object.entries(replies).map(([status, { description, schema, mediaType, headers }]) => [
      status,
      {
        description,
        ...(headers === undefined
          ? {}
          : {
              headers: Object.fromEntries(
                Object.entries(headers).map(([name, words]) => [
                  name,
                  { description: words, schema: { type: 'string' as const } },
                ]),
              ),
            }),
        content: { [mediaType ?? 'application/json']: { schema } },
      },
    ]),
  );
}

function headersOf(route: Route): z.ZodObject {
  const described = Object.entries(route.headers ?? {}).map(([name, words]) => [
    name,
    z.string().optional().openapi({ description: words }),
  ]);
  const key = z.string().min(8).max(128).openapi({
    description:
      'Random text of 8 to 128 visible ASCII characters; the same text repeats the same request',
  });
  const writes = route.method === 'post' ? [['Idempotency-Key', key]] : [];
  const language = z.string().optional().openapi({ description: 'zh or en, for problems' });
  return z.object(
    Object.fromEntries([...writes, ['Accept-Language', language], ...described]) as z.ZodRawShape,
  );
}

/** The description as OpenAPI 3.1. */
export function openApi(): ReturnType<OpenApiGeneratorV31['generateDocument']> {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' });
  for (const route of ROUTES) {
    const { method, path, operationId, summary, scope, params, query, body } = route;
    const hasBody = body !== undefined && body !== EMPTY;
    registry.registerPath({
      ...{
        method,
        path,
        operationId,
        summary,
        description: scope === 'peer' ? 'By signature' : `Scope: ${scope}`,
      },
      security: scope === 'peer' ? [] : [{ apiKey: [] }],
      request: {
        ...{ params, query, headers: headersOf(route) },
        ...(hasBody
          ? { body: { required: true, content: { 'application/json': { schema: body } } } }
          : {}),
      },
      responses: { ...replyResponses(route), ...problemResponses(route) },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Fuqi gateway',
      version: '1',
      description:
        'One organisation’s door to the network. Amounts are fen, as decimal integers in text.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
}
