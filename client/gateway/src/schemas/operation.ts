import { fieldToHex } from '@fuqi/protocol';
import { reviewRequest, signingRequest } from '@fuqi/sdk';
import type { FoundOperation } from '../operations/operation-desk';
import { OPERATION_STATES } from '../operations/operation-store';
import { dueText } from '../read-model/vouchers';
import type { Services } from '../services';
import { partySchema, wordsSchema } from './common';
import { z } from './z';

export const operationSchema = z
  .object({
    id: z.string(),
    act: z.string(),
    state: z.enum(OPERATION_STATES),
    createdBy: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    /** Digest that the ledger's receipt will show. */
    digest: z.string(),
    /** Last business day on which it may be written. */
    validUntil: z.string().nullable(),
    text: z.array(wordsSchema),
    effects: z.array(z.object({ to: partySchema, value: z.string(), due: z.string().nullable() })),
    sign: z.array(z.object({ leg: z.int(), digest: z.string() })),
    officersNeeded: z.int(),
    /** Another member whose officers sign as well, on their own gateway. */
    countersigner: z.object({ party: partySchema, signed: z.boolean() }).nullable(),
    /** Whose operation it is, when another member asks for signatures. */
    host: partySchema.nullable(),
    signatures: z.array(z.object({ officer: z.int(), by: z.string(), at: z.string() })),
    receipt: z.string().nullable(),
    problem: z.string().nullable(),
  })
  .openapi('Operation');

/** An operation as the interface shows it: the words follow from the legs themselves, never from what was asked for. */
export function showOperation(
  { row, draft, signatures }: FoundOperation,
  { member, names }: Pick<Services, 'member' | 'names'>,
): z.infer<typeof operationSchema> {
  const review = reviewRequest(signingRequest(draft), member.id, (id) => names.of(id));
  const signed = signatures.filter(({ leg, member: of }) => leg === 0 && of === 0);
  const party = (id: number) => ({ id, name: names.of(id) });
  return {
    id: row.id,
    act: row.act,
    state: row.state,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    digest: row.digest,
    validUntil: dueText(draft.terms.validUntil >> 2),
    text: review.sentences.map(({ zh, en }) => ({ zh, en })),
    effects: review.effects.map(({ to, value, due }) => ({
      to: party(to),
      value: value.toString(),
      due: dueText(Number(due)),
    })),
    sign: review.digests.map(({ leg, digest }) => ({ leg, digest: fieldToHex(digest) })),
    officersNeeded: row.needed,
    countersigner:
      row.cosigner === null
        ? null
        : {
            party: party(row.cosigner),
            signed: signatures.some(({ member: of }) => of === row.cosigner),
          },
    host: row.host === null ? null : party(row.host),
    signatures: signed.map(({ slot, principal, at }) => ({ officer: slot, by: principal, at })),
    receipt: row.receipt,
    problem: row.problem,
  };
}
