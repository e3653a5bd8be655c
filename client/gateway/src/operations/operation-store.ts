/** Operations and their signatures in the database. */
import { FuqiError } from '@fuqi/domain';
import { parseValues, stringifyValues } from '@fuqi/sdk';
import type { LegSignature } from '@fuqi/sdk';
import type { Queries } from '../db/database';
import { z } from '../schemas/z';

/**
 * draft → signed (maker) → ready (checker, where two are needed) → proving → submitted → committed | refused | unknown.
 * Unknown may be submitted again: the same bytes go out. An operation of another member that asks for signatures here goes
 * draft → signed → countersigned, and then as its host says.
 */
export const OPERATION_STATES = [
  'draft',
  'signed',
  'ready',
  'countersigned',
  'proving',
  'submitted',
  'committed',
  'refused',
  'unknown',
] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

export const operationRow = z.object({
  id: z.string(),
  act: z.string(),
  state: z.enum(OPERATION_STATES),
  /** As the SDK serialises it; with openings of notes. */
  draft: z.string(),
  digest: z.string(),
  needed: z.int(),
  created_by: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  /** The proved operation, hex, from before it is first sent. */
  bytes: z.string().nullable(),
  receipt: z.string().nullable(),
  problem: z.string().nullable(),
  /** Member whose officers sign as well. */
  cosigner: z.int().nullable(),
  /** Member whose operation it is, when it is not one's own; and its number there. */
  host: z.int().nullable(),
  host_operation: z.string().nullable(),
});

export type OperationRow = z.infer<typeof operationRow>;

const signatureRow = z.object({
  /** 0: of this organisation. */
  member: z.int(),
  slot: z.int(),
  leg: z.int(),
  principal: z.string(),
  signature: z.string(),
  at: z.string(),
});

export type SignatureRow = z.infer<typeof signatureRow>;

/** @throws FuqiError `not-found` */
export async function readOperation(db: Queries, id: string, lock = false): Promise<OperationRow> {
  const [row] = await db.query(
    operationRow,
    `select * from operations where id = $1${lock ? ' for update' : ''}`,
    [id],
  );
  if (row === undefined) throw new FuqiError('not-found');
  return row;
}

/** Whether there is an operation of this id. */
export async function hasOperation(db: Queries, id: string): Promise<boolean> {
  const rows = await db.query(
    z.object({ id: z.string() }),
    'select id from operations where id = $1',
    [id],
  );
  return rows.length > 0;
}

/** What is stored of a new operation. */
export type NewOperation = Pick<
  OperationRow,
  'id' | 'act' | 'draft' | 'digest' | 'needed' | 'created_by' | 'created_at'
> &
  Partial<Pick<OperationRow, 'cosigner' | 'host' | 'host_operation'>>;

export async function insertOperation(db: Queries, row: NewOperation): Promise<void> {
  const { id, act, draft, digest, needed, created_by: by, created_at: at } = row;
  await db.run(
    `insert into operations (id, act, state, draft, digest, needed, created_by, created_at, updated_at,
       cosigner, host, host_operation)
     values ($1,$2,'draft',$3,$4,$5,$6,$7,$7,$8,$9,$10)`,
    [
      ...[id, act, draft, digest, needed, by, at],
      ...[row.cosigner ?? null, row.host ?? null, row.host_operation ?? null],
    ],
  );
}

/** Operations after a place, the newest first. */
export function listOperations(
  db: Queries,
  state: OperationState | undefined,
  page: {
    readonly after?: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<OperationRow[]> {
  const { at, id } = page.after ?? { at: null, id: null };
  return db.query(
    operationRow,
    `select * from operations
     where ($1::text is null or state = $1)
       and ($2::text is null or (created_at, id) < ($2::text, $3::text))
     order by created_at desc, id desc limit $4`,
    [state ?? null, at, id, page.limit],
  );
}

/** What changes together with the state. */
export interface StateChange {
  readonly state: OperationState;
  readonly at: string;
  readonly bytes?: string | null;
  readonly receipt?: string | null;
  /** Stable code. */
  readonly problem?: string | null;
}

/** Moves an operation on if it is in one of the states. @returns whether it was */
export async function moveOperation(
  db: Queries,
  id: string,
  from: readonly OperationState[],
  change: StateChange,
): Promise<boolean> {
  const { state, at, ...columns } = change;
  const set = Object.entries(columns).map(([name], i) => `${name} = $${i + 4}`);
  const rows = await db.query(
    z.object({ id: z.string() }),
    `update operations set ${['state = $2', 'updated_at = $3', ...set].join(', ')}
     where id = $1 and state in (${from.map((one) => `'${one}'`).join(', ')}) returning id`,
    [id, state, at, ...Object.values(columns)],
  );
  return rows.length > 0;
}

/** Operations in one of the states, oldest first. */
export function operationsIn(
  db: Queries,
  states: readonly OperationState[],
): Promise<OperationRow[]> {
  const list = states.map((one) => `'${one}'`).join(', ');
  return db.query(
    operationRow,
    `select * from operations where state in (${list}) order by created_at, id`,
  );
}

export function readSignatures(db: Queries, id: string): Promise<SignatureRow[]> {
  return db.query(
    signatureRow,
    'select member, slot, leg, principal, signature, at from signatures where operation = $1 order by at, member, slot, leg',
    [id],
  );
}

/** Signatures of several operations, by operation. */
export async function readSignaturesOf(
  db: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SignatureRow[]>> {
  const rows = await db.query(
    signatureRow.extend({ operation: z.string() }),
    `select operation, member, slot, leg, principal, signature, at from signatures
     where operation in (select json_array_elements_text($1::json)) order by at, member, slot, leg`,
    [JSON.stringify(ids)],
  );
  const found = new Map<string, SignatureRow[]>();
  for (const { operation, ...row } of rows) {
    const list = found.get(operation);
    if (list === undefined) found.set(operation, [row]);
    else list.push(row);
  }
  return found;
}

export async function insertSignature(
  db: Queries,
  id: string,
  by: {
    readonly principal: string;
    readonly at: string;
    readonly signature: LegSignature;
    /** Of another member. */
    readonly member?: number;
  },
): Promise<void> {
  const { principal, at, signature, member = 0 } = by;
  await db.run(
    `insert into signatures (operation, member, slot, leg, principal, signature, at)
     values ($1,$2,$3,$4,$5,$6,$7)`,
    [id, member, signature.slot, signature.leg, principal, stringifyValues(signature), at],
  );
}

/** The signatures as the SDK takes them, by slot. */
export function legSignatures(rows: readonly SignatureRow[]): LegSignature[] {
  return [...rows]
    .sort((a, b) => a.member - b.member || a.slot - b.slot || a.leg - b.leg)
    .map(({ signature }) => parseValues(signature) as LegSignature);
}
