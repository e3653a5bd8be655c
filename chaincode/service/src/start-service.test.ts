import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openEmbeddedLedger, outOf } from '@fuqi/embedded';
import { contracts, metadata } from '@fuqi/contracts';
import { createChaincode } from './chaincode';
import { type RunningService, startService } from './start-service';
import type { RunnableChaincode } from './shim';
import { FakePeer } from './testing/fake-peer';
import { freeAddress } from './testing/free-address';

const ID = `fuqi_1:${'0'.repeat(64)}`;
const CHANNEL = JSON.stringify({
  ...{ banks: ['BankAMSP', 'BankBMSP'], contract: 'fuqi', development: true, supervisor: null },
});

let creator: Uint8Array;
let address: string;
let service: RunningService;
let peer: FakePeer;

async function start(chaincode?: RunnableChaincode): Promise<void> {
  address = await freeAddress();
  service = await startService({ chaincodeId: ID, address }, chaincode);
  peer = FakePeer.connect(address, creator);
}

beforeAll(async () => {
  const ledger = await openEmbeddedLedger({
    ...{ memory: true, channel: 'fuqi', chaincode: 'fuqi', contracts, metadata: { ...metadata } },
    ...{ organisations: ['BankAMSP'], policy: outOf(1, 'BankAMSP') },
  });
  creator = ledger.identity('BankAMSP', 'relay').serialized;
  await ledger.close();
});

describe('the contracts behind the wire', () => {
  beforeEach(() => start());
  afterEach(async () => {
    peer.close();
    await service.stop();
  });

  test('register with the package id and answer queries, before there is state and from it', async () => {
    expect(await peer.registered).toBe(ID);
    expect(await peer.invoke('query:channel')).toMatchObject({ status: 500 });
    peer.state.set('channel/config', Buffer.from(CHANNEL));
    const answer = await peer.invoke('query:channel');
    expect(answer).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.payload)).toMatchObject({ channel: 'fuqi', development: true });
  });

  test('refuse with a code of the table', async () => {
    await peer.registered;
    const { status, message } = await peer.invoke('query:receipt', 'nf/00');
    expect(status).toBe(500);
    expect(message).toContain('FUQI-INPUT-001 malformed');
    expect((await peer.invoke('query:nothing')).message).toContain('FUQI-INPUT-012 method-unknown');
  });

  test('a second service on the same address is refused', async () => {
    await expect(startService({ chaincodeId: ID, address })).rejects.toThrow();
  });
});

describe('a stop', () => {
  test('lets what runs end, refuses what comes, and closes the line', async () => {
    const inner = createChaincode();
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    const begun: string[] = [];
    await start({
      Init: (stub) => inner.Init(stub),
      Invoke: async (stub) => {
        begun.push(stub.getTxID());
        await held;
        return inner.Invoke(stub);
      },
    });
    await peer.registered;
    peer.state.set('channel/config', Buffer.from(CHANNEL));
    const running = peer.invoke('query:channel');
    while (begun.length === 0) await new Promise((done) => setTimeout(done, 5));
    const stopped = service.stop();
    const late = await peer.invoke('query:channel');
    expect(late.message).toContain('FUQI-LEDGER-005 ledger-unavailable');
    release();
    expect(await running).toMatchObject({ status: 200 });
    await stopped;
    expect(begun).toEqual(['tx0']);
    const refused = FakePeer.connect(address, creator);
    await expect(refused.registered).rejects.toThrow();
    refused.close();
    peer.close();
  });
});
