import { beforeAll, describe, expect, test } from '@jest/globals';
import { KIND } from '@fuqi/protocol';
import { issuerTotals, paymentList, quotaTotals } from '../desk/registrar-desk';
import { invoiceCommitment, saltedCommitment } from '../commitments';
import { invoiceFields } from '../oprf/fields';
import { WitnessProver } from '../testing/provers';
import { BANK_A, BANK_B, CORE, MANDATE, T1, T2, T3, TestWorld, dayOf } from '../testing/world';
import { balances } from '../wallet/balances';
import { grantQuota, registerInvoice } from './acts/grants';
import { issue } from './acts/issue';
import { accept, passOn, split } from './acts/own';
import { attestPaid, clear, fund, pay } from './acts/payments';
import { reserve } from './acts/encumber';
import { makeDraft } from './draft';

const FACE = 1_000_000_000n;
const DUE = dayOf('2027-05-21');

/** S1: a voucher issued, split down three tiers, sold in part to two banks, cleared with every holder offline. */
describe('the life of a voucher, each leg with the witness of the real circuit', () => {
  let world: TestWorld;
  const at = (id: number) => world.member(id);
  const voucher = (id: number, value: bigint) =>
    at(id).find(({ note }) => note.token.kind === KIND.VOUCHER && note.value === value);
  const owned = (id: number): bigint[] =>
    at(id)
      .wallet.notes.filter(
        ({ note }) => note.token.kind === KIND.VOUCHER && note.owner === BigInt(id),
      )
      .map(({ note }) => note.value)
      .sort((a, b) => Number(a - b));

  beforeAll(async () => {
    world = await TestWorld.open(new WitnessProver());
  });

  test('bank A grants quota, buyer and supplier register the invoice', async () => {
    await at(BANK_A).carryOut(
      grantQuota(at(BANK_A).session, {
        to: CORE,
        value: 5_000_000_000n,
        due: dayOf('2027-11-22'),
        mandate: MANDATE,
      }),
    );
    const fields = invoiceFields('4403192130', '00123456');
    const draft = await registerInvoice(at(CORE).session, {
      value: 1_130_000_000n,
      mandate: MANDATE,
      tag: 77n,
      terms: {
        supplier: BigInt(T1),
        deliveryDay: BigInt(dayOf('2026-11-01')),
        flags: 3n,
        basis: 1n,
        fields: invoiceCommitment(fields, 5n),
      },
    });
    await at(CORE).carryOut(draft, await at(T1).sign(draft));
    expect(at(CORE).wallet.notes.map(({ note }) => note.value)).toEqual([
      5_000_000_000n,
      1_130_000_000n,
    ]);
  }, 300_000);

  test('the core enterprise issues, tier 1 accepts', async () => {
    const quota = at(CORE).find(({ note }) => note.token.kind === KIND.QUOTA);
    const capacity = at(CORE).find(({ note }) => note.token.kind === KIND.CAPACITY);
    await at(CORE).carryOut(issue(at(CORE).session, { quota, capacity, value: FACE, due: DUE }));
    const offered = voucher(T1, FACE);
    expect(balances(at(T1).wallet.notes, T1, world.ledger.current.date)[0]).toMatchObject({
      offered: FACE,
      available: 0n,
    });
    await at(T1).carryOut(accept(at(T1).session, offered));
    expect(balances(at(T1).wallet.notes, T1, world.ledger.current.date)[0]).toMatchObject({
      offered: 0n,
      available: FACE,
    });
    expect(balances(at(CORE).wallet.notes, CORE, world.ledger.current.date)).toMatchObject([
      { available: 4_000_000_000n, offeredOut: 0n },
      { available: 130_000_000n },
    ]);
  }, 300_000);

  test('tier 1 passes 600 m on, tier 2 passes 250 m on, each accepted', async () => {
    await at(T1).carryOut(
      passOn(at(T1).session, [voucher(T1, FACE)], { payee: T2, values: [600_000_000n] }),
    );
    await at(T2).carryOut(accept(at(T2).session, voucher(T2, 600_000_000n)));
    await at(T2).carryOut(
      passOn(at(T2).session, [voucher(T2, 600_000_000n)], { payee: T3, values: [250_000_000n] }),
    );
    await at(T3).carryOut(accept(at(T3).session, voucher(T3, 250_000_000n)));
    expect([owned(T1), owned(T2), owned(T3)]).toEqual([
      [400_000_000n],
      [350_000_000n],
      [250_000_000n],
    ]);
    expect(voucher(T3, 250_000_000n).note.layer).toBe(2n);
  }, 300_000);

  async function sell(seller: number, bank: number, value: bigint, net: bigint): Promise<void> {
    const { session } = at(seller);
    const rest = saltedCommitment('quote', new Uint8Array(32).fill(7), '365 bps ACT/360');
    const expiry = session.versions.date + 8;
    const note = at(seller).wallet.notes.filter(({ note }) => note.owner === BigInt(seller));
    await at(seller).carryOut(
      reserve(session, note.slice(0, 1), value, { bank, net, rest, expiry }),
    );
    const reserved = voucher(bank, value);
    await at(bank).carryOut(pay(at(bank).session, reserved));
    const paying = voucher(seller, value);
    await at(seller).carryOut(
      attestPaid(at(seller).session, paying.note.hold.reference, net, bank),
    );
    const held = voucher(bank, value);
    const record = at(bank).wallet.record(held.note.hold.reference);
    await at(bank).carryOut(fund(at(bank).session, held, reserved.note.hold, record));
  }

  test('tier 3 sells all to bank A, tier 1 sells a part to bank B', async () => {
    await world.goTo('2026-12-10');
    await sell(T3, BANK_A, 250_000_000n, 245_893_750n);
    await sell(T1, BANK_B, 150_000_000n, 147_637_500n);
    expect([T1, T2, T3, BANK_A, BANK_B].map(owned)).toEqual([
      [250_000_000n],
      [350_000_000n],
      [],
      [250_000_000n],
      [150_000_000n],
    ]);
    expect(issuerTotals(world.register.live)).toEqual([
      { issuer: CORE, outstanding: FACE, unaccepted: 0n, owed: [{ due: DUE, total: FACE }] },
    ]);
  }, 600_000);

  test('at maturity the mandate pays and clears every holder; the quota goes back', async () => {
    await world.goTo('2027-05-21');
    const list = paymentList(world.register.live, world.ledger.current.date);
    expect(list.map(({ payee, amount }) => [payee, amount])).toEqual([
      [BANK_A, 250_000_000n],
      [BANK_B, 150_000_000n],
      [T1, 250_000_000n],
      [T2, 350_000_000n],
    ]);
    const mandate = at(MANDATE);
    for (const { lines } of list) {
      for (const { entry, payee, amount, reference } of lines) {
        await mandate.carryOut(pay(mandate.session, entry));
        const held = world.register.live.find(({ note }) => note.hold.reference === reference);
        if (held === undefined) throw new Error('not held');
        // Bank A confirms nothing that its own mandate pays; the payee or the payee's other bank does.
        const attester = payee === T1 ? BANK_B : payee;
        await at(attester).carryOut(attestPaid(at(attester).session, reference, amount, MANDATE));
        await mandate.carryOut(clear(mandate.session, held, mandate.wallet.record(reference)));
      }
    }
    expect(issuerTotals(world.register.live)).toEqual([]);
    expect(quotaTotals(world.register.live)).toEqual([
      { holder: BANK_A, total: FACE },
      { holder: CORE, total: 4_000_000_000n },
    ]);
    expect([T1, T2, T3, BANK_B].map(owned)).toEqual([[], [], [], []]);
  }, 600_000);

  test('what the wallet would never build, the circuit refuses', async () => {
    const quota = at(CORE).find(({ note }) => note.token.kind === KIND.QUOTA);
    const core = at(CORE);
    const honest = await split(core.session, [quota], [1n]);
    const recipe = honest.legs[0]?.recipe;
    if (recipe?.circuit !== 'move') throw new Error('no leg');
    const outputs = recipe.outputs.map((output) => ({ ...output, layer: output.layer + 1n }));
    const forged = await makeDraft(core.session, [{ ...recipe, outputs }]);
    await expect(core.prove(forged, await core.sign(forged))).rejects.toMatchObject({
      slug: 'rule-unsatisfied',
    });
    await expect(core.prove(honest, await core.sign(honest))).resolves.toBeDefined();
  }, 300_000);
});
