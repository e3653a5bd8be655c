/** A core enterprise with quota and an invoice, and its supplier: the state in which a gateway's day begins. */
import { CALENDAR_CN } from '@fuqi/domain';
import { KIND } from '@fuqi/protocol';
import {
  grantQuota,
  invoiceCommitment,
  invoiceFields,
  issue,
  registerInvoice,
  secureRandom,
} from '@fuqi/sdk';
import type { GatewayMember } from '../member/gateway-member';
import { BANK_A, CORE, MANDATE, T1, TestWorld, dayOf } from '../../../sdk/src/testing';

export const DUE = '2027-05-21';
export const FACE = 1_000_000_000n;

/** A world in which CORE may issue to T1. */
export async function openWorld(): Promise<TestWorld> {
  const world = await TestWorld.open();
  const [bank, core, supplier] = [BANK_A, CORE, T1].map((id) => world.member(id));
  if (bank === undefined || core === undefined || supplier === undefined) throw new Error('cast');
  await world.goTo('2026-11-24');
  const grant = { to: CORE, value: 5_000_000_000n, due: dayOf('2027-11-22'), mandate: MANDATE };
  await bank.carryOut(grantQuota(bank.session, grant));
  const invoice = await registerInvoice(core.session, {
    value: 1_130_000_000n,
    mandate: MANDATE,
    tag: 77n,
    terms: {
      supplier: BigInt(T1),
      deliveryDay: BigInt(dayOf('2026-11-01')),
      flags: 3n,
      basis: 1n,
      fields: invoiceCommitment(invoiceFields('4403192130', '00123456'), 5n),
    },
  });
  await core.carryOut(invoice, await supplier.sign(invoice));
  return world;
}

/** CORE issues a voucher to T1. */
export async function issueVoucher(world: TestWorld, value = FACE): Promise<void> {
  const core = world.member(CORE);
  const quota = core.find(({ note }) => note.token.kind === KIND.QUOTA);
  const capacity = core.find(({ note }) => note.token.kind === KIND.CAPACITY);
  await core.carryOut(issue(core.session, { quota, capacity, value, due: dayOf(DUE) }));
}

/** A member of the world as its gateway holds it. */
export function gatewayMember(world: TestWorld, id: number): GatewayMember {
  const { keys, wallet } = world.member(id);
  const { book, ledger, prover } = world;
  const { network } = ledger;
  return {
    id,
    keys,
    wallet,
    book,
    ledger,
    network,
    calendar: CALENDAR_CN,
    random: secureRandom,
    prover,
  };
}
