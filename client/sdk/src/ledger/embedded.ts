/** The embedded ledger behind the {@link Ledger} port: the only file of this package that knows its shape. */
import { FuqiError, parseFuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { utf8ToText } from '../bytes';
import { ContractLedger } from './contract-ledger';
import type { CommittedCall, LedgerTransport, TransactionOutcome } from './contract-ledger';

/** Codes of the embedded ledger after which the same bytes may or may not have taken effect. */
const UNKNOWN = new Set(['LEDGER_FAILED', 'LEDGER_CLOSED', 'TRANSACTION_UNKNOWN']);

/** Validation codes of a transaction that stands in a block without effect. */
const INVALID: Readonly<Record<string, ErrorSlug>> = {
  MVCC_READ_CONFLICT: 'mvcc-conflict',
  PHANTOM_READ_CONFLICT: 'phantom-read',
  DUPLICATE_TXID: 'duplicate-transaction',
  ENDORSEMENT_POLICY_FAILURE: 'endorsement-policy',
};

/** A transaction of a block, as far as it is read here. */
interface EmbeddedTransaction {
  readonly code: string;
  readonly content: {
    readonly args: readonly Uint8Array[];
    readonly response: { readonly payload: Uint8Array };
  } | null;
}

/**
 * What is used of the embedded ledger, by its shape: `EmbeddedLedger` of @fuqi/embedded fits, and a client that talks to
 * Fabric need not install it. `I` is its type of identities.
 */
export interface EmbeddedPort<I> {
  evaluate(identity: I, fn: string, args: readonly (string | Uint8Array)[]): Promise<Uint8Array>;
  transact(
    identity: I,
    fn: string,
    args: readonly (string | Uint8Array)[],
    options: { readonly endorsers?: readonly string[] },
  ): Promise<{ readonly result: Uint8Array }>;
  height(): number;
  blocks(options: { readonly from: number; readonly follow: boolean }): AsyncIterable<{
    readonly number: number;
    readonly transactions: readonly EmbeddedTransaction[];
  }>;
}

/** Calls of one client of one organisation. */
export class EmbeddedTransport<I> implements LedgerTransport {
  constructor(
    private readonly ledger: EmbeddedPort<I>,
    private readonly identity: I,
    /** Organisations that endorse; all by default. */
    private readonly endorsers?: readonly string[],
  ) {}

  async evaluate(fn: string, args: readonly string[]): Promise<string> {
    try {
      return utf8ToText(await this.ledger.evaluate(this.identity, fn, args));
    } catch (cause) {
      throw refusalOf(cause) ?? new FuqiError('ledger-unavailable', codeOf(cause), { cause });
    }
  }

  async submit(fn: string, args: readonly Uint8Array[]): Promise<TransactionOutcome> {
    const options = this.endorsers === undefined ? {} : { endorsers: this.endorsers };
    let result: { readonly result: Uint8Array };
    try {
      result = await this.ledger.transact(this.identity, fn, args, options);
    } catch (cause) {
      return outcomeOf(cause);
    }
    return { state: 'valid', answer: utf8ToText(result.result) };
  }

  height(): Promise<number> {
    return Promise.resolve(this.ledger.height());
  }

  async *blocks(
    from: number,
  ): AsyncIterable<{ readonly number: number; readonly calls: readonly CommittedCall[] }> {
    for await (const { number, transactions } of this.ledger.blocks({ from, follow: false })) {
      const calls = transactions.flatMap(({ code, content }): CommittedCall[] => {
        const [fn, ...args] = content?.args ?? [];
        if (code !== 'VALID' || content === null || fn === undefined) return [];
        return [{ fn: utf8ToText(fn), args, answer: utf8ToText(content.response.payload) }];
      });
      yield { number, calls };
    }
  }
}

/** The {@link Ledger} of a client of the embedded ledger. */
export function embeddedLedger<I>(
  ledger: EmbeddedPort<I>,
  identity: I,
  endorsers?: readonly string[],
): ContractLedger {
  return new ContractLedger(new EmbeddedTransport(ledger, identity, endorsers));
}

/** The ledger's own error class may come from another copy of its module, so its shape is what counts. */
function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return '';
  return typeof cause.code === 'string' ? cause.code : '';
}

/** What the contract refused with, if it did. */
export function refusalOf(cause: unknown): FuqiError | undefined {
  if (!(cause instanceof Error) || codeOf(cause) !== 'CHAINCODE_FAILED') return undefined;
  return parseFuqiError(cause.message);
}

/** What an error of the embedded ledger says of a transaction, wherever it was thrown. */
export function outcomeOf(cause: unknown): TransactionOutcome {
  const code = codeOf(cause);
  const refusal = refusalOf(cause);
  if (refusal !== undefined) return { state: 'refused', error: refusal };
  if (code === '' || UNKNOWN.has(code)) {
    return { state: 'unknown', error: new FuqiError('outcome-unknown', code, { cause }) };
  }
  if (code === 'COMMIT_FAILED') {
    const slug = INVALID[validationCodeOf(cause)] ?? 'ledger-unavailable';
    return { state: 'refused', error: new FuqiError(slug, '', { cause }) };
  }
  // Nothing was ordered: no endorsement came about, or the orderer refused the envelope.
  const slug = code === 'ENDORSEMENT_MISMATCH' ? 'endorsement-mismatch' : 'ledger-unavailable';
  return { state: 'refused', error: new FuqiError(slug, code, { cause }) };
}

function validationCodeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('details' in cause)) return '';
  const details = cause.details as Readonly<Record<string, unknown>>;
  return typeof details['validationCode'] === 'string' ? details['validationCode'] : '';
}
