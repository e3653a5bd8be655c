import { beforeEach, describe, expect, test } from '@jest/globals';
import { KIND, boundDigest, contextFromDigest } from '@fuqi/protocol';
import { commitmentOf } from '../notes/opened-note';
import { BANK_A, CORE, MANDATE, T1, T2, T3, TestWorld, dayOf } from '../testing/world';
import { grantQuota, mintDeposit, registerInvoice } from './acts/grants';
import { issue } from './acts/issue';
import { passOn } from './acts/own';
import { makeDraft, parseDraft, serializeDraft } from './draft';
import type { Draft } from './draft';
import { textHash } from './legal-text';
import { legDigest } from './leg-view';
import type { PublicLeg } from './leg-view';
import { reviewRequest, signRequest, signingRequest } from './signing';
import type { LegSignature, SigningRequest } from './signing';

describe('what an officer signs', () => {
  let world: TestWorld;
  let draft: Draft;
  let request: SigningRequest;
  const at = (id: number) => world.member(id);

  beforeEach(async () => {
    world = await TestWorld.open();
    await at(BANK_A).carryOut(mintDeposit(at(BANK_A).session, { to: T1, value: 100_000_000n }));
    await at(BANK_A).carryOut(mintDeposit(at(BANK_A).session, { to: T1, value: 5n }));
    const deposit = at(T1).find(({ note }) => note.value === 100_000_000n);
    draft = await passOn(at(T1).session, [deposit], { payee: T2, values: [60_000_000n] });
    request = signingRequest(draft);
  });

  const sign = (of: SigningRequest): Promise<LegSignature[]> => {
    const [maker] = at(T1).officers;
    if (maker === undefined) throw new Error('no officer');
    return signRequest(of, { member: T1, slot: 0, signer: maker }, () => true);
  };

  /** The request with its only leg changed. */
  const withLeg = (change: (leg: PublicLeg) => PublicLeg): SigningRequest => ({
    ...request,
    legs: request.legs.map(change),
  });

  test('says in both languages who gets what, and until when', () => {
    const review = reviewRequest(request, T1);
    expect(review.sentences).toEqual([
      {
        zh: '向6 号成员转让存款（1 号成员） ¥600,000.00，对方可在 2026-11-24 开放时段前签收',
        en: 'Pass ¥600,000.00 of the deposit (of member 1) on to member 6, to be accepted by 2026-11-24 (open)',
      },
    ]);
    expect(review.effects).toEqual([
      { leg: 0, to: T2, value: 60_000_000n, kind: KIND.DEPOSIT, due: 0n },
    ]);
    expect(review.legalText).toContain('有效至');
    const named = reviewRequest(request, T1, (id) => ({ zh: `企业${id}`, en: `Company ${id}` }));
    expect(named.sentences[0]?.en).toContain('Company 6');
    expect(named.legalText).toBe(review.legalText);
  });

  test('a server that swaps the payee and shows the old one is caught', async () => {
    const evil = await passOn(
      at(T1).session,
      [at(T1).find(({ note }) => note.value === 100_000_000n)],
      { payee: T3, values: [60_000_000n] },
    );
    const swapped = signingRequest(evil).legs;
    const shown = request.legs;
    const lie = {
      ...request,
      legs: swapped.map((leg, i) => ({ ...leg, view: shown[i]?.view ?? leg.view })),
    };
    await expect(sign(lie)).rejects.toMatchObject({ slug: 'signature-invalid' });
  });

  test('a server that swaps the payee honestly shows it: the officer sees another name and refuses', async () => {
    const evil = await passOn(
      at(T1).session,
      [at(T1).find(({ note }) => note.value === 100_000_000n)],
      { payee: T3, values: [60_000_000n] },
    );
    const [maker] = at(T1).officers;
    const officer = { member: T1, slot: 0, signer: maker! };
    const toT2 = ({ effects }: { effects: readonly { to: number }[] }): boolean =>
      effects.every(({ to }) => to === T2);
    await expect(signRequest(signingRequest(evil), officer, toT2)).rejects.toMatchObject({
      slug: 'signature-invalid',
    });
    await expect(signRequest(request, officer, toT2)).resolves.toHaveLength(1);
  });

  test.each<[string, (leg: PublicLeg) => PublicLeg]>([
    [
      'an output is hidden',
      (leg) => ({
        ...leg,
        view: {
          ...leg.view,
          outputs: leg.view.outputs.map((note, i) => (i === 0 ? undefined : note)),
        },
      }),
    ],
    [
      'an amount is shown too low',
      (leg) => ({
        ...leg,
        view: {
          ...leg.view,
          outputs: leg.view.outputs.map((note) => note && { ...note, value: note.value / 2n }),
        },
      }),
    ],
    [
      'the spent note is another one',
      (leg) => ({
        ...leg,
        view: { ...leg.view, inputs: leg.view.inputs.map((note) => ({ ...note, salt: 1n })) },
      }),
    ],
    ['the action is another one', (leg) => ({ ...leg, view: { ...leg.view, action: 3n } })],
    [
      'a commitment is another one',
      (leg) => ({ ...leg, bound: leg.bound.map((v, i) => (i === 3 ? v + 1n : v)) }),
    ],
  ])('refuses when %s', async (_, change) => {
    const honest = reviewRequest(request, T1);
    let signatures: LegSignature[] = [];
    try {
      signatures = await sign(withLeg(change));
    } catch (error) {
      expect(error).toMatchObject({ slug: 'signature-invalid' });
    }
    // What is signed after all is of no use for the honest leg.
    const [digest] = honest.digests;
    expect(signatures.map(({ s }) => s)).not.toContain(digest?.digest);
    if (signatures.length > 0) {
      const others = (await at(T1).sign(draft)).slice(1);
      await expect(at(T1).prove(draft, [...signatures, ...others])).rejects.toMatchObject({
        slug: 'signature-invalid',
      });
    }
  });

  test('a second note that is spent without being shown is noticed', async () => {
    const both = [100_000_000n, 5n].map((value) => at(T1).find(({ note }) => note.value === value));
    const two = await passOn(at(T1).session, both, { payee: T2, values: [60_000_000n] });
    const leg = signingRequest(two).legs[0]!;
    const lie = {
      ...signingRequest(two),
      legs: [{ ...leg, view: { ...leg.view, inputs: leg.view.inputs.slice(0, 1) } }],
    };
    await expect(sign(lie)).rejects.toMatchObject({ slug: 'signature-invalid' });
  });

  test('another text, another validity, other memos are not what was signed', async () => {
    const terms = { ...request.terms, validUntil: request.terms.validUntil + 4 };
    await expect(sign({ ...request, terms })).rejects.toMatchObject({ slug: 'signature-invalid' });
    const text = textHash('I owe you nothing');
    await expect(sign({ ...request, terms: { ...request.terms, text } })).rejects.toMatchObject({
      slug: 'signature-invalid',
    });
    await expect(sign(withLeg((leg) => ({ ...leg, memos: [] })))).rejects.toMatchObject({
      slug: 'memos-missing',
    });
    const garbled = withLeg((leg) => ({
      ...leg,
      memos: leg.memos.map((memo) => memo.map((b) => b ^ 1)),
    }));
    const signatures = [...(await sign(garbled)), ...(await at(T1).sign(draft)).slice(1)];
    await expect(at(T1).prove(draft, signatures)).rejects.toMatchObject({
      slug: 'signature-invalid',
    });
  });

  test('the context is that of the protocol, over what the ledger will see', () => {
    const legs = draft.legs.map(({ view, bound, memos }) => ({
      circuit: view.circuit,
      bound,
      memos,
    }));
    const context = contextFromDigest(boundDigest(world.ledger.network, draft.terms, legs));
    const leg = draft.legs[0]!;
    expect(reviewRequest(request, T1).digests[0]?.digest).toBe(legDigest(leg, context));
  });

  test('maker and checker: two officers above the threshold, different ones, with the power', async () => {
    const [first, second] = await at(T1).sign(draft);
    const attempt = (signatures: LegSignature[]) => at(T1).prove(draft, signatures);
    await expect(attempt([])).rejects.toMatchObject({ slug: 'signature-invalid' });
    await expect(attempt([first!])).rejects.toMatchObject({ slug: 'second-officer-required' });
    await expect(attempt([first!, first!])).rejects.toMatchObject({ slug: 'same-officer' });
    await expect(attempt([first!, { ...first!, slot: 1 }])).rejects.toMatchObject({
      slug: 'signature-invalid',
    });
    await expect(attempt([first!, { ...second!, slot: 5 }])).rejects.toMatchObject({
      slug: 'officer-unknown',
    });
    await expect(attempt([first!, { ...second!, member: T2 }])).rejects.toMatchObject({
      slug: 'second-officer-required',
    });
    await expect(attempt([first!, second!])).resolves.toBeDefined();
    const small = await passOn(at(T1).session, [at(T1).find(({ note }) => note.value === 5n)], {
      payee: T2,
      values: [5n],
    });
    await expect(at(T1).prove(small, await at(T1).sign(small, 1))).resolves.toBeDefined();
  });

  test('a signature for one operation is none for another', async () => {
    const again = await passOn(
      at(T1).session,
      [at(T1).find(({ note }) => note.value === 100_000_000n)],
      { payee: T2, values: [60_000_000n] },
    );
    const signatures = await at(T1).sign(draft);
    await expect(at(T1).prove(again, signatures)).rejects.toMatchObject({
      slug: 'signature-invalid',
    });
  });

  test('a stranger finds nothing to sign', () => {
    expect(() => reviewRequest(request, T2)).toThrow(/not-controller/);
  });

  test('a draft survives being stored, and is proved from what was stored', async () => {
    const stored = parseDraft(serializeDraft(draft));
    expect(stored).toEqual(draft);
    await expect(at(T1).prove(stored, await at(T1).sign(draft))).resolves.toBeDefined();
  });

  test('the text cannot be guessed from its hash, nor two operations be told alike by it', async () => {
    const again = await makeDraft(
      at(T1).session,
      draft.legs.flatMap(({ recipe }) => recipe ?? []),
    );
    expect(again.terms.text).not.toEqual(draft.terms.text);
    expect(again.terms.evidence).not.toEqual(draft.terms.evidence);
  });

  test('an issue is signed by two whatever the amount; an invoice by buyer and supplier', async () => {
    await at(BANK_A).carryOut(
      grantQuota(at(BANK_A).session, {
        to: CORE,
        value: 50n,
        due: dayOf('2027-05-21'),
        mandate: MANDATE,
      }),
    );
    const terms = { supplier: BigInt(T1), deliveryDay: 20_000n, flags: 0n, basis: 1n, fields: 9n };
    const invoice = await registerInvoice(at(CORE).session, {
      value: 80n,
      mandate: MANDATE,
      terms,
      tag: 5n,
    });
    const buyers = await at(CORE).sign(invoice, 1);
    await expect(at(CORE).prove(invoice, buyers)).rejects.toMatchObject({
      slug: 'signature-invalid',
    });
    const suppliers = await at(T1).sign(invoice, 1);
    await world.write(await at(CORE).prove(invoice, [...buyers, ...suppliers]));
    const quota = at(CORE).find(({ note }) => note.token.kind === KIND.QUOTA);
    const capacity = at(CORE).find(({ note }) => note.token.kind === KIND.CAPACITY);
    const due = dayOf('2027-05-21');
    const issued = await issue(at(CORE).session, { quota, capacity, value: 1n, due });
    const one = await at(CORE).sign(issued, 1);
    await expect(at(CORE).prove(issued, one)).rejects.toMatchObject({
      slug: 'second-officer-required',
    });
    expect(commitmentOf(issued.legs[0]!.view.outputs[0]!)).toBe(issued.legs[0]!.bound[2]);
  });
});
