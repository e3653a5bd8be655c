import {
  type CapacityTerms,
  type Token,
  CAPACITY_FLAG,
  INVOICE_BASIS,
  KIND,
  capacityTerms,
  quotaTerms,
  tokenHash,
  voucherTerms,
} from '@fuqi/protocol';
import { DUE, TODAY } from './world';
import { named } from './world-member';

/** Terms of the invoice behind the test voucher: goods, within Order 802's sixty days of delivery. */
export const TEST_CAPACITY: CapacityTerms = {
  supplier: 5n,
  deliveryDay: DUE - 60n,
  flags: CAPACITY_FLAG.SME_AND_LARGE_BUYER,
  basis: INVOICE_BASIS.GOODS,
  fields: named('invoice fields'),
};

/** The bank's quota for the debtor, under the mandate. */
export const TEST_QUOTA_TOKEN: Token = {
  kind: KIND.QUOTA,
  registrar: 1n,
  issuer: 1n,
  rootId: named('quota root'),
  due: TODAY,
  terms: quotaTerms(3n),
};

/** The debtor's invoice capacity. */
export const TEST_CAPACITY_TOKEN: Token = {
  kind: KIND.CAPACITY,
  registrar: 3n,
  issuer: 4n,
  rootId: named('capacity root'),
  due: 0n,
  terms: capacityTerms(TEST_CAPACITY),
};

/** A voucher of the debtor in the mandate's register. */
export const TEST_VOUCHER_TOKEN: Token = {
  kind: KIND.VOUCHER,
  registrar: 3n,
  issuer: 4n,
  rootId: named('voucher root'),
  due: DUE,
  terms: voucherTerms(tokenHash(TEST_QUOTA_TOKEN), tokenHash(TEST_CAPACITY_TOKEN)),
};

/** Claims on the first bank. */
export const TEST_DEPOSIT_TOKEN: Token = {
  kind: KIND.DEPOSIT,
  registrar: 1n,
  issuer: 1n,
  rootId: 0n,
  due: 0n,
  terms: 0n,
};
