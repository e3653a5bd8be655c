import { HOLD } from '../constants';
import { hashIn } from '../poseidon';
import { FuqiError } from '@fuqi/domain';

/** A restriction on a note and who it serves. */
export interface Hold {
  readonly kind: bigint;
  readonly holder: bigint;
  readonly reference: bigint;
  /** A date code, or 0. */
  readonly expiry: bigint;
}

/** The absence of a hold. */
export const NO_HOLD: Hold = { kind: HOLD.NONE, holder: 0n, reference: 0n, expiry: 0n };

/**
 * `H_HOLD(kind, holder, reference, expiry)`, or 0 when there is none.
 * @throws FuqiError non-canonical when kind is 0 and another member is not
 */
export function holdHash(hold: Hold): bigint {
  const { kind, holder, reference, expiry } = hold;
  if (kind !== HOLD.NONE) return hashIn('HOLD', [kind, holder, reference, expiry]);
  if (holder !== 0n || reference !== 0n || expiry !== 0n) {
    throw new FuqiError('non-canonical', 'hold');
  }
  return 0n;
}

/** What a paying hold's reference commits to. */
export interface Payment {
  readonly purpose: bigint;
  /** Hash of the hold that the paying one replaced, 0 if none. */
  readonly previousHold: bigint;
  readonly payee: bigint;
  /** Secret of the PAY that made the hold, the return salt of its output 0: no reference occurs twice. */
  readonly instruction: bigint;
}

/** Reference of a paying hold. */
export function payReference(payment: Payment): bigint {
  const { purpose, previousHold, payee, instruction } = payment;
  return hashIn('PAYREF', [purpose, previousHold, payee, instruction]);
}

/** Reference of a reserve. @param net fen the bank will pay @param rest salted commitment to the rest of the quote */
export function quoteReference(net: bigint, rest: bigint): bigint {
  return hashIn('QUOTE', [net, rest]);
}
