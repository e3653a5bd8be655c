/** A route as data: what validates it, describes it, guards it and is tested is one and the same thing. */
import type { Principal, Scope } from '../auth/principal';
import type { ProblemSlug } from '../errors/gateway-errors';
import { z } from '../schemas/z';
import type { Services } from '../services';

/** What a handler knows beside its input. */
export interface RouteContext {
  readonly services: Services;
  readonly principal: Principal;
  readonly traceId: string;
  /** A header of the request. */
  readonly header: (name: string) => string | undefined;
  /** Aborted when the caller is gone. */
  readonly signal: AbortSignal;
  /** For writes: an id that follows from principal and Idempotency-Key, so that a repetition finds what was made first. */
  readonly businessId: string;
}

/** Sends parts of a stream. Resolves false once the caller is gone. */
export type Send = (text: string) => Promise<boolean>;

/** What a handler answers. */
export type Reply =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly status: 200; readonly stream: (send: Send) => Promise<void> }
  /** A file. */
  | {
      readonly status: 200;
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** One answer in the API description. */
export interface ReplyDescription {
  readonly description: string;
  readonly schema: z.ZodType;
  readonly mediaType?: string;
  /** Names and descriptions of headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface Common {
  readonly method: 'get' | 'post';
  /** With `{name}` for parameters. */
  readonly path: `/v1/${string}`;
  readonly operationId: string;
  readonly summary: string;
  /** What a principal must be allowed; `peer`: for gateways of other members, by their signature. */
  readonly scope: Scope | 'peer';
  /** What `{id}` names; ids of other organisations are answered by 404. */
  readonly object?: 'voucher' | 'operation' | 'api-key' | 'quote-request' | 'webhook' | 'delivery';
  readonly replies: Readonly<Record<number, ReplyDescription>>;
  /** Refusals of its own, beside those that every route has. */
  readonly problems: readonly ProblemSlug[];
  /** Request headers beside the common ones, with their meaning. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields of the answer that are shown once and not kept for a repetition. */
  readonly secretFields?: readonly string[];
}

export const EMPTY = z.strictObject({});

/** See the file. Input is parsed before the handler sees it. */
export interface Route extends Common {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  handle(
    input: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
    context: RouteContext,
  ): Promise<Reply>;
}

interface RouteSpec<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
> extends Common {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly handler: (
    input: {
      readonly params: z.output<P>;
      readonly query: z.output<Q>;
      readonly body: z.output<B>;
    },
    context: RouteContext,
  ) => Promise<Reply>;
}

/** A route from its schemas and handler. */
export function route<
  P extends z.ZodObject = typeof EMPTY,
  Q extends z.ZodObject = typeof EMPTY,
  B extends z.ZodType = typeof EMPTY,
>({ handler, ...spec }: RouteSpec<P, Q, B>): Route {
  const params = (spec.params ?? EMPTY) as P;
  const query = (spec.query ?? EMPTY) as Q;
  const body = (spec.body ?? EMPTY) as unknown as B;
  return {
    ...spec,
    params,
    query,
    body: spec.method === 'post' ? body : undefined,
    handle: (input, context) =>
      handler(
        {
          params: params.parse(input.params),
          query: query.parse(input.query),
          body: body.parse(input.body ?? {}),
        },
        context,
      ),
  };
}
