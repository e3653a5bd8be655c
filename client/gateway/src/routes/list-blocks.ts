import { route } from '../http/route';
import { readBlocks } from '../read-model/chain';
import { blockSchema } from '../schemas/block';
import { queryInt } from '../schemas/common';
import { cursorOfNumber, numberOf } from '../schemas/cursor';
import { z } from '../schemas/z';

const PAGE = 20;

export const listBlocksRoute = route({
  method: 'get',
  path: '/v1/blocks',
  operationId: 'listBlocks',
  summary: 'The ledger’s blocks as anybody on the channel reads them, the newest first',
  scope: 'vouchers:read',
  query: z.strictObject({
    limit: queryInt(1, 100).optional(),
    cursor: z.string().max(256).optional(),
  }),
  replies: {
    200: {
      description: 'A page',
      schema: z
        .object({ items: z.array(blockSchema), nextCursor: z.string().nullable() })
        .openapi('BlockPage'),
    },
  },
  problems: ['ledger-unavailable'],
  handler: async ({ query }, { services }) => {
    const { member, db, projector } = services;
    // What the tables have not taken cannot be told apart from what is not ours.
    const { nextBlock } = await projector.checkpoint();
    const before = query.cursor === undefined ? nextBlock : numberOf(query.cursor);
    const to = Math.min(before, nextBlock);
    const from = Math.max(0, to - (query.limit ?? PAGE));
    const items =
      to === 0 ? [] : (await readBlocks({ ledger: member.ledger, db }, from, to)).reverse();
    return { status: 200, body: { items, nextCursor: from > 0 ? cursorOfNumber(from) : null } };
  },
});
