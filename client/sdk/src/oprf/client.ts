/** The member's side of the uniqueness check: asks the banks, drops answers that do not prove themselves. */
import { FuqiError } from '@fuqi/domain';
import type { Signer } from '../keys/officer-key';
import { secureRandom } from '../random';
import type { RandomSource } from '../random';
import { blind, finishTag, verifyPartial } from './evaluate';
import type { PartialEvaluation } from './evaluate';
import { signOprfRequest } from './request';
import type { OprfRequest, SignedOprfRequest } from './request';
import type { OprfPublic } from './shares';

/** One bank, however it is reached. */
export interface OprfBank {
  /** Index of its share, from 1. */
  readonly index: number;
  evaluate(request: SignedOprfRequest): Promise<PartialEvaluation>;
}

/** Who asks: the request without its point. */
export type OprfAsker = Omit<OprfRequest, 'blinded'> & { readonly signer: Signer };

/** The tag, and the banks that gave no valid answer. */
export interface OprfOutcome {
  readonly tag: bigint;
  /** Index and refusal of each bank that was asked in vain. */
  readonly failed: readonly { readonly index: number; readonly error: unknown }[];
}

/**
 * Asks banks in the given order until enough have answered with a valid proof.
 * @param fields normalised, as `enterpriseFields` and `invoiceFields` make them
 * @throws the first bank's refusal when no bank answers otherwise; FuqiError `oprf-share-invalid`
 */
export async function requestTag(
  banks: OprfPublic,
  reachable: readonly OprfBank[],
  fields: Uint8Array,
  asker: OprfAsker,
  random: RandomSource = secureRandom,
): Promise<OprfOutcome> {
  const blinding = blind(fields, random);
  const { signer, ...who } = asker;
  const request = await signOprfRequest({ ...who, blinded: blinding.blinded }, signer);
  const answers: PartialEvaluation[] = [];
  const failed: { index: number; error: unknown }[] = [];
  for (const bank of reachable) {
    if (answers.length === banks.threshold.needed) break;
    try {
      const answer = await bank.evaluate(request);
      if (answer.index !== bank.index || !verifyPartial(banks, blinding.blinded, answer)) {
        throw new FuqiError('oprf-share-invalid', `bank ${bank.index}`);
      }
      answers.push(answer);
    } catch (error) {
      failed.push({ index: bank.index, error });
    }
  }
  if (answers.length < banks.threshold.needed && failed[0] !== undefined) throw failed[0].error;
  return { tag: finishTag(banks, blinding, answers), failed };
}
