/** Puts a gateway together, follows the ledger, and takes it down again. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Sentence } from '@fuqi/sdk';
import { AuditLog } from './audit/audit-log';
import { ApiKeys } from './auth/api-keys';
import type { Authenticator } from './auth/principal';
import { DEFAULT_CONFIG } from './config';
import type { GatewayConfig } from './config';
import type { Database } from './db/database';
import { migrate } from './db/migrate';
import { createApp } from './http/app';
import { Idempotency } from './http/idempotency';
import type { Logger } from './http/logger';
import { Metrics } from './http/metrics';
import type { GatewayMember } from './member/gateway-member';
import { Names } from './member/names';
import { OperationDesk } from './operations/operation-desk';
import { PeerOutbox } from './peers/outbox';
import { Projector } from './read-model/projector';
import type { Services } from './services';
import { WebhookDispatcher } from './webhooks/dispatcher';

/** What a gateway is made of. Database and member stay the caller's to close. */
export interface GatewayOptions {
  readonly member: GatewayMember;
  readonly db: Database;
  readonly logger: Logger;
  readonly config?: Partial<GatewayConfig>;
  /** How members are called here, by number. */
  readonly names?: ReadonlyMap<number, Sentence>;
  /** Folder of the built console; served when it holds one. */
  readonly consoleFolder?: string;
  /** Where gateways of other members answer, by member: base addresses. */
  readonly peers?: ReadonlyMap<number, string>;
  /** API keys of this database by default. */
  readonly authenticator?: Authenticator;
  /** ISO 8601 in UTC; the machine's clock by default. */
  readonly now?: () => string;
}

/** A gateway at work. */
export interface Gateway {
  readonly services: Services;
  readonly server: Server;
  /** Starts to answer. @returns the port */
  listen(port: number, host?: string): Promise<number>;
  /** Answers what is open, finishes what is at work, and stops. */
  close(): Promise<void>;
}

/**
 * Brings the database up to date, takes up what an earlier process left, reads the ledger, and follows it from then on.
 * @throws FuqiError `configuration-invalid`, `ledger-unavailable`
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const services = await prepare(options);
  const { projector, desk, outbox, webhooks, logger, config } = services;
  await projector.run();
  await desk.resume();
  outbox.kick();
  webhooks.kick();
  const quiet = projector.onAdvance(() => webhooks.kick());
  await mark(services);
  let reading = false;
  const follow = setInterval(() => {
    // A ledger that does not answer must not gather a queue of questions.
    if (reading) return;
    reading = true;
    void projector
      .run()
      .then(() => mark(services))
      .catch((error: unknown) => logger.warn({ err: error }, 'the ledger could not be followed'))
      .finally(() => {
        reading = false;
      });
  }, config.followMs);
  const server = createServer(createApp(services, options.consoleFolder));
  return {
    services,
    server,
    listen: (port, host = '127.0.0.1') =>
      new Promise((done, failed) => {
        server.once('error', failed);
        server.listen(port, host, () => {
          const address = server.address();
          done(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    close: async () => {
      clearInterval(follow);
      quiet();
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await desk.idle();
      await outbox.close();
      await webhooks.close();
      server.closeAllConnections();
      await closed;
      await projector.idle();
    },
  };
}

async function prepare(options: GatewayOptions): Promise<Services> {
  const { member, db, logger } = options;
  const now = options.now ?? ((): string => new Date().toISOString());
  await migrate(db);
  await new Idempotency(db, now).recover();
  const names = new Names(db);
  for (const [id, words] of options.names ?? []) await names.set(id, words);
  await names.load();
  const outbox = new PeerOutbox({
    ...{ db, member, logger, now },
    addresses: options.peers ?? new Map<number, string>(),
  });
  const [metrics, projector, apiKeys] = [
    new Metrics(),
    new Projector(db, member),
    new ApiKeys(db, now),
  ];
  const config = { ...DEFAULT_CONFIG, ...options.config };
  return {
    ...{ member, db, logger, names, metrics, projector, outbox, apiKeys, now, config },
    webhooks: new WebhookDispatcher({ db, config, logger, now }),
    desk: new OperationDesk({ db, member, projector, outbox, metrics, logger, now }),
    audit: new AuditLog(db, now),
    authenticator: options.authenticator ?? apiKeys,
  };
}

async function mark({ projector, metrics }: Services): Promise<void> {
  metrics.atBlock((await projector.checkpoint()).nextBlock);
}
