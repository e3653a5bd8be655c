import { FuqiError } from '@fuqi/domain';
import { route } from '../http/route';
import { viewpointOf } from '../read-model/viewpoint';
import { VOUCHER_STATES } from '../read-model/voucher-state';
import { TREE_ACTS, treeOf } from '../read-model/voucher-tree';
import { findVoucher } from '../read-model/vouchers';
import { partySchema, voucherIdText } from '../schemas/common';
import { z } from '../schemas/z';

const nodeSchema = z
  .object({
    id: z.string(),
    parent: z.string().nullable(),
    value: z.string(),
    state: z.enum(VOUCHER_STATES),
    owner: partySchema,
    act: z.enum(TREE_ACTS),
    block: z.int(),
  })
  .openapi('TreeNode');

export const getVoucherTreeRoute = route({
  method: 'get',
  path: '/v1/vouchers/{id}/tree',
  operationId: 'getVoucherTree',
  summary: 'How the root of a voucher was cut and passed on, as far as this organisation sees it',
  scope: 'vouchers:read',
  object: 'voucher',
  params: z.strictObject({ id: voucherIdText }),
  replies: {
    200: {
      description: 'Nodes in the order in which the ledger took them; a node follows its parent',
      schema: z.object({ nodes: z.array(nodeSchema) }).openapi('VoucherTree'),
    },
  },
  problems: [],
  handler: async ({ params: { id } }, { services }) => {
    const viewpoint = await viewpointOf(services);
    const row = await findVoucher(services.db, viewpoint, id);
    if (row === undefined) throw new FuqiError('not-found');
    const nodes = (await treeOf(services.db, viewpoint, row.token)).map((node) => ({
      ...{ id: node.row.id, parent: node.parent, value: node.row.value, state: node.row.state },
      owner: { id: node.row.owner, name: services.names.of(node.row.owner) },
      ...{ act: node.act, block: node.row.block },
    }));
    return { status: 200, body: { nodes } };
  },
});
