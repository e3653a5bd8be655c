import { FuqiError } from '@fuqi/domain';
import { route } from '../http/route';
import { readBlocks } from '../read-model/chain';
import { blockSchema } from '../schemas/block';
import { queryInt } from '../schemas/common';
import { z } from '../schemas/z';

const NUMBER_MAX = 2_147_483_647;

export const getBlockRoute = route({
  method: 'get',
  path: '/v1/blocks/{number}',
  operationId: 'getBlock',
  summary: 'One block as anybody on the channel reads it, and what of it is this organisation’s',
  scope: 'vouchers:read',
  params: z.strictObject({ number: queryInt(0, NUMBER_MAX) }),
  replies: { 200: { description: 'The block', schema: blockSchema } },
  problems: ['not-found', 'ledger-unavailable'],
  handler: async ({ params: { number } }, { services }) => {
    const { member, db, projector } = services;
    const { nextBlock } = await projector.checkpoint();
    if (number >= nextBlock) throw new FuqiError('not-found');
    const [block] = await readBlocks({ ledger: member.ledger, db }, number, number + 1);
    if (block === undefined) throw new FuqiError('not-found');
    return { status: 200, body: block };
  },
});
