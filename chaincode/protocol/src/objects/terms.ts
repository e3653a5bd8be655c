import { hashIn } from '../poseidon';

/** Terms of an invoice's capacity. */
export interface CapacityTerms {
  readonly supplier: bigint;
  /** A day. */
  readonly deliveryDay: bigint;
  readonly flags: bigint;
  readonly basis: bigint;
  /** Salted commitment to the normalised invoice code and number. */
  readonly fields: bigint;
}

/** Terms of a quota: the mandate that will be registrar of what is issued under it. */
export function quotaTerms(mandate: bigint): bigint {
  return hashIn('QUOTA_TERMS', [mandate]);
}

/** Terms of an invoice's capacity. */
export function capacityTerms(terms: CapacityTerms): bigint {
  const { supplier, deliveryDay, flags, basis, fields } = terms;
  return hashIn('CAPACITY_TERMS', [supplier, deliveryDay, flags, basis, fields]);
}

/** Terms of a voucher: the tokens of the two authorities it was cut from. */
export function voucherTerms(quotaToken: bigint, capacityToken: bigint): bigint {
  return hashIn('VOUCHER_TERMS', [quotaToken, capacityToken]);
}
