import {
  type Hold,
  type Payment,
  HOLD,
  PAY_PURPOSE,
  holdHash,
  payReference,
  quoteReference,
} from '@fuqi/protocol';
import { TODAY_OPEN } from './world';
import { named } from './world-member';

/** An offer by the supplier to the sub-supplier, live at TODAY_OPEN and lapsed at LATER. */
export const TEST_OFFER: Hold = {
  ...{ kind: HOLD.OFFER, holder: 5n, reference: named('offer'), expiry: TODAY_OPEN + 4n },
};
export const TEST_ISSUE_OFFER: Hold = {
  ...TEST_OFFER,
  kind: HOLD.ISSUE_OFFER,
  holder: 4n,
  reference: 0n,
};
export const TEST_QUOTE = { net: 4_950_00n, rest: named('rest of the quote') };

/** A reserve by the bank, live at TODAY_OPEN and lapsed at LATER. */
export const TEST_RESERVE: Hold = {
  kind: HOLD.RESERVE,
  holder: 1n,
  reference: quoteReference(TEST_QUOTE.net, TEST_QUOTE.rest),
  expiry: TODAY_OPEN + 4n,
};
export const TEST_PLEDGE: Hold = {
  ...{ kind: HOLD.PLEDGE, holder: 1n, reference: named('loan'), expiry: 0n },
};

/** What the bank pays for, from the reserve. */
export const TEST_FUNDING_PAYMENT: Payment = {
  purpose: PAY_PURPOSE.FUNDING,
  previousHold: holdHash(TEST_RESERVE),
  payee: 5n,
  instruction: named('instruction of the PAY for funding'),
};

/** What the mandate pays for at maturity. @param hold what the voucher was held by @param payee who is paid */
export function clearingPayment(hold: Hold, payee: bigint): Payment {
  const instruction = named('instruction of the PAY for clearing');
  return { purpose: PAY_PURPOSE.CLEARING, previousHold: holdHash(hold), payee, instruction };
}

/** The paying hold that a payment is made under. */
export function payingHold(holder: bigint, payment: Payment): Hold {
  return { kind: HOLD.PAYING, holder, reference: payReference(payment), expiry: 0n };
}
