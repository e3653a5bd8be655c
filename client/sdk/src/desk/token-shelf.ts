/** Tokens as a register learns them: piece by piece, from grants, issues and from others. */
import {
  KIND,
  distributionToken as plainDistribution,
  issuedToken,
  quotaTerms,
  tokenHash,
} from '@fuqi/protocol';
import type { IssuePlaintextA, QuotaHead, Token } from '@fuqi/protocol';
import { capacityToken, opaqueToken, openToken, quotaToken } from '../notes/opened-token';
import type { OpenedToken } from '../notes/opened-token';

/** Opened tokens by hash, and vouchers' parts until all are known. */
export class TokenShelf {
  private readonly opened = new Map<bigint, OpenedToken>();
  private readonly parts = new Map<bigint, { readonly quota: bigint; readonly capacity: bigint }>();

  /** @param mandates ids that a quota's terms may name */
  constructor(private readonly mandates: () => readonly (number | bigint)[]) {}

  /** Takes an opened token, for instance a quota that its grantor tells the mandate of. */
  learn(token: OpenedToken): void {
    const { opening } = token;
    if (opening === undefined) return;
    this.opened.set(tokenHash(token), token);
    if (opening.type !== 'voucher') return;
    this.learn(opening.quota);
    this.learn(opening.capacity);
  }

  /** Takes what an issue says of the voucher's authorities. */
  learnIssue(plaintext: IssuePlaintextA): {
    readonly voucher: Token;
    readonly distribution: Token;
  } {
    const { mandate, debtor, capacityRootId: rootId } = plaintext;
    const quota = tokenHash(this.learnQuota(plaintext.quota, mandate));
    this.learn(capacityToken({ mandate, buyer: debtor, rootId, capacity: plaintext }));
    const voucher = issuedToken(plaintext);
    this.parts.set(tokenHash(voucher), { quota, capacity: plaintext.capacityToken });
    return { voucher, distribution: plainDistribution(voucher) };
  }

  /** Takes a quota's token as its grantor reads it. */
  learnQuota({ registrar, rootId, due }: QuotaHead, mandate: bigint): OpenedToken {
    const token = quotaToken({ grantor: registrar, rootId, due, mandate });
    this.learn(token);
    return token;
  }

  /** A token with all that is known behind its terms. */
  open(token: Token): OpenedToken {
    const hash = tokenHash(token);
    const known = this.opened.get(hash);
    if (known !== undefined) return known;
    const opened = token.kind === KIND.QUOTA ? this.quota(token) : this.voucher(hash, token);
    if (opened === undefined) return opaqueToken(token);
    this.opened.set(hash, opened);
    return opened;
  }

  /** Hashes of quotas that vouchers here were cut from and whose terms are not known: without them nothing can be cleared. */
  get missingQuotas(): bigint[] {
    const missing = [...this.parts.values()].map(({ quota }) => quota);
    return [...new Set(missing)].filter((quota) => !this.opened.has(quota));
  }

  private voucher(hash: bigint, token: Token): OpenedToken | undefined {
    const parts = this.parts.get(hash);
    const quota = parts && this.opened.get(parts.quota);
    const capacity = parts && this.opened.get(parts.capacity);
    if (quota === undefined || capacity === undefined) return undefined;
    return openToken(token, { type: 'voucher', quota, capacity });
  }

  private quota(token: Token): OpenedToken | undefined {
    const mandate = this.mandates().find((id) => quotaTerms(BigInt(id)) === token.terms);
    if (mandate === undefined) return undefined;
    return openToken(token, { type: 'quota', mandate: BigInt(mandate) });
  }
}
