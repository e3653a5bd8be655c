import { parentPort, workerData } from 'node:worker_threads';
import { BankPeer } from './bank-peer';
import type { BankCall, BankReply, BankRequest, BankWorkerData } from './bank-messages';
import { loadChaincodeModule } from './chaincode-module';
import { LedgerError, toWireError } from './errors';
import { systemScheduler } from './host';
import { openLevelStorage } from './level-storage';
import { MemoryStorage } from './memory-storage';

/** Entry of a bank's worker thread: opens the bank's own store and answers calls. */
async function main(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new LedgerError('INVALID_OPTIONS', 'not started as a worker');
  const reply = (message: BankReply): void => port.postMessage(message);
  try {
    const bank = await openBank(workerData as BankWorkerData);
    port.on('message', ({ id, request }: BankCall) => {
      handle(bank, request).then(
        (value) => {
          reply({ kind: 'done', id, value });
          if (request.kind === 'close') port.close();
        },
        (error: unknown) => reply({ kind: 'failed', id, error: toWireError(error) }),
      );
    });
    reply({ kind: 'opened', tip: bank.openedAt });
  } catch (error) {
    reply({ kind: 'failedToOpen', error: toWireError(error) });
  }
}

async function openBank(data: BankWorkerData): Promise<BankPeer> {
  const chaincode = loadChaincodeModule(data.modulePath, data.title, data.version);
  const storage =
    data.directory === null ? new MemoryStorage() : await openLevelStorage(data.directory);
  try {
    return await BankPeer.open(data.settings, storage, chaincode, systemScheduler);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function handle(bank: BankPeer, request: BankRequest): Promise<unknown> {
  switch (request.kind) {
    case 'endorse':
      return bank.endorse(request.proposal, request.now);
    case 'evaluate':
      return bank.evaluate(request.proposal, request.now);
    case 'apply':
      return bank.apply(request.delivery);
    case 'audit':
      return bank.audit();
    case 'close':
      return bank.close();
  }
}

void main();
