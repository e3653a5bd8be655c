import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ClassicLevel } from 'classic-level';
import { encodeBatch } from '@fuqi/protocol';
import { fault, hasBinaries } from '@fuqi/test-network';
import { freeBasePort } from '../testing/free-base-port';
import { FaultRange } from './fault-range';
import { breakUnderLoad } from './faults';

const fabric = hasBinaries() ? test : test.skip;
const MINUTES = 60_000;
const RACES = 5;

describe('a real network that loses parts under load (skipped without Fabric’s programs on FABRIC_BIN or PATH)', () => {
  let root: string;
  let range: FaultRange | undefined;

  beforeAll(async () => {
    if (!hasBinaries()) return;
    root = await mkdtemp(join(tmpdir(), 'fuqi-faults-'));
    range = await FaultRange.open({ root, basePort: await freeBasePort() });
  }, 10 * MINUTES);

  afterAll(async () => {
    if (!hasBinaries()) return;
    await range?.close();
    await rm(root, { recursive: true, force: true });
  }, 5 * MINUTES);

  function at(): FaultRange {
    if (range === undefined) throw new Error('the network did not come up');
    return range;
  }

  /** Nothing acknowledged is lost or doubled, nothing that happened is called a failure; peers have been compared before. */
  const KEPT = { lost: 0, doubled: 0, falselyFailed: 0 };

  fabric.each([['leader killed'], ['leader frozen']])(
    '%s: commits go on within three seconds',
    async (name) => {
      const report = await breakUnderLoad(at(), name);
      expect(report).toMatchObject(KEPT);
      expect(report.commitsAfter).toBeGreaterThan(0);
      expect(report.longestGap).toBeLessThanOrEqual(3_000);
    },
    10 * MINUTES,
  );

  fabric.each([
    ['two orderers down'],
    ['chaincode service killed'],
    ['chaincode service hung'],
    ['peer killed'],
    ['state database lost'],
  ])(
    '%s: nothing acknowledged is lost or doubled, and it goes on',
    async (name) => {
      const report = await breakUnderLoad(at(), name);
      expect(report).toMatchObject(KEPT);
      expect(report.commitsAfter).toBeGreaterThan(0);
    },
    10 * MINUTES,
  );

  fabric(
    'two spends of one note: exactly one is valid, also in one block',
    async () => {
      const { channel } = at();
      let together = 0;
      for (let race = 0; race < RACES; race += 1) {
        const spends = ['one', 'other'].map((name) =>
          channel.move(`race ${String(race)} ${name}`, { nf0: BigInt(race + 1) }),
        );
        const settled = await channel.ledger.race(spends.map((bytes) => encodeBatch([bytes])));
        expect(settled.map(({ code }) => code).sort()).toEqual(['MVCC_READ_CONFLICT', 'VALID']);
        if (settled[0]?.block === settled[1]?.block) together += 1;
      }
      expect(together).toBeGreaterThan(0);
    },
    5 * MINUTES,
  );

  fabric(
    'one value changed in one bank’s database: the comparison of states names the bank',
    async () => {
      const { network, channel } = at();
      await expect(channel.ledger.stateHash()).resolves.toMatch(/^[0-9a-f]{64}$/);
      const bank = network.bank('bankc');
      await fault(network, 'kill', bank.peer.name);
      const { data } = network.layout.node(bank.name, bank.peer.name);
      await swapReceipt(join(data, 'ledgersData', 'stateLeveldb'));
      await fault(network, 'start', bank.peer.name);
      // A snapshot is of a block, and this block's has been made: the next one holds what the database holds now.
      await at().underLoad(8, () => at().wait(1));
      await expect(channel.ledger.stateHash()).rejects.toThrow(/copies of the state differ/);
      const hashes = await channel.ledger.stateHashes();
      expect(hashes.get('BankBMSP')).toBe(hashes.get('BankAMSP'));
      expect(hashes.get('BankCMSP')).not.toBe(hashes.get('BankAMSP'));
    },
    5 * MINUTES,
  );
});

/** Changes the last bit of one receipt in a peer's database. */
async function swapReceipt(folder: string): Promise<void> {
  const options = { keyEncoding: 'buffer', valueEncoding: 'buffer' } as const;
  const state = new ClassicLevel<Buffer, Buffer>(folder, options);
  await state.open();
  for await (const [key, value] of state.iterator()) {
    if (!key.includes('\0nf/')) continue;
    const changed = Buffer.from(value);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    await state.put(key, changed);
    break;
  }
  await state.close();
}
