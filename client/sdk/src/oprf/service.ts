/** A bank's part of the uniqueness check: it answers members' officers, counts, and learns nothing of what is asked. */
import { FuqiError, LIMITS } from '@fuqi/domain';
import { POWER, STANDING } from '@fuqi/protocol';
import type { Officer } from '@fuqi/protocol';
import { requireKeyPoint } from '../curve/baby-jubjub';
import { verifyOfficerSignature } from '../keys/officer-key';
import { secureRandom } from '../random';
import type { RandomSource } from '../random';
import { MemoryCounter } from './counter';
import type { RequestCounter } from './counter';
import { evaluateShare } from './evaluate';
import type { PartialEvaluation } from './evaluate';
import { oprfRequestDigest } from './request';
import type { SignedOprfRequest } from './request';
import type { KeyShare } from './shares';

/** What the bank reads from its copy of the member register and of the ledger. */
export interface OprfRegister {
  /** Standing of the member and the officer in the slot; undefined when there is no such member. */
  member(
    id: number,
  ): Promise<
    { readonly standing: bigint; readonly officers: readonly (Officer | undefined)[] } | undefined
  >;
  /** The open business day. */
  day(): Promise<number>;
}

export interface OprfServiceOptions {
  readonly channel: string;
  readonly share: KeyShare;
  readonly register: OprfRegister;
  readonly counter?: RequestCounter;
  /** Answers per member and business day. */
  readonly limit?: number;
  readonly random?: RandomSource;
}

/** Answers requests with the bank's share. */
export class OprfService {
  private readonly counter: RequestCounter;

  constructor(private readonly options: OprfServiceOptions) {
    this.counter = options.counter ?? new MemoryCounter();
  }

  /**
   * The bank's proved answer.
   * @throws FuqiError `key-invalid` (identity, off the subgroup), `date-not-open`, `party-unknown`, `party-frozen`,
   *   `officer-unknown`, `power-missing`, `signature-invalid`, `oprf-quota-exceeded`
   */
  async evaluate(request: SignedOprfRequest): Promise<PartialEvaluation> {
    const { channel, share, register, random } = this.options;
    if (request.channel !== channel) throw new FuqiError('malformed', 'channel');
    const blinded = requireKeyPoint(request.blinded);
    if (request.day !== (await register.day())) throw new FuqiError('date-not-open');
    const digest = await this.checkSignature(request);
    const limit = this.options.limit ?? LIMITS.oprfRequestsPerMemberPerDay;
    // Counted only once the signature holds, so that nobody uses up another member's number.
    if (!(await this.counter.admit(request.member, request.day, digest, limit))) {
      throw new FuqiError('oprf-quota-exceeded');
    }
    return evaluateShare(share, blinded, random ?? secureRandom);
  }

  private async checkSignature(request: SignedOprfRequest): Promise<bigint> {
    const member = await this.options.register.member(request.member);
    if (member === undefined) throw new FuqiError('party-unknown');
    if (member.standing === STANDING.FROZEN) throw new FuqiError('party-frozen');
    const officer = member.officers[request.slot];
    if (officer === undefined) throw new FuqiError('officer-unknown');
    if ((officer.powers & (POWER.TRADE | POWER.ADMIN)) === 0n) throw new FuqiError('power-missing');
    const digest = oprfRequestDigest(request);
    if (!verifyOfficerSignature(officer.key, digest, request.signature)) {
      throw new FuqiError('signature-invalid', 'uniqueness check');
    }
    return digest;
  }
}
