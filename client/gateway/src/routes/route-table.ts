/** Every route of the interface. What serves, describes and tests them reads this list. */
import type { Route } from '../http/route';
import { createApiKeyRoute } from './create-api-key';
import { draftOperationRoute } from './draft-operation';
import { getBalancesRoute } from './get-balances';
import { getBlockRoute } from './get-block';
import { getLedgerRoute } from './get-ledger';
import { getMeRoute } from './get-me';
import { getOperationRoute } from './get-operation';
import { getSigningRequestRoute } from './get-signing-request';
import { getVoucherPaperRoute } from './get-voucher-paper';
import { getVoucherRoute } from './get-voucher';
import { listAuditRoute } from './list-audit';
import { listBlocksRoute } from './list-blocks';
import { listMembersRoute } from './list-members';
import { listVouchersRoute } from './list-vouchers';
import { revokeApiKeyRoute } from './revoke-api-key';
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
  getBalancesRoute,
  draftOperationRoute,
  getOperationRoute,
  getSigningRequestRoute,
  signOperationRoute,
  submitOperationRoute,
  streamEventsRoute,
  listAuditRoute,
  createApiKeyRoute,
  revokeApiKeyRoute,
];
