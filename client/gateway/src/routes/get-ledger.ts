import { route } from '../http/route';
import { PHASE_NAMES, openDate } from '../read-model/chain';
import { z } from '../schemas/z';

const ledgerSchema = z
  .object({
    channel: z.string(),
    contract: z.string(),
    /** Development keys: for trying, never for value. Screens and receipts must say so. */
    development: z.boolean(),
    banks: z.array(z.string()),
    day: z.string(),
    phase: z.enum(PHASE_NAMES),
    /** Number of blocks. */
    height: z.int(),
    /** Leaves of the tree of commitments. */
    leaves: z.int(),
    /** Entries that wait for the next seal. */
    pending: z.int(),
    policies: z.array(
      z.object({
        version: z.int(),
        id: z.string(),
        maxLayer: z.int(),
        rootBudget: z.int(),
        tenorMonths: z.int(),
      }),
    ),
    /** Number of blocks that this gateway’s tables have taken. */
    projectedHeight: z.int(),
  })
  .openapi('Ledger');

export const getLedgerRoute = route({
  method: 'get',
  path: '/v1/ledger',
  operationId: 'getLedger',
  summary: 'The ledger as it is now: day, phase, height, what waits to be sealed',
  scope: 'vouchers:read',
  replies: { 200: { description: 'The ledger', schema: ledgerSchema } },
  problems: ['ledger-unavailable'],
  handler: async (_input, { services: { member, projector } }) => {
    const { ledger } = member;
    const [{ channel, contract, development, banks }, versions, height, tree, pending, place] =
      await Promise.all([
        ...([ledger.channel(), ledger.versions(), ledger.height()] as const),
        ...([ledger.tree(), ledger.pending(), projector.checkpoint()] as const),
      ]);
    const body = {
      ...{ channel, contract, development, banks, ...openDate(versions.date) },
      ...{ height, leaves: tree.leaves, pending: pending.length },
      policies: versions.policies,
      projectedHeight: place.nextBlock,
    };
    return { status: 200, body };
  },
});
