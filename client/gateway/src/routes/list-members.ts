import { route } from '../http/route';
import {
  MEMBER_ROLES,
  STANDING_NAMES,
  knownIssuers,
  rolesOf,
  standingName,
} from '../member/member-roles';
import { dueText } from '../read-model/vouchers';
import { wordsSchema } from '../schemas/common';
import { cursorOfNumber, numberOf } from '../schemas/cursor';
import { z } from '../schemas/z';

const PAGE = 200;

const memberSchema = z
  .object({
    id: z.int(),
    name: wordsSchema,
    roles: z.array(z.enum(MEMBER_ROLES)),
    standing: z.enum(STANDING_NAMES),
    /** Last day on which the bank’s knowledge of the customer holds. */
    kycDay: z.string().nullable(),
  })
  .openapi('Member');

export const listMembersRoute = route({
  method: 'get',
  path: '/v1/members',
  operationId: 'listMembers',
  summary: 'Members of the network whose openings this organisation has, by number',
  scope: 'vouchers:read',
  query: z.strictObject({ cursor: z.string().max(256).optional() }),
  replies: {
    200: {
      description: 'A page',
      schema: z
        .object({ items: z.array(memberSchema), nextCursor: z.string().nullable() })
        .openapi('MemberPage'),
    },
  },
  problems: [],
  handler: async ({ query }, { services: { member, names, db } }) => {
    const after = query.cursor === undefined ? 0 : numberOf(query.cursor);
    const issuers = await knownIssuers(db);
    const left = member.book.all.filter(({ index }) => Number(index) > after);
    const shown = left.slice(0, PAGE);
    const items = shown.map((leaf) => ({
      id: Number(leaf.index),
      name: names.of(Number(leaf.index)),
      roles: rolesOf(leaf, member, issuers),
      standing: standingName(leaf),
      kycDay: dueText(Number(leaf.status.kycDay)),
    }));
    const last = items.at(-1);
    const more = left.length > shown.length && last !== undefined;
    return { status: 200, body: { items, nextCursor: more ? cursorOfNumber(last.id) : null } };
  },
});
