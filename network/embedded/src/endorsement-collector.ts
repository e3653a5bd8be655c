import { hex, sha256 } from './bytes';
import { ByteWriter } from './codec';
import { decodeEndorsedPayload, type ChaincodeResponse } from './endorsed-payload';
import type { Bank } from './bank';
import type { EndorsedResult, ProposalResponse } from './endorser';
import { LedgerError } from './errors';
import { encodeRwset } from './rwset';
import type { Endorsement } from './transaction';

/** What several banks agreed on. */
export interface CollectedEndorsements {
  readonly response: ChaincodeResponse;
  readonly payload: Uint8Array;
  readonly endorsements: readonly Endorsement[];
  readonly privatePayload: Uint8Array;
}

interface Answer {
  readonly mspId: string;
  readonly proposalResponse: ProposalResponse;
}

/**
 * Asks every bank and demands the same bytes of all.
 *
 * @throws LedgerError `ENDORSEMENT_MISMATCH`, `CHAINCODE_FAILED` when all banks' contracts refused
 * alike, or what the first bank in order raised.
 */
export async function collectEndorsements(
  banks: readonly Bank[],
  signedProposal: Uint8Array,
  now: number,
): Promise<CollectedEndorsements> {
  const settled = await Promise.allSettled(
    banks.map(async (bank) => ({
      mspId: bank.mspId,
      proposalResponse: await bank.endorse(signedProposal, now),
    })),
  );
  const answers = settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  const groups = groupAlike(answers);
  if (groups.length > 1) throw mismatch(groups);
  const results = answers.map(({ proposalResponse }) => proposalResponse.endorsed);
  const [first] = answers;
  if (first === undefined) throw new LedgerError('INVALID_OPTIONS', 'no bank was asked to endorse');
  const { response } = first.proposalResponse;
  const endorsed = results.filter((result): result is EndorsedResult => result !== null);
  const [agreed] = endorsed;
  if (agreed === undefined) {
    throw new LedgerError('CHAINCODE_FAILED', response.message, { status: response.status });
  }
  return {
    response,
    payload: agreed.payload,
    endorsements: endorsed.map(({ endorsement }) => endorsement),
    privatePayload: agreed.privatePayload,
  };
}

/** Groups of banks with equal answers, the largest first, ties in order of the banks. */
function groupAlike(answers: readonly Answer[]): (readonly Answer[])[] {
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const print = fingerprint(answer.proposalResponse);
    groups.set(print, [...(groups.get(print) ?? []), answer]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

function fingerprint({ response, endorsed }: ProposalResponse): string {
  const bytes =
    endorsed === null
      ? new ByteWriter().u32(response.status).text(response.message).finish()
      : new ByteWriter().bytes(endorsed.payload).bytes(endorsed.privatePayload).finish();
  return hex(sha256(bytes));
}

function mismatch(groups: readonly (readonly Answer[])[]): LedgerError {
  const names = groups.map((group) => group.map(({ mspId }) => mspId).join(','));
  const differing = groups.slice(1).flatMap((group) => group.map(({ mspId }) => mspId));
  return new LedgerError(
    'ENDORSEMENT_MISMATCH',
    `banks computed different results: ${names.join(' | ')}`,
    { groups: names, differing, differsIn: differingParts(groups) },
  );
}

/** Which parts of the answers differ, without saying what they hold. */
function differingParts(groups: readonly (readonly Answer[])[]): string[] {
  const parts = groups.flatMap((group) => group.slice(0, 1)).map(partsOf);
  const names = ['response', 'event', 'rwset', 'privateData'] as const;
  return names.filter((name) => new Set(parts.map((part) => part[name])).size > 1);
}

function partsOf({ proposalResponse: { response, endorsed } }: Answer) {
  const payload = endorsed === null ? null : decodeEndorsedPayload(endorsed.payload);
  const answer = [response.status, response.message, hex(response.payload)];
  return {
    response: JSON.stringify(answer),
    event: JSON.stringify(payload?.event ?? null),
    rwset: payload === null ? '' : hex(encodeRwset(payload.rwset)),
    privateData: endorsed === null ? '' : hex(endorsed.privatePayload),
  };
}
