import { route } from '../http/route';
import { draftBody } from '../operations/draft-body';
import { operationSchema, showOperation } from '../schemas/operation';

export const draftOperationRoute = route({
  method: 'post',
  path: '/v1/operations/drafts',
  operationId: 'draftOperation',
  summary: 'Draft an operation: nothing happens until officers have signed its digests',
  scope: 'operations:draft',
  body: draftBody,
  replies: {
    201: {
      description: 'What will happen in words, and the digests to sign',
      schema: operationSchema,
      headers: { Location: 'Where the operation is read' },
    },
  },
  problems: [
    ...(['note-not-found', 'note-spent', 'note-pending', 'note-encumbered'] as const),
    ...([
      'note-matured',
      'note-kind',
      'not-controller',
      'hold-live',
      'nullifier-repeated',
    ] as const),
    ...([
      'party-unknown',
      'party-frozen',
      'party-root-stale',
      'kyc-expired',
      'role-missing',
    ] as const),
    ...(['same-party', 'too-many-notes', 'split-exceeds-value', 'budget-limit'] as const),
    ...(['layer-limit', 'transfer-too-late', 'offer-too-short', 'quota-exceeded'] as const),
    ...(['invoice-capacity', 'issuer-blocked', 'basis-blocked', 'sme-consent-missing'] as const),
    ...(['tenor-exceeded', 'tenor-reason-missing', 'date-order', 'calendar-uncovered'] as const),
    ...(['quote-mismatch', 'quote-expired', 'hold-expired', 'phase-closed'] as const),
    ...(['funding-too-late', 'payment-unconfirmed', 'payment-amount', 'already-recorded'] as const),
    ...(['not-found', 'value-zero', 'value-out-of-range', 'invoice-number-invalid'] as const),
    ...(['peer-unknown', 'uniqueness-unavailable', 'oprf-share-invalid'] as const),
    ...(['oprf-quota-exceeded', 'wallet-behind', 'ledger-unavailable'] as const),
  ],
  handler: async ({ body }, { services, principal, businessId }) => {
    const found = await services.desk.draft(businessId, principal, body);
    return {
      status: 201,
      headers: { Location: `/v1/operations/${found.row.id}` },
      body: showOperation(found, services),
    };
  },
});
