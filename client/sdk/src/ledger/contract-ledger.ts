/** The contracts' functions and answers behind the {@link Ledger} port; how they are reached is the transport's. */
import { FuqiError, parseFuqiError } from '@fuqi/domain';
import { decodeBatch, fieldFromHex } from '@fuqi/protocol';
import { utf8, utf8ToText } from '../bytes';
import {
  readChannel,
  readChunkRoots,
  readLeaves,
  readOutcomes,
  readPartyLeaves,
  readPending,
  readReceiptState,
  readSealed,
  readTree,
  readVersions,
} from './answers';
import type {
  ChannelInfo,
  Ledger,
  LedgerBlock,
  LedgerEvent,
  LedgerVersions,
  PartyLeaf,
  PendingEntry,
  ReceiptState,
  SubmitOutcome,
  TreeInfo,
} from './ledger';

/** What became of a transaction that was sent. */
export type TransactionOutcome =
  | { readonly state: 'valid'; readonly answer: string }
  /** Endorsement was refused, or the transaction stands in a block without effect. */
  | { readonly state: 'refused'; readonly error: FuqiError }
  | { readonly state: 'unknown'; readonly error: FuqiError };

/** A valid transaction of a block: function, arguments, answer. */
export interface CommittedCall {
  readonly fn: string;
  readonly args: readonly Uint8Array[];
  readonly answer: string;
}

/** How contracts are reached: Fabric's gateway, the embedded ledger, an HTTP gateway. */
export interface LedgerTransport {
  /** Asks one peer. @throws FuqiError */
  evaluate(fn: string, args: readonly string[]): Promise<string>;
  /** Sends a transaction and waits for its commit; never throws. */
  submit(fn: string, args: readonly Uint8Array[]): Promise<TransactionOutcome>;
  height(): Promise<number>;
  /** Valid transactions of committed blocks, from a block number up to the newest one. */
  blocks(
    from: number,
  ): AsyncIterable<{ readonly number: number; readonly calls: readonly CommittedCall[] }>;
}

const PENDING_PAGE = 256;

/** The {@link Ledger} over any transport. */
export class ContractLedger implements Ledger {
  constructor(private readonly transport: LedgerTransport) {}

  async channel(): Promise<ChannelInfo> {
    return readChannel(await this.ask('query:channel'));
  }

  async versions(): Promise<LedgerVersions> {
    return readVersions(await this.ask('query:versions'));
  }

  async submit(batch: Uint8Array): Promise<SubmitOutcome> {
    const outcome = await this.transport.submit('operations:submit', [batch]);
    if (outcome.state !== 'valid') return outcome;
    return { state: 'committed', outcomes: readOutcomes(outcome.answer) };
  }

  async receipt(anchor: string): Promise<ReceiptState> {
    return readReceiptState(await this.ask('query:receipt', anchor));
  }

  async tree(): Promise<TreeInfo> {
    return readTree(await this.ask('query:tree'));
  }

  async chunk(index: number): Promise<readonly bigint[]> {
    return readLeaves(await this.ask('query:chunk', String(index)));
  }

  async chunkRoots(from: number): Promise<readonly bigint[]> {
    return readChunkRoots(await this.ask('query:chunkRoots', String(from)));
  }

  async partyLeaves(): Promise<readonly PartyLeaf[]> {
    const leaves: PartyLeaf[] = [];
    for (let from: number | undefined = 0; from !== undefined;) {
      const page = readPartyLeaves(await this.ask('query:leaves', String(from)));
      leaves.push(...page.leaves);
      from = page.next;
    }
    return leaves;
  }

  async pending(): Promise<readonly PendingEntry[]> {
    const entries: PendingEntry[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = readPending(await this.ask('query:pending', after, String(PENDING_PAGE)));
      entries.push(...page.entries);
      after = page.next;
    }
    return entries;
  }

  async seal(anchors: readonly string[]): Promise<SubmitOutcome> {
    const outcome = await this.transport.submit('seals:seal', [utf8(JSON.stringify(anchors))]);
    return outcome.state === 'valid' ? { state: 'committed', outcomes: [] } : outcome;
  }

  height(): Promise<number> {
    return this.transport.height();
  }

  async *blocks(from: number): AsyncIterable<LedgerBlock> {
    for await (const { number, calls } of this.transport.blocks(from)) {
      yield { number, events: calls.flatMap(eventsOf) };
    }
  }

  private ask(fn: string, ...args: string[]): Promise<string> {
    return this.transport.evaluate(fn, args);
  }
}

/** What a valid transaction did. */
export function eventsOf({ fn, args, answer }: CommittedCall): LedgerEvent[] {
  const [argument] = args;
  switch (fn) {
    case 'operations:submit':
      return argument === undefined ? [] : operationsOf(argument, answer);
    case 'seals:seal': {
      const { first, count, root } = readSealed(answer);
      const anchors = JSON.parse(utf8ToText(argument ?? new Uint8Array(0))) as string[];
      return [{ type: 'sealed', anchors, first, count, root: fieldFromHex(root) }];
    }
    case 'calendar:confirm':
      return [{ type: 'date', date: (JSON.parse(answer) as { date: number }).date }];
    default:
      return [];
  }
}

function operationsOf(batch: Uint8Array, answer: string): LedgerEvent[] {
  const outcomes = readOutcomes(answer);
  return decodeBatch(batch).flatMap((bytes, i): LedgerEvent[] => {
    const outcome = outcomes[i];
    if (outcome?.ok !== true || outcome.duplicate) return [];
    return [{ type: 'operation', digest: outcome.digest, bytes }];
  });
}

/** The refusal inside whatever a transport threw; anything else leaves the outcome open. */
export function refusalIn(cause: unknown): FuqiError | undefined {
  if (cause instanceof FuqiError) return cause;
  return cause instanceof Error ? parseFuqiError(cause.message) : undefined;
}
