import { beforeAll, describe, expect, test } from '@jest/globals';
import { KIND, POWER, ROLE, STANDING } from '@fuqi/protocol';
import { OfficerKey } from '../keys/officer-key';
import { MemberKeys } from '../keys/member-keys';
import { utf8 } from '../bytes';
import { WitnessProver } from '../testing/provers';
import {
  BANK_A,
  BANK_B,
  CORE,
  FIRST_DAY,
  MANDATE,
  T1,
  T2,
  T3,
  TestWorld,
  dayOf,
} from '../testing/world';
import { NotePaths } from '../wallet/note-paths';
import { pledge, release, reserve } from './acts/encumber';
import { reject, takeBack } from './acts/give-back';
import { grantLimit, grantQuota, mintDeposit, registerInvoice } from './acts/grants';
import { issue } from './acts/issue';
import { accept, merge, passOn, passOnRecipe, split } from './acts/own';
import { fail, pay } from './acts/payments';
import {
  addOfficer,
  possess,
  registerMember,
  removeOfficer,
  setStanding,
} from './acts/registration';
import { composeSwap, offerLeg, swapLeg } from './acts/swap';
import type { Draft } from './draft';
import { composeDraft, draftLegs, fixTerms } from './draft';
import { assembleOperation, proveDraft, proveLegs } from './prove-draft';
import { requestFor, reviewRequest, signRequest, signingRequest } from './signing';
import type { LegSignature } from './signing';

const DUE = dayOf('2027-05-21');

/** Every act beside those of the voucher's life, with the witness of the real circuits. */
describe('every act', () => {
  let world: TestWorld;
  const at = (id: number) => world.member(id);
  const values = (id: number): bigint[] =>
    at(id)
      .wallet.notes.filter(({ note }) => note.owner === BigInt(id))
      .map(({ note }) => note.value)
      .sort((a, b) => Number(a - b));
  const note = (id: number, value: bigint) => at(id).find(({ note: n }) => n.value === value);

  beforeAll(async () => {
    world = await TestWorld.open(new WitnessProver());
    await at(BANK_A).carryOut(
      grantQuota(at(BANK_A).session, { to: CORE, value: 900n, due: DUE, mandate: MANDATE }),
    );
    const terms = {
      supplier: BigInt(T1),
      deliveryDay: BigInt(FIRST_DAY - 20),
      flags: 0n,
      basis: 1n,
      fields: 9n,
    };
    const draft = await registerInvoice(at(CORE).session, {
      value: 800n,
      mandate: MANDATE,
      terms,
      tag: 5n,
    });
    await at(CORE).carryOut(draft, await at(T1).sign(draft));
  }, 300_000);

  async function issueVoucher(value: bigint): Promise<void> {
    const quota = at(CORE).find(
      ({ note: n }) => n.token.kind === KIND.QUOTA && n.owner === BigInt(CORE),
    );
    const capacity = at(CORE).find(({ note: n }) => n.token.kind === KIND.CAPACITY);
    await at(CORE).carryOut(issue(at(CORE).session, { quota, capacity, value, due: DUE }));
  }

  const offered = (id: number) =>
    at(id).find(
      ({ note: n }) =>
        n.token.kind === KIND.VOUCHER && n.hold.holder !== 0n && n.owner === BigInt(id),
    );

  test('an issue is rejected: quota and capacity come back whole, found without a memo too', async () => {
    await issueVoucher(100n);
    await at(T1).carryOut(reject(at(T1).session, offered(T1)));
    expect(values(T1)).toEqual([]);
    expect(values(CORE)).toEqual([100n, 100n, 700n, 800n]);
    const mergedQuota = at(CORE).wallet.notes.filter(({ note: n }) => n.token.kind === KIND.QUOTA);
    const mergedCapacity = at(CORE).wallet.notes.filter(
      ({ note: n }) => n.token.kind === KIND.CAPACITY,
    );
    await at(CORE).carryOut(merge(at(CORE).session, [mergedQuota[0]!, mergedQuota[1]!]));
    await at(CORE).carryOut(merge(at(CORE).session, [mergedCapacity[0]!, mergedCapacity[1]!]));
    expect(values(CORE)).toEqual([800n, 900n]);
  }, 300_000);

  test('an issue that nobody accepts is taken back, not before it lapses', async () => {
    await issueVoucher(100n);
    const watched = at(CORE).find(({ note: n }) => n.token.kind === KIND.VOUCHER);
    expect(() => takeBack(at(CORE).session, watched)).toThrow(/hold-live/);
    await world.goTo('2026-11-25');
    await at(CORE).carryOut(takeBack(at(CORE).session, watched));
    expect(values(CORE)).toEqual([100n, 100n, 700n, 800n]);
    await issueVoucherFrom(800n, 700n, 500n);
    await at(T1).carryOut(accept(at(T1).session, offered(T1)));
    expect(values(T1)).toEqual([500n]);
  }, 300_000);

  async function issueVoucherFrom(
    quotaValue: bigint,
    capacityValue: bigint,
    value: bigint,
  ): Promise<void> {
    const quota = at(CORE).find(
      ({ note: n }) => n.token.kind === KIND.QUOTA && n.value === quotaValue,
    );
    const capacity = at(CORE).find(
      ({ note: n }) => n.token.kind === KIND.CAPACITY && n.value === capacityValue,
    );
    await at(CORE).carryOut(issue(at(CORE).session, { quota, capacity, value, due: DUE }));
  }

  test('a transfer is rejected by the payee, another one taken back by the payer', async () => {
    await at(T1).carryOut(split(at(T1).session, [note(T1, 500n)], [200n, 180n]));
    expect(values(T1)).toEqual([120n, 180n, 200n]);
    await at(T1).carryOut(
      passOn(at(T1).session, [note(T1, 200n)], { payee: T2, values: [150n] }, { text: '合同 7' }),
    );
    const received = offered(T2);
    expect(received.text).toBe('合同 7');
    await at(T2).carryOut(reject(at(T2).session, received));
    expect(values(T1)).toEqual([50n, 120n, 150n, 180n]);
    expect(note(T1, 150n).note.layer).toBe(0n);
    await at(T1).carryOut(passOn(at(T1).session, [note(T1, 150n)], { payee: T3, values: [150n] }));
    await world.goTo('2026-11-27');
    await at(T1).carryOut(takeBack(at(T1).session, note(T1, 150n)));
    expect(values(T1)).toEqual([50n, 120n, 150n, 180n]);
    expect(values(T3)).toEqual([]);
  }, 300_000);

  test('reserve, release in part, pledge, release, and a payment that failed', async () => {
    const expiry = world.ledger.current.date + 4;
    const quote = { bank: BANK_B, net: 170n, rest: 3n, expiry };
    await at(T1).carryOut(reserve(at(T1).session, [note(T1, 180n)], 180n, quote));
    expect(() => split(at(T1).session, [note(T1, 180n)], [1n])).toThrow(/note-encumbered/);
    await at(BANK_B).carryOut(release(at(BANK_B).session, note(BANK_B, 180n), 80n));
    expect(values(T1)).toEqual([50n, 80n, 100n, 120n, 150n]);
    await at(BANK_B).carryOut(pay(at(BANK_B).session, note(BANK_B, 100n)));
    await at(BANK_B).carryOut(fail(at(BANK_B).session, note(BANK_B, 100n)));
    expect(note(T1, 100n).note.hold.kind).toBe(0n);
    await at(T1).carryOut(
      pledge(at(T1).session, [note(T1, 100n)], 60n, { bank: BANK_A, loan: 4n }),
    );
    expect(values(T1)).toEqual([40n, 50n, 60n, 80n, 120n, 150n]);
    await at(BANK_A).carryOut(release(at(BANK_A).session, note(BANK_A, 60n)));
    expect(note(T1, 60n).note.hold.kind).toBe(0n);
  }, 300_000);

  test('voucher against deposit in one operation: each side signs and proves its own leg', async () => {
    await at(BANK_A).carryOut(mintDeposit(at(BANK_A).session, { to: T2, value: 77n }));
    const seller = await swapLeg(at(T1).session, {
      inputs: [note(T1, 80n)],
      gives: { payee: T2, values: [80n] },
    });
    const buyer = await swapLeg(at(T2).session, {
      inputs: [at(T2).find(({ note: n }) => n.token.kind === KIND.DEPOSIT)],
      gives: { payee: T1, values: [75n] },
    });
    const terms = fixTerms(at(T1).session);
    const network = world.ledger.network;
    const deposit = at(T2).find(({ note: n }) => n.token.kind === KIND.DEPOSIT);
    const [lapsing] = await draftLegs(at(T2).session, [
      passOnRecipe(at(T2).session, [deposit], { payee: T1, values: [75n] }),
    ]);
    if (lapsing === undefined) throw new Error('no leg');
    // Otherwise the buyer could take the price back from a seller who has not accepted it in time.
    expect(() => composeSwap({ network }, [seller, offerLeg(lapsing, T1)], terms)).toThrow(
      /offer-too-short/,
    );
    const lapsingSwap = composeDraft(network, [seller, offerLeg(lapsing, T1)], terms);
    expect(() => reviewRequest(signingRequest(lapsingSwap), T1)).toThrow(/offer-too-short/);
    const ofSeller = composeSwap({ network }, [seller, offerLeg(buyer, T1)], terms);
    const ofBuyer = composeSwap({ network }, [offerLeg(seller, T2), buyer], terms);
    expect(ofBuyer.legalText).toBe(ofSeller.legalText);
    expect(ofBuyer.legalText).toContain('to be accepted at any time');
    const shown = JSON.stringify(requestFor(ofSeller, T2).legs[0]?.view.inputs);
    expect(shown).toBe('[]');
    const tools = () => ({ prover: world.prover, paths: new NotePaths(world.ledger) });
    const left = await proveLegs(at(T1).session, ofSeller, await at(T1).sign(ofSeller), tools());
    const right = await proveLegs(at(T2).session, ofBuyer, await at(T2).sign(ofBuyer), tools());
    await world.write(assembleOperation(ofSeller, [left, right]));
    const ofKind = (id: number, kind: bigint) =>
      at(id)
        .wallet.notes.filter(({ note: n }) => n.token.kind === kind && n.owner === BigInt(id))
        .map(({ note: n }) => n.value);
    expect(ofKind(T2, KIND.VOUCHER)).toEqual([80n]);
    expect(ofKind(T1, KIND.DEPOSIT)).toEqual([75n]);
    expect(ofKind(T2, KIND.DEPOSIT)).toEqual([2n]);
    expect(() => assembleOperation(ofSeller, [left])).toThrow(/malformed/);
  }, 300_000);

  test('a bank sets itself a limit', async () => {
    await at(BANK_A).carryOut(grantLimit(at(BANK_A).session, 1_000n, 6n));
    expect(at(BANK_A).find(({ note: n }) => n.token.kind === KIND.LIMIT).note.value).toBe(1_000n);
  }, 300_000);

  test('a member is registered, gets a third officer, loses one, is suspended', async () => {
    const keys = MemberKeys.generate();
    const officers = [OfficerKey.generate(), OfficerKey.generate(), OfficerKey.generate()];
    const session = { ...at(BANK_A).session };
    const draft = registerMember(
      session,
      {
        officers: officers
          .slice(0, 2)
          .map(({ publicKey }) => ({ key: publicKey, powers: POWER.TRADE | POWER.ADMIN })),
        view: keys.view().publicKey,
        status: {
          roles: ROLE.ENTERPRISE,
          standing: STANDING.ACTIVE,
          kycDay: 22_000n,
          dualFrom: 10n,
        },
        account: { bank: 1n, reference: 8n },
        nkCommitment: keys.nkCommitment,
        leafSalt: keys.leafSalt(utf8('usci:new')),
      },
      4_711n,
    );
    const id = draft.legs[0]?.view.signer ?? 0;
    const sign = (of: Draft, slot: number, role: LegSignature['role']) =>
      signRequest(
        signingRequest(of),
        { member: id, slot, signer: officers[slot]!, role },
        () => true,
      );
    const write = async (of: Draft, signatures: readonly LegSignature[]): Promise<void> => {
      const tools = { prover: world.prover, paths: new NotePaths(world.ledger) };
      await world.write(
        await proveDraft(
          { book: world.book, versions: world.ledger.current },
          of,
          signatures,
          tools,
        ),
      );
      const next = of.legs[0]?.view.registration?.next;
      if (next !== undefined) world.book.put(next);
      expect(world.ledger.current.partyRoots.at(-1)).toBe(world.book.root);
    };
    const fresh = [
      ...(await sign(draft, 0, 'new-officer')),
      ...(await sign(draft, 1, 'new-officer')),
    ];
    await expect(write(draft, fresh)).rejects.toMatchObject({ slug: 'rule-unsatisfied' });
    await write(draft, [...fresh, ...possess(draft, keys.view())]);
    expect(world.book.member(id).index).toBe(8n);

    const registration = () => ({ ...session, versions: world.ledger.current });
    const added = addOfficer(registration(), id, {
      key: officers[2]!.publicKey,
      powers: POWER.TRADE,
    });
    expect(added.slot).toBe(2);
    const admins = async (of: Draft) => [
      ...(await sign(of, 0, 'officer')),
      ...(await sign(of, 1, 'officer')),
    ];
    await expect(write(added.draft, await admins(added.draft))).rejects.toMatchObject({
      slug: 'rule-unsatisfied',
    });
    await write(added.draft, [
      ...(await admins(added.draft)),
      ...(await sign(added.draft, 2, 'new-officer')),
    ]);
    expect(world.ledger.current.partyRoots.length).toBe(3);

    const removed = removeOfficer(registration(), id, 2);
    await write(removed, await admins(removed));
    expect(world.ledger.current.partyRoots.length).toBe(1);

    const suspended = setStanding(registration(), id, { standing: STANDING.SUSPENDED });
    await write(suspended, []);
    expect(world.book.member(id).status.standing).toBe(STANDING.SUSPENDED);
  }, 300_000);

  test('a draft for one member shows no other member’s openings', async () => {
    const draft = await passOn(at(T1).session, [note(T1, 50n)], { payee: T3, values: [20n] });
    const forPayee = requestFor(draft, T3);
    expect(forPayee.legs[0]?.view.inputs).toEqual([]);
    expect(forPayee.legs[0]?.view.outputs.filter((output) => output !== undefined)).toHaveLength(1);
    expect(() => reviewRequest(forPayee, T3)).toThrow(/not-controller/);
    expect(
      composeDraft(draft.network, draft.legs, { ...draft.terms, textNumber: draft.textNumber })
        .legalText,
    ).toBe(draft.legalText);
  });
});
