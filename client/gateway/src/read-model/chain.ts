/** Blocks as anybody on the channel can read them, beside what of them is this member's own. */
import { PHASE, formatIsoDay, unwrap } from '@fuqi/domain';
import { fieldToHex } from '@fuqi/protocol';
import { scanOperation } from '@fuqi/sdk';
import type { Ledger, LedgerBlock, LedgerEvent } from '@fuqi/sdk';
import type { Database } from '../db/database';
import { z } from '../schemas/z';

export const PHASE_NAMES = ['open', 'funding-closed', 'closed'] as const;
export type PhaseName = (typeof PHASE_NAMES)[number];

/** A date code as day and phase. */
export function openDate(code: number): { readonly day: string; readonly phase: PhaseName } {
  const phase = code & 3;
  return {
    day: unwrap(formatIsoDay(code >> 2)),
    phase:
      phase === PHASE.open ? 'open' : phase === PHASE.fundingClosed ? 'funding-closed' : 'closed',
  };
}

/** An operation of a block; the last three fields are this member's own knowledge. */
export interface ShownOperation {
  readonly digest: string;
  readonly circuits: readonly string[];
  readonly legs: number;
  readonly mine: boolean;
  readonly voucherIds: readonly string[];
  readonly operationId: string | null;
}

export interface ShownBlock {
  readonly number: number;
  readonly operations: readonly ShownOperation[];
  readonly sealed: readonly {
    readonly first: number;
    readonly count: number;
    readonly root: string;
  }[];
  readonly date: ReturnType<typeof openDate> | null;
}

/** Blocks `from … to − 1`, as far as there are any. */
export async function readBlocks(
  { ledger, db }: { readonly ledger: Pick<Ledger, 'blocks'>; readonly db: Database },
  from: number,
  to: number,
): Promise<ShownBlock[]> {
  const blocks: LedgerBlock[] = [];
  for await (const block of ledger.blocks(from)) {
    if (block.number >= to) break;
    blocks.push(block);
    if (block.number === to - 1) break;
  }
  const own = {
    vouchers: await ownVouchers(db, from, to),
    operations: await ownOperations(db, blocks),
  };
  return blocks.map((block) => shown(block, own));
}

interface Own {
  readonly vouchers: ReadonlyMap<string, readonly string[]>;
  readonly operations: ReadonlyMap<string, string>;
}

const voucherRow = z.object({ digest: z.string(), voucher: z.string() });
const operationRow = z.object({ digest: z.string(), id: z.string() });

async function ownVouchers(db: Database, from: number, to: number): Promise<Own['vouchers']> {
  const rows = await db.query(
    voucherRow,
    `select digest, voucher from events
     where block >= $1 and block < $2 and digest is not null and voucher is not null
     order by block, event, place`,
    [from, to],
  );
  const vouchers = new Map<string, string[]>();
  for (const { digest, voucher } of rows) {
    vouchers.set(digest, [...(vouchers.get(digest) ?? []), voucher]);
  }
  return vouchers;
}

async function ownOperations(
  db: Database,
  blocks: readonly LedgerBlock[],
): Promise<Own['operations']> {
  const digests = blocks.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'operation' ? [event.digest] : [])),
  );
  if (digests.length === 0) return new Map();
  const places = digests.map((_, i) => `$${i + 1}`).join(', ');
  const rows = await db.query(
    operationRow,
    `select digest, id from operations where digest in (${places})`,
    digests,
  );
  return new Map(rows.map(({ digest, id }) => [digest, id]));
}

function shown({ number, events }: LedgerBlock, own: Own): ShownBlock {
  const dates = events.flatMap((event) => (event.type === 'date' ? [openDate(event.date)] : []));
  return {
    number,
    operations: events.flatMap((event) =>
      event.type === 'operation' ? [shownOperation(event, own)] : [],
    ),
    sealed: events.flatMap((event) =>
      event.type === 'sealed'
        ? [{ first: event.first, count: event.count, root: fieldToHex(event.root) }]
        : [],
    ),
    date: dates.at(-1) ?? null,
  };
}

function shownOperation(
  { digest, bytes }: Extract<LedgerEvent, { type: 'operation' }>,
  own: Own,
): ShownOperation {
  const legs = scanOperation(bytes);
  const voucherIds = [...new Set(own.vouchers.get(digest) ?? [])];
  const operationId = own.operations.get(digest) ?? null;
  return {
    digest,
    circuits: legs.map(({ circuit }) => circuit),
    legs: legs.length,
    mine: voucherIds.length > 0 || operationId !== null,
    voucherIds,
    operationId,
  };
}
