/**
 * Routes that are agreed and not yet in the gateway's description, in the form of the generated ones. A route that is
 * described wins over the one here.
 */
import type { components } from './schema';

type Words = components['schemas']['Words'];
type Party = components['schemas']['Party'];
type Operation = components['schemas']['Operation'];
type Problem = components['schemas']['Problem'];

interface Route<Parameters, Body, Reply, Status extends number = 200> {
  parameters: { header?: { 'Idempotency-Key'?: string }; cookie?: never } & Parameters;
  requestBody?: [Body] extends [never] ? never : { content: { 'application/json': Body } };
  responses: Record<
    Status,
    { headers: Record<string, unknown>; content: { 'application/json': Reply } }
  > & {
    default: {
      headers: Record<string, unknown>;
      content: { 'application/problem+json': Problem };
    };
  };
}

interface One {
  query?: never;
  path: { id: string };
}
interface Many<Query> {
  query?: Query;
  path?: never;
}
interface Get<Reply, Query = never> {
  get: Route<Many<Query>, never, Reply>;
}
interface GetOne<Reply> {
  get: Route<One, never, Reply>;
}
interface Post<Body, Reply> {
  post: Route<Many<never>, Body, Reply, 201>;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
interface Cursor {
  cursor?: string;
  limit?: number;
}

export type TaskKind =
  | 'accept-offer'
  | 'sign-operation'
  | 'submit-operation'
  | 'answer-quote-request'
  | 'choose-quote'
  | 'countersign-invoice'
  | 'confirm-payment'
  | 'pay-reserved'
  | 'fund'
  | 'clear-due'
  | 'clear'
  | 'take-back';

export interface Task {
  id: string;
  kind: TaskKind;
  title: Words;
  detail: Words;
  voucher: string | null;
  operation: string | null;
  quoteRequest: string | null;
  due: string | null;
  amount: string | null;
}

export interface TreeNode {
  id: string;
  parent: string | null;
  value: string;
  state: string;
  owner: Party;
  act: string;
  block: number;
}

export interface OfferedQuote {
  id: string;
  bank: Party;
  rateBps: number;
  dayBasis: 360 | 365;
  days: number;
  fees: string;
  interest: string;
  net: string;
  allInBps: number;
  validUntil: string;
  text: Words;
}

export interface QuoteRequest {
  id: string;
  direction: 'sent' | 'received';
  seller: Party;
  voucher?: string;
  issuer: Party;
  value: string;
  due: string;
  state: 'open' | 'answered' | 'chosen' | 'closed';
  quotes: OfferedQuote[];
}

/** Acts that are agreed and not described yet. */
export type PendingDraft = { act: 'reserve'; voucher: string; quote: string };

export interface PendingPaths {
  '/v1/tasks': Get<{ items: Task[] }>;
  '/v1/operations': Get<Page<Operation>, Cursor & { state?: string }>;
  '/v1/vouchers/{id}/tree': GetOne<{ nodes: TreeNode[] }>;
  '/v1/quote-requests': Get<Page<QuoteRequest>, Cursor> &
    Post<{ voucher: string; value: string; banks: number[] }, QuoteRequest>;
  '/v1/quote-requests/{id}': GetOne<QuoteRequest>;
}
