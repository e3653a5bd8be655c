import { LIMITS } from '@fuqi/domain';
import { SCOPES } from '../auth/principal';
import { route } from '../http/route';
import { MEMBER_ROLES, knownIssuers, rolesOf } from '../member/member-roles';
import { PHASE_NAMES, openDate } from '../read-model/chain';
import { wordsSchema } from '../schemas/common';
import { z } from '../schemas/z';

const meSchema = z
  .object({
    member: z.object({
      id: z.int(),
      name: wordsSchema,
      roles: z.array(z.enum(MEMBER_ROLES)),
      /** From this amount on two officers sign, fen; null when one always suffices. */
      twoOfficersFrom: z.string().nullable(),
      officers: z.int(),
    }),
    principal: z.object({
      id: z.string(),
      kind: z.enum(['api-key', 'passkey', 'certificate']),
      /** Slot in the organisation’s leaf; null for machines. */
      officer: z.int().nullable(),
      scopes: z.array(z.enum(SCOPES)),
    }),
    channel: z.string(),
    development: z.boolean(),
    day: z.string(),
    phase: z.enum(PHASE_NAMES),
  })
  .openapi('Me');

export const getMeRoute = route({
  method: 'get',
  path: '/v1/me',
  operationId: 'getMe',
  summary: 'Who asks, for which organisation, and on which day',
  scope: 'self:read',
  replies: { 200: { description: 'The caller and the organisation', schema: meSchema } },
  problems: ['ledger-unavailable', 'party-unknown'],
  handler: async (_input, { services, principal }) => {
    const { member, names, db } = services;
    const { channel, development } = await member.ledger.channel();
    const { date } = await member.ledger.versions();
    const leaf = member.book.member(member.id);
    const { dualFrom } = leaf.status;
    const { id, kind, officer, scopes } = principal;
    const body = {
      member: {
        ...{ id: member.id, name: names.of(member.id) },
        roles: rolesOf(leaf, member, await knownIssuers(db)),
        twoOfficersFrom: dualFrom >= LIMITS.dualFromNever ? null : dualFrom.toString(),
        officers: leaf.officers.filter((one) => one !== undefined).length,
      },
      principal: { id, kind, officer: officer ?? null, scopes: [...scopes] },
      ...{ channel, development, ...openDate(date) },
    };
    return { status: 200, body };
  },
});
