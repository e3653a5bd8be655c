import { beforeAll, describe, expect, test } from '@jest/globals';
import { type PreparedCircuit, prepareKeys } from '@fuqi/zk-circuits';
import { playAttempts } from '../abuse/attempts';
import { stateHash } from '../abuse/state-hash';
import { ForgingProver } from '../testing/forging-prover';
import { holdingsOf, layersOf } from './holdings';

/**
 * The scenarios with forged proofs of witnesses that the real constraints accepted; everything else is as in `npm run scenario`,
 * which proves for real.
 */
describe('scenarios', () => {
  let circuits: readonly PreparedCircuit[];

  beforeAll(async () => {
    circuits = await prepareKeys();
  }, 600_000);

  async function end(name: string) {
    const prover = await ForgingProver.open(circuits);
    const { stage, problems, tried } = await playAttempts(name, { prover, circuits });
    const result = {
      ...{ problems, holdings: holdingsOf(stage), layers: layersOf(stage) },
      ...{ hash: await stage.ledger.stateHash(), attempts: tried.length },
      reckoned: await stateHash(stage.ledger.port),
    };
    await stage.close();
    return result;
  }

  test('S1: issued, split down three tiers, sold to two banks, cleared with every holder offline', async () => {
    const { problems, holdings, layers } = await end('S1');
    expect(problems).toEqual([]);
    expect(layers).toEqual(expect.arrayContaining([0, 1, 2]));
    expect(holdings['CORE']).toMatchObject({ quota: '¥40,000,000.00' });
    expect(holdings['BANKA']).toMatchObject({ quota: '¥10,000,000.00' });
  }, 600_000);

  test.each([
    ['S2', 7],
    ['S4', 15],
    ['S7', 5],
  ])(
    '%s: every one of %d attempts is refused where the file says',
    async (name, count) => {
      const { problems, attempts } = await end(name);
      expect(problems).toEqual([]);
      expect(attempts).toBe(count);
    },
    600_000,
  );

  test('S3: ten attempts; played twice it leaves the same state, and the state is what its blocks say', async () => {
    const [first, second] = [await end('S3'), await end('S3')];
    expect(first).toMatchObject({ problems: [], attempts: 10 });
    expect(second.hash).toBe(first.hash);
    expect(first.reckoned).toBe(first.hash);
  }, 600_000);
});
