/** Reads what tasks follow from. */
import { POWER, fieldToHex } from '@fuqi/protocol';
import { paymentList } from '@fuqi/sdk';
import type { Draft, LegRecipe } from '@fuqi/sdk';
import { registerOf } from '../clearing/register-of';
import type { FoundOperation } from '../operations/operation-desk';
import { listPayments } from '../payments/payments';
import { foundRequests } from '../quotes/found-request';
import { waitingRequests } from '../quotes/quote-store';
import { viewpointOf } from '../read-model/viewpoint';
import { listVouchers } from '../read-model/vouchers';
import type { VoucherRow } from '../read-model/vouchers';
import type { VoucherState } from '../read-model/voucher-state';
import type { Services } from '../services';
import type { ClearingView, Inbox } from './task';

/** Rows of each kind that are looked at. */
const MOST = 200;

/** Everything that may ask for work, less what an operation under way takes care of already. */
export async function readInbox(services: Services): Promise<Inbox> {
  const operations = await services.desk.open();
  const busy = busyWith(operations);
  const states: readonly VoucherState[] = ['offered', 'offered-out', 'held-for-others'];
  const viewpoint = await viewpointOf(services);
  const vouchers: VoucherRow[] = [];
  for (const state of states) {
    vouchers.push(...(await listVouchers(services.db, viewpoint, { state }, { limit: MOST })));
  }
  const rows = await waitingRequests(services.db, viewpoint.date >> 2, MOST);
  const found = await foundRequests(services, rows);
  return {
    operations,
    vouchers: vouchers.filter(({ id }) => !busy.has(id)),
    requests: found.filter(({ row }) => row.voucher === null || !busy.has(row.voucher)),
    payments: (await paymentsToConfirm(services)).filter(({ id }) => !busy.has(id)),
    clearing: (await clearingLines(services)).filter(({ voucher }) => !busy.has(voucher)),
  };
}

/** Vouchers that operations under way spend, and payments that they confirm. */
function busyWith(operations: readonly FoundOperation[]): ReadonlySet<string> {
  return new Set(operations.flatMap(({ draft }) => subjectsOf(draft)).map(fieldToHex));
}

function subjectsOf({ legs }: Draft): bigint[] {
  return legs.flatMap(({ recipe }) => (recipe === undefined ? [] : subjectsOfRecipe(recipe)));
}

function subjectsOfRecipe(recipe: LegRecipe): bigint[] {
  switch (recipe.circuit) {
    case 'move':
      return recipe.inputs.map(({ commitment }) => commitment);
    case 'issue':
      return [recipe.quota.commitment, recipe.capacity.commitment];
    case 'clear':
      return [recipe.input.commitment];
    case 'attest':
      return [recipe.subject];
    default:
      return [];
  }
}

/** All payments; incoming ones only where an officer here may confirm them. */
async function paymentsToConfirm({ db, member }: Services): Promise<Inbox['payments']> {
  const attests = member.book
    .member(member.id)
    .officers.some((officer) => officer !== undefined && (officer.powers & POWER.ATTEST) !== 0n);
  const payments = await listPayments(db, member);
  return payments.filter(({ direction }) => attests || direction === 'outgoing');
}

async function clearingLines({ member }: Services): Promise<ClearingView[]> {
  if (member.register === undefined) return [];
  const { live } = await registerOf(member);
  const { date } = await member.ledger.versions();
  return paymentList(live, date)
    .flatMap(({ lines }) => lines)
    .filter(({ entry }) => Number(entry.note.token.registrar) === member.id)
    .filter(({ entry }) => entry.sealed !== undefined)
    .map(({ entry, payee, amount, reference, held }) => ({
      ...{ voucher: fieldToHex(entry.commitment), payee, amount, held },
      ...{ reference: fieldToHex(reference), due: Number(entry.note.token.due) },
      confirmed: member.wallet.record(reference)?.sealed !== undefined,
    }));
}
