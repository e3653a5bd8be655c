/** Every route of the interface. What serves, describes and tests them reads this list. */
import type { Route } from '../http/route';
import { createApiKeyRoute } from './create-api-key';
import { createQuoteRequestRoute } from './create-quote-request';
import { createWebhookRoute } from './create-webhook';
import { deleteWebhookRoute } from './delete-webhook';
import { draftOperationRoute } from './draft-operation';
import { getBalancesRoute } from './get-balances';
import { getBlockRoute } from './get-block';
import { getLedgerRoute } from './get-ledger';
import { getMeRoute } from './get-me';
import { getOperationRoute } from './get-operation';
import { getQuoteRequestRoute } from './get-quote-request';
import { getSigningRequestRoute } from './get-signing-request';
import { getVoucherRoute } from './get-voucher';
import { getVoucherPaperRoute } from './get-voucher-paper';
import { getVoucherTreeRoute } from './get-voucher-tree';
import { giveQuoteRoute } from './give-quote';
import { listAuditRoute } from './list-audit';
import { listBlocksRoute } from './list-blocks';
import { listClearingDueRoute } from './list-clearing-due';
import { listClearingIssuersRoute } from './list-clearing-issuers';
import { listClearingPaymentsRoute } from './list-clearing-payments';
import { listMembersRoute } from './list-members';
import { listOperationsRoute } from './list-operations';
import { listPaymentsRoute } from './list-payments';
import { listQuoteRequestsRoute } from './list-quote-requests';
import { listTasksRoute } from './list-tasks';
import { listVouchersRoute } from './list-vouchers';
import { listWebhookDeliveriesRoute } from './list-webhook-deliveries';
import { listWebhooksRoute } from './list-webhooks';
import { receivePeerMessageRoute } from './receive-peer-message';
import { redeliverWebhookRoute } from './redeliver-webhook';
import { revokeApiKeyRoute } from './revoke-api-key';
import { rotateWebhookSecretRoute } from './rotate-webhook-secret';
import { signOperationRoute } from './sign-operation';
import { streamEventsRoute } from './stream-events';
import { submitOperationRoute } from './submit-operation';
import { verifyPaperRoute } from './verify-paper';

export const ROUTES: readonly Route[] = [
  getMeRoute,
  listMembersRoute,
  getLedgerRoute,
  listBlocksRoute,
  getBlockRoute,
  listVouchersRoute,
  getVoucherRoute,
  getVoucherPaperRoute,
  verifyPaperRoute,
  getVoucherTreeRoute,
  getBalancesRoute,
  draftOperationRoute,
  listOperationsRoute,
  getOperationRoute,
  getSigningRequestRoute,
  signOperationRoute,
  submitOperationRoute,
  listTasksRoute,
  createQuoteRequestRoute,
  listQuoteRequestsRoute,
  getQuoteRequestRoute,
  giveQuoteRoute,
  listPaymentsRoute,
  listClearingDueRoute,
  listClearingPaymentsRoute,
  listClearingIssuersRoute,
  streamEventsRoute,
  listAuditRoute,
  createApiKeyRoute,
  revokeApiKeyRoute,
  createWebhookRoute,
  listWebhooksRoute,
  deleteWebhookRoute,
  rotateWebhookSecretRoute,
  listWebhookDeliveriesRoute,
  redeliverWebhookRoute,
  receivePeerMessageRoute,
];
