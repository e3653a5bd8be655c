/** Everything that routes work with. */
import type { ApiKeys } from './auth/api-keys';
import type { Authenticator } from './auth/principal';
import type { AuditLog } from './audit/audit-log';
import type { GatewayConfig } from './config';
import type { Database } from './db/database';
import type { Logger } from './http/logger';
import type { Metrics } from './http/metrics';
import type { GatewayMember } from './member/gateway-member';
import type { Names } from './member/names';
import type { OperationDesk } from './operations/operation-desk';
import type { PeerOutbox } from './peers/outbox';
import type { Projector } from './read-model/projector';
import type { WebhookDispatcher } from './webhooks/dispatcher';

export interface Services {
  readonly config: GatewayConfig;
  readonly db: Database;
  readonly member: GatewayMember;
  readonly names: Names;
  readonly projector: Projector;
  readonly desk: OperationDesk;
  readonly outbox: PeerOutbox;
  readonly webhooks: WebhookDispatcher;
  readonly audit: AuditLog;
  readonly apiKeys: ApiKeys;
  readonly authenticator: Authenticator;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** The gateway's own clock, ISO 8601 in UTC; the ledger's date decides everything else. */
  readonly now: () => string;
}
