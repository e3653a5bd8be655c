import { describe, expect, test } from '@jest/globals';
import { FuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { encodeBatch } from '@fuqi/protocol';
import { readCarried } from '../relay/carried-operation';
import type { RelayAnswer } from '../relay/relay';
import { NETWORK, noiseOperation } from '../testing/noise-operation';
import { ScriptedLedger } from '../testing/scripted-ledger';
import { RelayPool } from './relay-pool';
import type { RelayPort } from './relay-port';

type Manner = 'honest' | 'drops' | 'lies-recorded' | 'lies-refused' | ErrorSlug;

/** A relay that behaves in one manner. */
function relayOf(name: string, manner: Manner, ledger: ScriptedLedger, organisation = 'BankBMSP') {
  const asked: string[] = [];
  const port: RelayPort = {
    name,
    organisation,
    submit: async (bytes) => {
      asked.push(name);
      const { id, digest, anchor } = readCarried(NETWORK, bytes);
      return { id, answer: await answerOf(manner, bytes, { digest, anchor }, ledger) };
    },
    answer: async () => ({ state: 'waiting' }),
  };
  return { port, asked };
}

async function answerOf(
  manner: Manner,
  bytes: Uint8Array,
  { digest, anchor }: { digest: string; anchor: string },
  ledger: ScriptedLedger,
): Promise<RelayAnswer> {
  if (manner === 'drops') return { state: 'waiting' };
  if (manner === 'lies-recorded') {
    return { state: 'settled', outcome: { ok: true, digest, receipt: anchor, duplicate: false } };
  }
  if (manner === 'lies-refused') {
    const error = new FuqiError('proof-invalid');
    return { state: 'settled', outcome: { ok: false, error, on: 'bytes' } };
  }
  if (manner !== 'honest') throw new FuqiError(manner);
  const outcome = await ledger.submit(encodeBatch([bytes]));
  if (outcome.state !== 'committed') throw new Error('scripted');
  return { state: 'settled', outcome: outcome.outcomes[0]! };
}

/** The given relays, tried in the order in which they are listed. */
function poolOf(manners: readonly Manner[]) {
  const ledger = new ScriptedLedger();
  const relays = manners.map((manner, i) => relayOf(`r${i}`, manner, ledger));
  const pool = new RelayPool(
    relays.map(({ port }) => port),
    {
      ...{ organisation: 'BankAMSP', network: NETWORK, ledger, patienceMs: 20, pollMs: 2 },
      chance: { below: (bound) => bound - 1 },
    },
  );
  const asked = () => relays.map((relay) => relay.asked.length);
  return { ledger, pool, asked };
}

describe('a pool of relays', () => {
  test.each<ErrorSlug>(['relay-busy', 'sender-quarantined', 'relay-unreachable', 'unexpected'])(
    'goes on to the next when one says %s',
    async (slug) => {
      const { pool, asked } = poolOf([slug, 'honest']);
      expect(await pool.deliver(noiseOperation('a'))).toMatchObject({
        ...{ outcome: { ok: true }, relays: ['r1'] },
      });
      expect(asked()).toEqual([1, 1]);
    },
  );

  test.each<Manner>(['drops', 'lies-recorded', 'lies-refused'])(
    'is not harmed by a relay that %s',
    async (manner) => {
      const { pool, ledger } = poolOf([manner, 'honest']);
      const { outcome, relays } = await pool.deliver(noiseOperation('a'));
      expect([outcome.ok, relays]).toEqual([true, ['r0', 'r1']]);
      expect([...ledger.effects.values()]).toEqual([1]);
    },
  );

  test('believes a refusal that two relays agree on', async () => {
    const { pool, asked } = poolOf(['honest', 'honest', 'honest']);
    const { outcome } = await pool.deliver(noiseOperation('a', { badProof: true }));
    expect(outcome).toMatchObject({ ok: false, error: { slug: 'proof-invalid' } });
    expect(asked()).toEqual([1, 1, 0]);
  });

  test('says that nothing is known when relays took it and are silent', async () => {
    const { pool } = poolOf(['drops', 'drops']);
    await expect(pool.deliver(noiseOperation('a'))).rejects.toMatchObject({
      slug: 'outcome-unknown',
    });
  });

  test('says what the last relay said when none took it', async () => {
    const { pool, asked } = poolOf(['relay-unreachable', 'relay-busy']);
    await expect(pool.deliver(noiseOperation('a'))).rejects.toMatchObject({ slug: 'relay-busy' });
    expect(asked()).toEqual([3, 3]);
  });

  test('never takes the own organisation’s relay', () => {
    const ledger = new ScriptedLedger();
    const own = relayOf('own', 'honest', ledger, 'BankAMSP').port;
    const options = { organisation: 'BankAMSP', network: NETWORK, ledger };
    expect(() => new RelayPool([own], options)).toThrow(FuqiError);
    const other = relayOf('other', 'honest', ledger).port;
    const pool = new RelayPool([own, other], options);
    expect(pool.shuffled().map(({ name }) => name)).toEqual(['other']);
  });

  test('chooses the first relay evenly', () => {
    const ledger = new ScriptedLedger();
    const relays = ['a', 'b', 'c'].map((name) => relayOf(name, 'honest', ledger).port);
    const pool = new RelayPool(relays, { organisation: 'BankAMSP', network: NETWORK, ledger });
    const firsts = Array.from({ length: 3_000 }, () => pool.shuffled()[0]!.name);
    for (const name of ['a', 'b', 'c']) {
      // Ten standard deviations around a third.
      expect(Math.abs(firsts.filter((first) => first === name).length - 1_000)).toBeLessThan(260);
    }
  });
});
