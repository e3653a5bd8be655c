import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { encodeBatch } from '@fuqi/protocol';
import { NETWORK, element, noiseOperation } from '../testing/noise-operation';
import { ScriptedLedger } from '../testing/scripted-ledger';
import type { Fault } from '../testing/scripted-ledger';
import { Relay } from './relay';
import type { RelayOptions } from './relay';

let folder: string;
const open: Relay[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-relay-'));
});
afterEach(async () => {
  for (const relay of open.splice(0)) await relay.close();
  rmSync(folder, { recursive: true, force: true });
});

const QUICK = { batchWaitMs: 3, retryMs: 2, retryMaxMs: 20, doubtMs: 200 };

async function openRelay(
  ledger: ScriptedLedger,
  options: Partial<RelayOptions> = {},
): Promise<Relay> {
  const relay = await Relay.open({
    ...{ ledger: ledger.port, network: NETWORK, folder },
    ...options,
    limits: { ...QUICK, ...options.limits },
  });
  open.push(relay);
  return relay;
}

async function deliver(relay: Relay, sender: string, bytes: Uint8Array) {
  const { id } = await relay.submit(sender, bytes);
  return relay.outcome(id);
}

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
const latency = () => pause(2 + Math.random() * 6);
const refusal = (slug: ErrorSlug) => new FuqiError(slug);

describe('an operation', () => {
  test('is acknowledged, recorded once, and the same bytes answer with the first result', async () => {
    const ledger = new ScriptedLedger();
    const relay = await openRelay(ledger);
    const bytes = noiseOperation('a');
    const { id, answer } = await relay.submit('x', bytes);
    expect(answer).toEqual({ state: 'waiting' });
    const outcome = await relay.outcome(id);
    expect(outcome).toMatchObject({ ok: true, duplicate: false });
    expect(await relay.submit('y', bytes)).toEqual({ id, answer: { state: 'settled', outcome } });
    expect([...ledger.effects.values()]).toEqual([1]);
    expect(ledger.submissions).toBe(1);
  });

  test('with a broken proof does not stand in the way of the true one', async () => {
    const ledger = new ScriptedLedger();
    const relay = await openRelay(ledger);
    const forged = deliver(relay, 'x', noiseOperation('a', { badProof: true }));
    const true_ = deliver(relay, 'y', noiseOperation('a'));
    expect(await forged).toMatchObject({ ok: false, error: { slug: 'proof-invalid' } });
    expect(await true_).toMatchObject({ ok: true });
  });

  test('that is none is refused before it reaches a batch', async () => {
    const relay = await openRelay(new ScriptedLedger());
    await expect(relay.submit('x', Uint8Array.of(1, 2))).rejects.toMatchObject({
      name: 'FuqiError',
    });
    await expect(relay.submit('x', new Uint8Array(40_000))).rejects.toMatchObject({
      slug: 'too-large',
    });
    expect(relay.status().waiting).toBe(0);
  });

  test.each<Fault>(['unknown-lost', 'unknown-kept', 'unavailable', 'throws'])(
    'whose first attempts end with %s takes effect once',
    async (fault) => {
      const faults: Fault[] = [fault, fault, fault];
      const ledger = new ScriptedLedger({ fault: () => faults.shift() ?? 'none' });
      const relay = await openRelay(ledger);
      expect(await deliver(relay, 'x', noiseOperation('a'))).toMatchObject({ ok: true });
      expect([...ledger.effects.values()]).toEqual([1]);
    },
  );

  test('is not called refused while an attempt of unknown outcome may still record it', async () => {
    const bytes = noiseOperation('a');
    const ledger = new ScriptedLedger();
    const submit = ledger.submit.bind(ledger);
    let calls = 0;
    ledger.submit = async (batch) => {
      calls += 1;
      if (calls === 1) return { state: 'unknown', error: refusal('outcome-unknown') };
      if (calls < 6) {
        const outcome = { ok: false, error: refusal('epoch-not-open'), on: 'state' } as const;
        return { state: 'committed', outcomes: [outcome] };
      }
      return submit(batch);
    };
    const relay = await openRelay(ledger, { limits: { refusals: 2, doubtMs: 60_000 } });
    expect(await deliver(relay, 'x', bytes)).toMatchObject({ ok: true });
  });
});

describe('an outbox', () => {
  test('opened again goes on with what waited and keeps results', async () => {
    const away = new ScriptedLedger({ fault: () => 'unavailable' });
    const first = await openRelay(away);
    const tickets = await Promise.all(
      Array.from({ length: 40 }, (_, i) => first.submit(`s${i % 7}`, noiseOperation(`op ${i}`))),
    );
    await first.close();
    const ledger = new ScriptedLedger();
    const second = await openRelay(ledger);
    const outcomes = await Promise.all(tickets.map(({ id }) => second.outcome(id)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    await second.close();
    const third = await openRelay(away);
    expect(third.answer(tickets[3]!.id)).toEqual({ state: 'settled', outcome: outcomes[3] });
    expect([...ledger.effects.values()]).toEqual(Array(40).fill(1));
  });

  test('in use is refused', async () => {
    await openRelay(new ScriptedLedger());
    await expect(openRelay(new ScriptedLedger())).rejects.toMatchObject({
      slug: 'configuration-invalid',
    });
  });

  test('keeps no more results than it may', async () => {
    const relay = await openRelay(new ScriptedLedger(), { limits: { results: 3 } });
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { id } = await relay.submit('x', noiseOperation(`op ${i}`));
      await relay.outcome(id);
      ids.push(id);
    }
    expect(ids.map((id) => relay.answer(id).state)).toEqual([
      ...['unheard', 'unheard', 'settled', 'settled', 'settled'],
    ]);
  });
});

describe('backpressure', () => {
  test('refuses one sender above its share, and all above the whole', async () => {
    const ledger = new ScriptedLedger({ fault: () => 'unavailable' });
    const limits = { senderOperations: 3, queueOperations: 5 };
    const relay = await openRelay(ledger, { limits });
    for (let i = 0; i < 3; i += 1) await relay.submit('x', noiseOperation(`x ${i}`));
    await expect(relay.submit('x', noiseOperation('x 3'))).rejects.toMatchObject({
      slug: 'relay-busy',
      retryable: true,
    });
    await Promise.all([0, 1].map((i) => relay.submit('y', noiseOperation(`y ${i}`))));
    await expect(relay.submit('z', noiseOperation('z'))).rejects.toMatchObject({
      slug: 'relay-busy',
    });
    // What was acknowledged before is no new operation.
    expect((await relay.submit('z', noiseOperation('x 1'))).answer.state).toBe('waiting');
  });
});

describe('batches', () => {
  test('of 256 senders at once: all recorded, no conflict', async () => {
    const ledger = new ScriptedLedger({ latency });
    const relay = await openRelay(ledger, { limits: { batchWaitMs: 10 } });
    const outcomes = await Promise.all(
      Array.from({ length: 256 }, (_, i) => deliver(relay, `s${i}`, noiseOperation(`op ${i}`))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(256);
    expect(ledger.conflicts).toBe(0);
    expect(ledger.sizes.some((size) => size > 1)).toBe(true);
    expect(Math.max(...ledger.sizes)).toBeLessThanOrEqual(64);
  });

  test('with two spends of one note: exactly one succeeds, and nobody else is harmed', async () => {
    const values = { nf0: element('shared'), nf1: element('other'), root0: 1n };
    const spends = ['a', 'b'].map((label) => noiseOperation(label, { circuit: 'move', values }));
    const ledger = new ScriptedLedger({ latency });
    const relay = await openRelay(ledger);
    const all = [...spends, ...[1, 2, 3].map((i) => noiseOperation(`honest ${i}`))];
    const outcomes = await Promise.all(all.map((bytes, i) => deliver(relay, `s${i}`, bytes)));
    expect(outcomes.slice(0, 2).filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.slice(2).every(({ ok }) => ok)).toBe(true);
    expect(ledger.conflicts).toBe(0);
  });

  test('lost at commit are halved until the offender stands alone; it is the one struck', async () => {
    let done = false;
    const victim = noiseOperation('twice', { values: { tag: element('contested') } });
    const rival = noiseOperation('rival', { values: { tag: element('contested') } });
    const ledger = new ScriptedLedger({
      between: (batch, state) => {
        if (done || !batch.some((bytes) => Buffer.from(victim).equals(bytes))) return;
        done = true;
        state.record(rival);
      },
    });
    const limits = { batchWaitMs: 60 };
    const relay = await openRelay(ledger, { limits, quarantine: { isolateAt: 1 } });
    const honest = Array.from({ length: 15 }, (_, i) =>
      deliver(relay, `h${i}`, noiseOperation(`h ${i}`)),
    );
    const offender = deliver(relay, 'offender', victim);
    expect((await Promise.all(honest)).every(({ ok }) => ok)).toBe(true);
    expect(await offender).toMatchObject({ ok: false, error: { slug: 'note-spent' } });
    expect(relay.status().held).toEqual(['offender']);
    expect([ledger.conflicts, ledger.sizes]).toEqual([1, [16, 8, 8]]);
  });

  test('that a port refuses to answer are sent again', async () => {
    const ledger = new ScriptedLedger();
    const submit = ledger.submit.bind(ledger);
    let calls = 0;
    ledger.submit = (batch) => {
      calls += 1;
      return calls === 1 ? new Promise(() => undefined) : submit(batch);
    };
    const relay = await openRelay(ledger, { limits: { attemptMs: 30 } });
    expect(await deliver(relay, 'x', noiseOperation('a'))).toMatchObject({ ok: true });
  });
});

test('the ledger of these tests invalidates a batch whose key was written meanwhile', async () => {
  const bytes = noiseOperation('a');
  const ledger = new ScriptedLedger({ between: (_, state) => state.record(noiseOperation('a')) });
  expect(await ledger.submit(encodeBatch([bytes]))).toMatchObject({ state: 'refused' });
});
