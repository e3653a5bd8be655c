import { beforeEach, describe, expect, test } from '@jest/globals';
import { FuqiError } from '@fuqi/domain';
import { mintDeposit } from '../operations/acts/grants';
import { BANK_A, T1, TestWorld, batchOf } from '../testing/world';
import type { Ledger, SubmitOutcome } from './ledger';
import { track } from './track';
import type { TrackState } from './track';

let world: TestWorld;
let batch: Uint8Array;

beforeEach(async () => {
  world = await TestWorld.open();
  const bank = world.member(BANK_A);
  const draft = await mintDeposit(bank.session, { to: T1, value: 5n });
  batch = batchOf(await bank.prove(draft, await bank.sign(draft)));
});

const unknown: SubmitOutcome = { state: 'unknown', error: new FuqiError('outcome-unknown') };
const conflict: SubmitOutcome = { state: 'refused', error: new FuqiError('mvcc-conflict') };

/** The ledger behind a line that answers as told, each time after or instead of delivering. */
function line(
  script: readonly ('lost' | 'unanswered' | 'conflict' | 'ok')[],
  receipts = true,
): Ledger {
  let attempt = 0;
  return Object.assign(Object.create(world.ledger) as Ledger, {
    submit: async (bytes: Uint8Array): Promise<SubmitOutcome> => {
      const fate = script[Math.min(attempt, script.length - 1)];
      attempt += 1;
      if (fate === 'lost') return unknown;
      if (fate === 'conflict') return conflict;
      const outcome = await world.ledger.submit(bytes);
      return fate === 'ok' ? outcome : unknown;
    },
    receipt: (anchor: string) =>
      receipts ? world.ledger.receipt(anchor) : Promise.reject(new Error('no line')),
  });
}

const options = { wait: () => Promise.resolve(), attempts: 4 };

async function recorded(): Promise<number> {
  let count = 0;
  for await (const { events } of world.ledger.blocks(0)) {
    count += events.filter(({ type }) => type === 'operation').length;
  }
  return count;
}

describe('track', () => {
  test('an answer that was lost is found by its receipt, and the operation stands once', async () => {
    const outcome = await track(line(['unanswered']), batch, options);
    expect(outcome).toMatchObject({
      state: 'committed',
      outcomes: [{ ok: true, duplicate: true }],
    });
    expect(await recorded()).toBe(1);
  });

  test('without receipts the same bytes go again, and the operation stands once', async () => {
    const states: TrackState[] = [];
    const outcome = await track(line(['unanswered', 'ok'], false), batch, {
      ...options,
      onState: (state) => states.push(state),
    });
    expect(outcome).toMatchObject({
      state: 'committed',
      outcomes: [{ ok: true, duplicate: true }],
    });
    expect(states.map(({ state }) => state)).toEqual(['sent', 'unknown', 'sent']);
    expect(await recorded()).toBe(1);
  });

  test('a batch that never arrived is sent again', async () => {
    const outcome = await track(line(['lost', 'lost', 'ok']), batch, options);
    expect(outcome).toMatchObject({
      state: 'committed',
      outcomes: [{ ok: true, duplicate: false }],
    });
  });

  test('a conflict at commit is tried again', async () => {
    const outcome = await track(line(['conflict', 'ok']), batch, options);
    expect(outcome).toMatchObject({ state: 'committed' });
  });

  test('what stays unknown is called unknown, even when the last attempt was refused', async () => {
    expect(await track(line(['lost']), batch, options)).toMatchObject({ state: 'unknown' });
    expect(await track(line(['lost', 'conflict']), batch, options)).toMatchObject({
      state: 'unknown',
    });
    expect(await track(line(['conflict']), batch, options)).toMatchObject({ state: 'refused' });
  });

  test('a final refusal is not repeated', async () => {
    let sent = 0;
    const refusal: SubmitOutcome = { state: 'refused', error: new FuqiError('batch-too-large') };
    const ledger = Object.assign(Object.create(world.ledger) as Ledger, {
      submit: () => {
        sent += 1;
        return Promise.resolve(refusal);
      },
    });
    expect(await track(ledger, batch, options)).toBe(refusal);
    expect(sent).toBe(1);
  });

  test('another operation on the same tag is no receipt for this one', async () => {
    const bank = world.member(BANK_A);
    const other = await mintDeposit(bank.session, { to: T1, value: 6n });
    const ledger = line(['lost']);
    await world.ledger.submit(batchOf(await bank.prove(other, await bank.sign(other))));
    expect(await track(ledger, batch, options)).toMatchObject({ state: 'unknown' });
  });
});
