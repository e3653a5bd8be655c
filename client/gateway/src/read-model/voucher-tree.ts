/** How the notes of one root were cut from each other, as far as this member's wallet saw it. */
import type { Queries } from '../db/database';
import { voucherRow } from './vouchers';
import type { Viewpoint, VoucherRow } from './vouchers';
import { z } from '../schemas/z';
import { STATE_SQL } from './voucher-state';
import type { HoldName } from './voucher-words';

export const TREE_ACTS = [
  'issue',
  'grant',
  'accept',
  'split',
  'merge',
  'pass-on',
  'give-back',
  'reserve',
  'release',
  'pay',
  'fail',
  'fund',
  'pledge',
] as const;
export type TreeAct = (typeof TREE_ACTS)[number];

const treeRow = voucherRow.extend({ made_by: z.string().nullable() });
type TreeRow = z.infer<typeof treeRow>;

/** A note and the note that it was cut from; of two that were merged, the one of the smaller id. */
export interface TreeNode {
  readonly row: VoucherRow;
  readonly parent: string | null;
  readonly act: TreeAct;
}

/** Notes of a tree at most. */
const NODES_MAX = 2_000;

/** Every note of a root that is known here, in the order in which the ledger took them. */
export async function treeOf(
  db: Queries,
  { self, date }: Viewpoint,
  token: string,
): Promise<TreeNode[]> {
  const rows = await db.query(
    treeRow,
    `select v.id, v.kind, v.token, v.number, v.issuer, c.name_zh as issuer_zh,
       c.name_en as issuer_en, v.registrar, v.owner, v.value, v.due, v.hold_kind, v.hold_holder,
       v.hold_expiry, v.hold_reference, v.layer, v.budget, v.paid, v.sender, v.message, v.block,
       v.sealed_block, v.spent_block, v.spent_digest, ${STATE_SQL} as state, e.digest as made_by
     from vouchers v left join counterparties c on c.id = v.issuer
       left join events e on e.voucher = v.id and e.type = 'created'
     where v.token = $3 order by v.block, v.id limit $4`,
    [self, date, token, NODES_MAX],
  );
  const spentBy = new Map<string, TreeRow[]>();
  const madeBy = new Map<string, TreeRow[]>();
  for (const row of rows) {
    push(spentBy, row.spent_digest, row);
    push(madeBy, row.made_by, row);
  }
  return rows.map(({ made_by: digest, ...row }) => {
    const parents = digest === null ? [] : (spentBy.get(digest) ?? []);
    const made = digest === null ? [row] : (madeBy.get(digest) ?? [row]);
    const [first] = [...parents].sort((a, b) => (a.id < b.id ? -1 : 1));
    const act = first === undefined ? firstAct(row) : actOf(first, parents, made);
    return { row, parent: first?.id ?? null, act };
  });
}

function push(into: Map<string, TreeRow[]>, key: string | null, row: TreeRow): void {
  if (key !== null) into.set(key, [...(into.get(key) ?? []), row]);
}

const BY_HOLD: Readonly<Partial<Record<HoldName, TreeAct>>> = {
  'issue-offer': 'issue',
  offer: 'pass-on',
  reserve: 'reserve',
  paying: 'pay',
  pledge: 'pledge',
};

/** What made a note whose parents are not known here. */
function firstAct({ hold_kind: hold, kind, layer }: VoucherRow): TreeAct {
  if (kind !== 'voucher') return 'grant';
  return BY_HOLD[hold] ?? (layer > 0 ? 'pass-on' : 'issue');
}

/** What an operation did, by the notes that it spent and made of one root. */
function actOf(
  parent: VoucherRow,
  parents: readonly VoucherRow[],
  made: readonly VoucherRow[],
): TreeAct {
  const held = made.find(({ hold_kind: hold }) => hold !== 'none');
  const moved = made.some(({ owner }) => owner !== parent.owner);
  const encumbered = parent.hold_kind === 'reserve' || parent.hold_kind === 'pledge';
  if (parent.hold_kind === 'paying') return moved ? 'fund' : 'fail';
  if (encumbered && (held === undefined || held.hold_reference === parent.hold_reference)) {
    return 'release';
  }
  if (held !== undefined) return BY_HOLD[held.hold_kind] ?? 'split';
  if (parent.hold_kind !== 'none') return moved ? 'give-back' : 'accept';
  return rearranged(parent, parents, made);
}

/** Nothing was held before or after: an owner put its own notes in order, or drew on an authority. */
function rearranged(
  parent: VoucherRow,
  parents: readonly VoucherRow[],
  made: readonly VoucherRow[],
): TreeAct {
  if (parent.kind !== 'voucher' && total(made) < total(parents)) return 'issue';
  if (parents.length > 1) return 'merge';
  return made.length > 1 ? 'split' : 'accept';
}

function total(rows: readonly VoucherRow[]): bigint {
  return rows.reduce((sum, { value }) => sum + BigInt(value), 0n);
}
