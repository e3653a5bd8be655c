/** A relay in a process of its own, for a test that kills it: folder of the outbox, address of the ledger. */
import type { AddressInfo } from 'node:net';
import { createRelayServer } from '../pool/relay-server';
import { Relay } from '../relay/relay';
import { ledgerAt } from './ledger-over-http';
import { NETWORK } from './noise-operation';

const [, , folder = '', ledger = ''] = process.argv;
const limits = {
  ...{ batchWaitMs: 2, batchOperations: 8, retryMs: 5, retryMaxMs: 50, doubtMs: 300 },
  senderOperations: 100_000,
};

Relay.open({ ledger: ledgerAt(ledger), network: NETWORK, folder, limits }).then(
  (relay) => {
    const server = createRelayServer(relay);
    server.listen(0, '127.0.0.1', () => {
      process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
    });
  },
  (cause: unknown) => {
    process.stderr.write(String(cause));
    process.exitCode = 1;
  },
);
