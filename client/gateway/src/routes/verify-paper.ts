import { formatIsoDay, unwrap } from '@fuqi/domain';
import { fieldToHex } from '@fuqi/protocol';
import { checkPaper, parsePaper } from '@fuqi/sdk';
import { route } from '../http/route';
import { rootNumber } from '../read-model/voucher-words';
import { partySchema } from '../schemas/common';
import { z } from '../schemas/z';

export const verifyPaperRoute = route({
  method: 'post',
  path: '/v1/papers/verify',
  operationId: 'verifyPaper',
  summary: 'Whether the ledger holds what a printed voucher says, and whether it was spent since',
  scope: 'vouchers:read',
  body: z.strictObject({ paper: z.string().min(1).max(1_000) }).openapi('PaperText'),
  replies: {
    200: {
      description: 'What the ledger says; names are this organisation’s own register',
      schema: z
        .object({
          verdict: z.enum(['stands', 'spent', 'not-found']),
          commitment: z.string(),
          number: z.string(),
          issuer: partySchema,
          registrar: partySchema,
          owner: partySchema,
          value: z.string(),
          due: z.string(),
        })
        .openapi('PaperVerdict'),
    },
  },
  problems: ['ledger-unavailable', 'memo-unreadable'],
  handler: async ({ body }, { services: { member, names } }) => {
    const paper = parsePaper(body.paper);
    const { commitment, stands, spent } = await checkPaper(paper, member.ledger);
    const { note } = paper;
    const party = (id: bigint) => ({ id: Number(id), name: names.of(Number(id)) });
    return {
      status: 200,
      body: {
        verdict: stands ? (spent === true ? 'spent' : 'stands') : 'not-found',
        commitment: fieldToHex(commitment),
        number: rootNumber(note.token),
        issuer: party(note.token.issuer),
        registrar: party(note.token.registrar),
        owner: party(note.owner),
        value: note.value.toString(),
        due: unwrap(formatIsoDay(Number(note.token.due))),
      },
    };
  },
});
