import { beforeAll, describe, expect, test } from '@jest/globals';
import { KIND, noteCommitment, nullifier } from '@fuqi/protocol';
import { plainNote } from '../notes/opened-note';
import { grantQuota, mintDeposit, registerInvoice } from '../operations/acts/grants';
import { reject } from '../operations/acts/give-back';
import { issue } from '../operations/acts/issue';
import { accept, passOn, split } from '../operations/acts/own';
import { fail, pay } from '../operations/acts/payments';
import { reserve } from '../operations/acts/encumber';
import {
  BANK_A,
  BANK_B,
  CORE,
  MANDATE,
  SUPERVISOR_SECRET,
  T1,
  T2,
  T3,
  TestWorld,
  dayOf,
} from '../testing/world';
import { Register } from './register';
import type { RegisterEntry } from './register';
import { dueDays, issuerTotals, paymentList, quotaTotals, shareOut } from './registrar-desk';
import { RegistrarReader, SupervisorReader } from './section-reader';

const DUE = dayOf('2027-05-21');

let world: TestWorld;
let supervisor: Register;
let foreign: Register;
const at = (id: number) => world.member(id);
const only = (id: number, kind: bigint, value: bigint) =>
  at(id).find(({ note }) => note.token.kind === kind && note.value === value);

beforeAll(async () => {
  world = await TestWorld.open();
  const grant = { to: CORE, value: 2_000n, due: DUE, mandate: MANDATE };
  await at(BANK_A).carryOut(grantQuota(at(BANK_A).session, grant));
  const terms = { supplier: BigInt(T1), deliveryDay: 20_000n, flags: 0n, basis: 1n, fields: 9n };
  const invoice = await registerInvoice(at(CORE).session, {
    value: 1_500n,
    mandate: MANDATE,
    terms,
    tag: 5n,
  });
  await at(CORE).carryOut(invoice, await at(T1).sign(invoice));
  const cut = async (quota: bigint, capacity: bigint, value: bigint): Promise<void> => {
    await at(CORE).carryOut(
      issue(at(CORE).session, {
        quota: only(CORE, KIND.QUOTA, quota),
        capacity: only(CORE, KIND.CAPACITY, capacity),
        value,
        due: DUE,
      }),
    );
  };
  await cut(2_000n, 1_500n, 1_000n);
  await at(T1).carryOut(accept(at(T1).session, only(T1, KIND.VOUCHER, 1_000n)));
  await cut(1_000n, 500n, 40n);
  await at(T1).carryOut(reject(at(T1).session, only(T1, KIND.VOUCHER, 40n)));
  await cut(960n, 460n, 30n);
  await at(T1).carryOut(split(at(T1).session, [only(T1, KIND.VOUCHER, 1_000n)], [600n, 399n]));
  await at(T1).carryOut(
    passOn(at(T1).session, [only(T1, KIND.VOUCHER, 600n)], { payee: T2, values: [250n] }),
  );
  const expiry = world.ledger.current.date + 4;
  await at(T1).carryOut(
    reserve(at(T1).session, [only(T1, KIND.VOUCHER, 399n)], 300n, {
      bank: BANK_B,
      net: 290n,
      rest: 1n,
      expiry,
    }),
  );
  await at(BANK_B).carryOut(pay(at(BANK_B).session, only(BANK_B, KIND.VOUCHER, 300n)));
  await at(BANK_B).carryOut(mintDeposit(at(BANK_B).session, { to: T3, value: 77n }));
  supervisor = new Register(new SupervisorReader(new Map([[1, SUPERVISOR_SECRET]])), () => [
    MANDATE,
  ]);
  await supervisor.sync(world.ledger);
  const stranger = [{ id: T3, viewSecret: at(T3).keys.view().secret }];
  foreign = new Register(new RegistrarReader(stranger), () => [MANDATE]);
  await foreign.sync(world.ledger);
}, 120_000);

const facts = (entries: readonly RegisterEntry[]) =>
  entries
    .map(({ note, commitment, sealed }) => ({
      commitment,
      value: note.value,
      owner: note.owner,
      sealed,
    }))
    .sort((a, b) => (a.commitment < b.commitment ? -1 : 1));

describe('register', () => {
  test('holds every live note of its tokens, with its salt: each nullifier and commitment recomputes', () => {
    for (const { note, commitment, nullifier: nf } of world.register.all) {
      expect(noteCommitment(plainNote(note))).toBe(commitment);
      expect(nullifier(note.salt, commitment)).toBe(nf);
    }
    const live = world.register.live.filter(({ note }) => note.token.kind === KIND.VOUCHER);
    expect(live.map(({ note }) => [Number(note.owner), note.value]).sort()).toEqual(
      [
        [T1, 1n],
        [T1, 300n],
        [T1, 30n],
        [T1, 350n],
        [T1, 99n],
        [T2, 250n],
      ].sort(),
    );
  });

  test('agrees with the wallets note by note', () => {
    for (const id of [BANK_A, BANK_B, CORE, T1, T2]) {
      for (const { commitment, note, sealed, nullifier: nf } of at(id).wallet.notes) {
        const entry = world.register.entry(commitment);
        if (Number(note.token.registrar) !== MANDATE && Number(note.token.registrar) !== BANK_A)
          continue;
        expect(entry).toMatchObject({ nullifier: nf, sealed, spent: undefined });
        expect(plainNote(entry!.note)).toEqual(plainNote(note));
      }
    }
  });

  test('knows what each voucher was cut from, so that it can be cleared', () => {
    const vouchers = world.register.live.filter(({ note }) => note.token.kind === KIND.VOUCHER);
    for (const { note } of vouchers) {
      expect(note.token.opening).toMatchObject({
        type: 'voucher',
        quota: { opening: { type: 'quota', mandate: BigInt(MANDATE) } },
        capacity: { opening: { type: 'capacity' } },
      });
    }
  });

  test('opens a payment that another bank holds, from the note’s salt', () => {
    const held = world.register.live.find(({ note }) => note.value === 300n);
    expect(held?.note.hold).toMatchObject({
      kind: 4n,
      holder: BigInt(BANK_B),
      opening: { type: 'payment', payment: { purpose: 1n, payee: BigInt(T1) } },
    });
  });

  test('the supervisor’s is that of all registrars together', () => {
    const deposits = supervisor.live.filter(({ note }) => note.token.kind === KIND.DEPOSIT);
    expect(deposits.map(({ note }) => note.value)).toEqual([77n]);
    const rest = supervisor.live.filter(({ note }) => note.token.kind !== KIND.DEPOSIT);
    expect(facts(rest)).toEqual(facts(world.register.live));
  });

  test('a supervisor without the epoch’s key, and a stranger, read nothing', async () => {
    const blind = new Register(new SupervisorReader(new Map([[2, SUPERVISOR_SECRET]])), () => [
      MANDATE,
    ]);
    await blind.sync(world.ledger);
    const wrong = new Register(new SupervisorReader(new Map([[1, 5n]])), () => [MANDATE]);
    await wrong.sync(world.ledger);
    expect([blind.all, wrong.all, foreign.all]).toEqual([[], [], []]);
  });

  test('a bank’s own key does not read another bank’s deposits', () => {
    expect(world.register.all.some(({ note }) => note.token.kind === KIND.DEPOSIT)).toBe(false);
  });
});

describe('desk', () => {
  test('due list, totals per issuer, quota by holder', () => {
    expect(dueDays(world.register.live).map(({ due, total }) => [due, total])).toEqual([
      [DUE, 1_030n],
    ]);
    expect(issuerTotals(world.register.live)).toEqual([
      { issuer: CORE, owed: [{ due: DUE, total: 1_030n }], outstanding: 1_030n, unaccepted: 30n },
    ]);
    expect(quotaTotals(world.register.live)).toEqual([{ holder: CORE, total: 970n }]);
  });

  test('the payment list is empty before maturity, then names payees, void issues and open fundings left out', () => {
    expect(paymentList(world.register.live, world.ledger.current.date)).toEqual([]);
    const lines = paymentList(world.register.live, DUE * 4);
    // The offer to T2 has lapsed by then: its payer is paid. 30 was never accepted, 300 is still held by bank B.
    expect(lines.map(({ payee, amount }) => [payee, amount])).toEqual([
      [T1, 1n + 350n + 99n + 250n],
    ]);
    const atOnce = paymentList(world.register.live, DUE * 4).flatMap(({ lines: all }) => all);
    expect(new Set(atOnce.map(({ reference }) => reference)).size).toBe(4);
  });

  test('what the bank leaves open, the registrar ends at maturity', async () => {
    await world.goTo('2027-05-21');
    const held = world.register.live.find(({ note }) => note.value === 300n)!;
    await at(MANDATE).carryOut(fail(at(MANDATE).session, held));
    const list = paymentList(world.register.live, world.ledger.current.date);
    expect(list.map(({ payee, amount }) => [payee, amount])).toEqual([[T1, 1_000n]]);
    expect(only(T1, KIND.VOUCHER, 300n).note.hold.kind).toBe(0n);
  });

  test('a short payment is shared by largest remainder', () => {
    const [entry] = world.register.live.filter(({ note }) => note.value === 350n);
    const shared = shareOut(world.register.live, entry!.note.token.rootId, 700n);
    expect(shared.shares.reduce((sum, { paid }) => sum + paid, 0n)).toBe(700n);
    expect(() => shareOut(world.register.live, entry!.note.token.rootId, 1_001n)).toThrow(
      /payment-amount/,
    );
  });
});
