/** Questions about vouchers. */
import { formatIsoDay, unwrap } from '@fuqi/domain';
import type { Queries, SqlValue } from '../db/database';
import { z } from '../schemas/z';
import { EVENT_TYPES } from './project-block';
import { STATE_SQL, VOUCHER_STATES } from './voucher-state';
import type { VoucherState } from './voucher-state';
import { HOLD_NAMES, KIND_NAMES } from './voucher-words';
import type { KindName } from './voucher-words';

export const voucherRow = z.object({
  id: z.string(),
  kind: z.enum(KIND_NAMES),
  token: z.string(),
  number: z.string(),
  issuer: z.int(),
  issuer_zh: z.string().nullable(),
  issuer_en: z.string().nullable(),
  registrar: z.int(),
  owner: z.int(),
  /** Fen, or the smallest unit. */
  value: z.string(),
  due: z.int(),
  hold_kind: z.enum(HOLD_NAMES),
  hold_holder: z.int(),
  hold_expiry: z.int(),
  /** Of a quote or a payment; empty without one. */
  hold_reference: z.string(),
  layer: z.int(),
  budget: z.int(),
  paid: z.int(),
  sender: z.int(),
  message: z.string(),
  block: z.int(),
  sealed_block: z.int().nullable(),
  spent_block: z.int().nullable(),
  spent_digest: z.string().nullable(),
  state: z.enum(VOUCHER_STATES),
});

export type VoucherRow = z.infer<typeof voucherRow>;

/** Who asks, and on which date code. */
export interface Viewpoint {
  readonly self: number;
  readonly date: number;
}

/** Conditions; absent ones do not narrow. */
export interface VoucherFilter {
  readonly kind?: KindName | undefined;
  readonly state?: VoucherState | undefined;
  readonly issuer?: number | undefined;
  /** Days since 1970-01-01, inclusive. */
  readonly dueFrom?: number | undefined;
  readonly dueTo?: number | undefined;
  /** Fen, inclusive. */
  readonly valueFrom?: string | undefined;
  readonly valueTo?: string | undefined;
}

/** A place in the order (block, id). */
export interface Place {
  readonly block: number;
  readonly id: string;
}

const SELECT = `select v.id, v.kind, v.token, v.number, v.issuer, c.name_zh as issuer_zh,
    c.name_en as issuer_en, v.registrar, v.owner, v.value, v.due, v.hold_kind, v.hold_holder,
    v.hold_expiry, v.hold_reference, v.layer, v.budget, v.paid, v.sender, v.message, v.block, v.sealed_block,
    v.spent_block, v.spent_digest, ${STATE_SQL} as state
  from vouchers v left join counterparties c on c.id = v.issuer`;

/** Vouchers in the order in which the ledger took them. */
export async function listVouchers(
  db: Queries,
  { self, date }: Viewpoint,
  filter: VoucherFilter,
  page: { readonly after?: Place | undefined; readonly limit: number },
): Promise<VoucherRow[]> {
  const values: SqlValue[] = [self, date];
  const conditions: string[] = [];
  const where = (value: SqlValue | undefined, condition: (at: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  where(filter.kind, (at) => `kind = ${at}`);
  where(filter.state, (at) => `state = ${at}`);
  where(filter.issuer, (at) => `issuer = ${at}`);
  where(filter.dueFrom, (at) => `due >= ${at}`);
  where(filter.dueTo, (at) => `due <= ${at} and due > 0`);
  where(filter.valueFrom, (at) => `value >= ${at}::text::numeric`);
  where(filter.valueTo, (at) => `value <= ${at}::text::numeric`);
  if (page.after !== undefined) {
    const { block, id } = page.after;
    values.push(block, id);
    conditions.push(`(block, id) > ($${values.length - 1}::integer, $${values.length}::text)`);
  }
  values.push(page.limit);
  const narrowed = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  return db.query(
    voucherRow,
    `select * from (${SELECT}) as found ${narrowed} order by block, id limit $${values.length}`,
    values,
  );
}

/** One voucher; undefined when this member's wallet does not know it. */
export async function findVoucher(
  db: Queries,
  { self, date }: Viewpoint,
  id: string,
): Promise<VoucherRow | undefined> {
  const [row] = await db.query(voucherRow, `${SELECT} where v.id = $3`, [self, date, id]);
  return row;
}

/** Whether the member has another free note of the same root, that could be merged with this one. */
export async function hasTwin(
  db: Queries,
  { self, date }: Viewpoint,
  { id, token }: Pick<VoucherRow, 'id' | 'token'>,
): Promise<boolean> {
  const rows = await db.query(
    z.object({ id: z.string() }),
    `select id from (${SELECT}) as found where token = $3 and id <> $4 and state = 'available' limit 1`,
    [self, date, token, id],
  );
  return rows.length > 0;
}

export const timelineRow = z.object({
  block: z.int(),
  type: z.enum(EVENT_TYPES),
  digest: z.string().nullable(),
});

/** What the ledger said of a voucher, oldest first. */
export function timelineOf(db: Queries, id: string): Promise<z.infer<typeof timelineRow>[]> {
  return db.query(
    timelineRow,
    'select block, type, digest from events where voucher = $1 order by block, event, place',
    [id],
  );
}

export const balanceRow = z.object({
  token: z.string(),
  kind: z.enum(KIND_NAMES),
  number: z.string(),
  issuer: z.int(),
  due: z.int(),
  state: z.enum(VOUCHER_STATES),
  total: z.string(),
  count: z.int(),
});

/** Sums of what is not spent, by token and state. */
export function sumVouchers(
  db: Queries,
  { self, date }: Viewpoint,
): Promise<z.infer<typeof balanceRow>[]> {
  return db.query(
    balanceRow,
    `select token, kind, number, issuer, due, state, sum(value)::numeric(40,0)::text as total,
       count(*)::integer as count
     from (${SELECT} where v.spent_block is null) as live
     group by token, kind, number, issuer, due, state
     order by kind, due, token, state`,
    [self, date],
  );
}

/** `YYYY-MM-DD`; null for what does not fall due. */
export function dueText(day: number): string | null {
  return day === 0 ? null : unwrap(formatIsoDay(day));
}
