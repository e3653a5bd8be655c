/** Tokens as a register learns them, with what is behind their terms. */
import { KIND, quotaTerms, tokenHash } from '@fuqi/protocol';
import type { IssuePlaintextA, QuotaHead, Token } from '@fuqi/protocol';
import {
  capacityToken,
  distributionToken,
  opaqueToken,
  openToken,
  quotaToken,
  voucherToken,
} from '../notes/opened-token';
import type { OpenedToken } from '../notes/opened-token';

/** Opened tokens by hash. */
export class TokenShelf {
  private readonly opened = new Map<bigint, OpenedToken>();
  private fresh: OpenedToken[] = [];

  /** @param mandates ids that a quota's terms may name */
  constructor(private readonly mandates: () => readonly (number | bigint)[]) {}

  /** Takes an opened token and those it was cut from. */
  learn(token: OpenedToken): OpenedToken {
    const { opening } = token;
    if (opening === undefined) return token;
    const hash = tokenHash(token);
    if (this.opened.has(hash)) return token;
    this.opened.set(hash, token);
    this.fresh.push(token);
    if (opening.type === 'voucher') {
      this.learn(opening.quota);
      this.learn(opening.capacity);
    }
    return token;
  }

  /** Every opened token, in the order in which they were learnt. */
  get all(): OpenedToken[] {
    return [...this.opened.values()];
  }

  /** Tokens learnt since this was asked last. */
  takeFresh(): OpenedToken[] {
    const fresh = this.fresh;
    this.fresh = [];
    return fresh;
  }

  /** Takes the tokens that an issue tells its mandate. */
  learnIssue(plaintext: IssuePlaintextA): {
    readonly voucher: OpenedToken;
    readonly capacity: OpenedToken;
    readonly distribution: OpenedToken;
  } {
    const { mandate, debtor, due, rootId, capacityRootId } = plaintext;
    const quota = this.learnQuota(plaintext.quota, mandate);
    const terms = { mandate, buyer: debtor, rootId: capacityRootId, capacity: plaintext };
    const capacity = capacityToken(terms);
    const voucher = this.learn(voucherToken({ mandate, debtor, rootId, due, quota, capacity }));
    return { voucher, capacity, distribution: distributionToken(voucher) };
  }

  /** Takes a quota's token. */
  learnQuota({ registrar, rootId, due }: QuotaHead, mandate: bigint): OpenedToken {
    return this.learn(quotaToken({ grantor: registrar, rootId, due, mandate }));
  }

  /** A token with all that is known behind its terms. */
  open(token: Token): OpenedToken {
    const known = this.opened.get(tokenHash(token));
    if (known !== undefined) return known;
    const mandate =
      token.kind === KIND.QUOTA
        ? this.mandates().find((id) => quotaTerms(BigInt(id)) === token.terms)
        : undefined;
    if (mandate === undefined) return opaqueToken(token);
    return this.learn(openToken(token, { type: 'quota', mandate: BigInt(mandate) }));
  }
}
