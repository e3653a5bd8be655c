import type { Services } from '../services';
import { EVENT_TYPES } from '../read-model/project-block';
import { dueText } from '../read-model/vouchers';
import type { VoucherRow } from '../read-model/vouchers';
import { VOUCHER_STATES } from '../read-model/voucher-state';
import { HOLD_NAMES, KIND_NAMES } from '../read-model/voucher-words';
import { partySchema } from './common';
import { z } from './z';

export const voucherSchema = z
  .object({
    id: z.string(),
    kind: z.enum(KIND_NAMES),
    number: z.string(),
    issuer: partySchema,
    registrar: partySchema,
    owner: partySchema,
    value: z.string(),
    due: z.string().nullable(),
    state: z.enum(VOUCHER_STATES),
    hold: z.object({ kind: z.enum(HOLD_NAMES), holder: partySchema.nullable() }),
    layer: z.int(),
    splitsLeft: z.int(),
    paidThrough: z.int(),
    message: z.string(),
    block: z.int(),
    sealedBlock: z.int().nullable(),
    spentBlock: z.int().nullable(),
  })
  .openapi('Voucher');

export const timelineSchema = z
  .object({ block: z.int(), type: z.enum(EVENT_TYPES), digest: z.string().nullable() })
  .openapi('TimelineEntry');

/** A row as the interface shows it. */
export function showVoucher(
  row: VoucherRow,
  { names }: Pick<Services, 'names'>,
): z.infer<typeof voucherSchema> {
  const party = (id: number) => ({ id, name: names.of(id) });
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuer: party(row.issuer),
    registrar: party(row.registrar),
    owner: party(row.owner),
    value: row.value,
    due: dueText(row.due),
    state: row.state,
    hold: {
      kind: row.hold_kind,
      holder: row.hold_kind === 'none' ? null : party(row.hold_holder),
    },
    layer: row.layer,
    splitsLeft: row.budget,
    paidThrough: row.paid,
    message: row.message,
    block: row.block,
    sealedBlock: row.sealed_block,
    spentBlock: row.spent_block,
  };
}
