import { CLEAR_ACTION, KIND } from '../constants';
import type { Note } from '../objects/note';
import { quotaTerms } from '../objects/terms';
import { tokenHash } from '../objects/token';
import type { ClearPlaintextA, ClearPlaintextB } from '../plaintexts/clear-plaintext';

/** The quota that comes back (cm0), opened from section b. */
export function clearQuotaNote(plaintext: ClearPlaintextB): Note {
  const terms = quotaTerms(plaintext.mandate);
  return {
    token: tokenHash({ ...plaintext.quota, kind: KIND.QUOTA, terms }),
    value: plaintext.value,
    owner: plaintext.owner,
    ...{ hold: 0n, layer: 0n, budget: 1n, paid: 0n, salt: plaintext.quotaSalt },
  };
}

/**
 * The capacity that comes back (cm1), or the empty note of a voucher that was paid, opened from section a.
 * @param known the voucher's capacity token and debtor, which the mandate has from `issue`
 */
export function clearCapacityNote(
  plaintext: ClearPlaintextA,
  known: { readonly capacityToken: bigint; readonly debtor: bigint },
): Note {
  const paid = plaintext.action === CLEAR_ACTION.CLEAR;
  return {
    token: known.capacityToken,
    value: paid ? 0n : plaintext.value,
    owner: paid ? plaintext.signer : known.debtor,
    budget: paid ? 0n : 1n,
    ...{ hold: 0n, layer: 0n, paid: 0n, salt: plaintext.capacitySalt },
  };
}
