import { discount, parseIsoDay, parseMoney, unwrap } from '@fuqi/domain';
import { KIND } from '@fuqi/protocol';
import {
  type Draft,
  type InputNote,
  type RegisterEntry,
  accept,
  attestPaid,
  clear,
  composeSwap,
  assembleOperation,
  fixTerms,
  fund,
  grantLimit,
  grantQuota,
  invoiceCommitment,
  invoiceFields,
  issue,
  mintDeposit,
  offerLeg,
  passOn,
  pay,
  paymentList,
  proveLegs,
  NotePaths,
  registerInvoice,
  reserve,
  saltedCommitment,
  swapLeg,
} from '@fuqi/sdk';
import type { Actor } from './actor';
import { secretBytes } from './random';
import type { Stage } from './stage';

const fen = (yuan: string): bigint => unwrap(parseMoney(yuan));
const day = (iso: string): number => unwrap(parseIsoDay(iso));

/** A note of a kind that an actor can use now; the one of exactly this value if there is one, else the largest. */
export function noteOf(actor: Actor, kind: bigint, value?: bigint): InputNote {
  const notes = (actor.wallet?.notes ?? [])
    .filter(({ note }) => note.token.kind === kind && note.owner === BigInt(actor.id))
    .sort((a, b) => (a.note.value < b.note.value ? 1 : -1));
  const found = notes.find(({ note }) => note.value === value) ?? notes[0];
  if (found === undefined) throw new Error(`${actor.key} has no such note`);
  return found;
}

export async function grantQuotaAct(
  stage: Stage,
  of: { by: string; to: string; amount: string; lastDay: string; clearing: string },
): Promise<void> {
  const bank = stage.actor(of.by);
  const grant = {
    ...{ to: stage.actor(of.to).id, value: fen(of.amount), due: day(of.lastDay) },
    mandate: stage.actor(of.clearing).id,
  };
  await stage.carryOut(bank, await grantQuota(await bank.session(), grant));
}

export async function grantLimitAct(
  stage: Stage,
  of: { by: string; on: string; amount: string },
): Promise<void> {
  const bank = stage.actor(of.by);
  const salt = secretBytes(`${stage.seed}/limit/${of.by}/${of.on}`);
  const about = saltedCommitment('limit', salt, of.on);
  await stage.carryOut(bank, await grantLimit(await bank.session(), fen(of.amount), about));
}

/** An invoice as both sides know it. */
export interface InvoiceStep {
  readonly buyer: string;
  readonly supplier: string;
  readonly code: string;
  readonly number: string;
  readonly amount: string;
  readonly delivered: string;
  readonly smeConsents: boolean;
  readonly clearing: string;
}

export async function registerInvoiceAct(stage: Stage, of: InvoiceStep): Promise<void> {
  const [buyer, supplier] = [stage.actor(of.buyer), stage.actor(of.supplier)];
  const fields = invoiceFields(of.code, of.number);
  const secret = BigInt(
    `0x${Buffer.from(secretBytes(`${stage.seed}/${of.number}`))
      .toString('hex')
      .slice(0, 60)}`,
  );
  const draft = await registerInvoice(await buyer.session(), {
    value: fen(of.amount),
    mandate: stage.actor(of.clearing).id,
    tag: await stage.tagOf(buyer, fields),
    terms: {
      ...{ supplier: BigInt(supplier.id), deliveryDay: BigInt(day(of.delivered)) },
      ...{ flags: of.smeConsents ? 3n : 1n, basis: 1n, fields: invoiceCommitment(fields, secret) },
    },
  });
  await stage.carryOut(buyer, draft, await supplier.sign(draft));
}

export async function issueAct(
  stage: Stage,
  of: { by: string; amount: string; due: string },
): Promise<void> {
  const core = stage.actor(of.by);
  const terms = {
    ...{ quota: noteOf(core, KIND.QUOTA), capacity: noteOf(core, KIND.CAPACITY) },
    ...{ value: fen(of.amount), due: day(of.due) },
  };
  await stage.carryOut(core, await issue(await core.session(), terms));
}

export async function acceptAct(stage: Stage, of: { by: string; amount: string }): Promise<void> {
  const payee = stage.actor(of.by);
  const note = noteOf(payee, KIND.VOUCHER, fen(of.amount));
  await stage.carryOut(payee, await accept(await payee.session(), note));
}

export async function passOnAct(
  stage: Stage,
  of: { by: string; to: string; amount: string },
): Promise<void> {
  const payer = stage.actor(of.by);
  const to = { payee: stage.actor(of.to).id, values: [fen(of.amount)] };
  const note = noteOf(payer, KIND.VOUCHER, fen(of.amount));
  await stage.carryOut(payer, await passOn(await payer.session(), [note], to));
}

/** A quote as bank and seller sign it; interest on actual days over 360. */
export interface SaleStep {
  readonly seller: string;
  readonly bank: string;
  readonly amount: string;
  readonly rateBps: number;
  readonly net: string;
  readonly registration: string;
}

async function quoted(
  stage: Stage,
  of: SaleStep,
  due: number,
): Promise<{ net: bigint; rest: bigint }> {
  const days = due - ((await stage.ledger.date()) >> 2);
  const { net } = unwrap(discount(fen(of.amount), { rateBps: of.rateBps, days, dayBasis: 360 }));
  if (net !== fen(of.net)) throw new Error(`the quote comes to ${String(net)} fen, not ${of.net}`);
  const text = `${String(of.rateBps)} bps ACT/360, ${String(days)} d, ${of.registration}`;
  return {
    net,
    rest: saltedCommitment('quote', secretBytes(`${stage.seed}/${of.registration}`), text),
  };
}

/** Sold against a payment: reserved, held for payment, confirmed by the seller's bank, and only then the bank's. */
export async function sellAct(stage: Stage, of: SaleStep & { confirmedBy: string }): Promise<void> {
  const [seller, bank, confirming] = [of.seller, of.bank, of.confirmedBy].map((k) =>
    stage.actor(k),
  ) as [Actor, Actor, Actor];
  const value = fen(of.amount);
  const note = noteOf(seller, KIND.VOUCHER, value);
  const session = await seller.session();
  const quote = await quoted(stage, of, Number(note.note.token.due));
  const expiry = session.versions.date + 8;
  await stage.carryOut(
    seller,
    await reserve(session, [note], value, { bank: bank.id, ...quote, expiry }),
  );
  const reserved = heldBy(bank, value);
  await stage.carryOut(bank, await pay(await bank.session(), reserved));
  const paying = heldBy(bank, value);
  const { reference } = paying.note.hold;
  await stage.carryOut(
    confirming,
    await attestPaid(await confirming.session(), reference, quote.net, bank.id),
  );
  const record = bank.wallet?.record(reference);
  await stage.carryOut(bank, await fund(await bank.session(), paying, reserved.note.hold, record));
}

function heldBy(bank: Actor, value: bigint): InputNote {
  const found = (bank.wallet?.notes ?? []).find(
    ({ note }) =>
      note.token.kind === KIND.VOUCHER &&
      note.value === value &&
      note.hold.holder === BigInt(bank.id),
  );
  if (found === undefined) throw new Error(`${bank.key} holds nothing of this value`);
  return found;
}

/** Sold against a deposit: both sides in one operation, or neither. */
export async function swapAct(stage: Stage, of: SaleStep): Promise<void> {
  const [seller, bank] = [stage.actor(of.seller), stage.actor(of.bank)];
  const voucher = noteOf(seller, KIND.VOUCHER, fen(of.amount));
  const quote = await quoted(stage, of, Number(voucher.note.token.due));
  const deposit = await mintDeposit(await bank.session(), { to: bank.id, value: quote.net });
  await stage.carryOut(bank, deposit);
  const [sellers, banks] = [await seller.session(), await bank.session()];
  const given = await swapLeg(sellers, {
    inputs: [voucher],
    gives: { payee: bank.id, values: [fen(of.amount)] },
  });
  const money = {
    inputs: [noteOf(bank, KIND.DEPOSIT, quote.net)],
    gives: { payee: seller.id, values: [quote.net] },
  };
  const paid = await swapLeg(banks, money);
  const terms = fixTerms(sellers);
  const { network } = stage.ledger;
  const ofSeller: Draft = composeSwap({ network }, [given, offerLeg(paid, seller.id)], terms);
  const ofBank: Draft = composeSwap({ network }, [offerLeg(given, bank.id), paid], terms);
  const tools = (): { prover: Stage['prover']; paths: NotePaths } => ({
    prover: stage.prover,
    paths: new NotePaths(stage.ledger.port),
  });
  const left = await proveLegs(sellers, ofSeller, await seller.sign(ofSeller), tools());
  const right = await proveLegs(banks, ofBank, await bank.sign(ofBank), tools());
  await stage.record(assembleOperation(ofSeller, [left, right]));
  await stage.carryOut(
    bank,
    await accept(await bank.session(), noteOf(bank, KIND.VOUCHER, fen(of.amount))),
  );
  await stage.carryOut(
    seller,
    await accept(await seller.session(), noteOf(seller, KIND.DEPOSIT, quote.net)),
  );
}

/** Stops the clients of members: from here on they neither sign nor read. */
export function stopClientsAct(stage: Stage, of: { of: readonly string[] }): void {
  for (const key of of.of) stage.actor(key).wallet = undefined;
}

/** One payment at maturity. */
export interface Cleared {
  readonly payee: string;
  readonly amount: bigint;
}

/** The clearing desk pays everything that is due, whoever is there, and retires what was confirmed as paid. */
export async function clearAct(
  stage: Stage,
  of: { by: string; confirmedBy: Readonly<Record<string, string>> },
  onPaid: (paid: Cleared) => void = () => undefined,
): Promise<Cleared[]> {
  const mandate = stage.actor(of.by);
  const list = paymentList((await stage.registerOf(mandate)).live, await stage.ledger.date());
  const cleared: Cleared[] = [];
  for (const { lines } of list) {
    for (const { entry, payee, amount, reference } of lines) {
      const name = [...stage.actors.values()].find(({ id }) => id === payee)?.key ?? String(payee);
      const confirming = stage.actor(of.confirmedBy[name] ?? name);
      await stage.carryOut(mandate, await pay(await mandate.session(), entry));
      await stage.carryOut(
        confirming,
        await attestPaid(await confirming.session(), reference, amount, mandate.id),
      );
      const held = await underPayment(stage, mandate, reference);
      await stage.carryOut(
        mandate,
        await clear(await mandate.session(), held, mandate.wallet?.record(reference)),
      );
      cleared.push({ payee: name, amount });
      onPaid({ payee: name, amount });
    }
  }
  return cleared;
}

async function underPayment(
  stage: Stage,
  mandate: Actor,
  reference: bigint,
): Promise<RegisterEntry> {
  const { live } = await stage.registerOf(mandate);
  const held = live.find(({ note }) => note.hold.reference === reference);
  if (held === undefined) throw new Error('nothing is held for this payment');
  return held;
}
