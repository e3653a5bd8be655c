/**
 * A ledger for tests that keeps the rules of form — one receipt per nullifier and tag, pending, seal, blocks — and believes
 * every proof. What circuits and contracts refuse is tested with them.
 */
import { FuqiError } from '@fuqi/domain';
import {
  CHUNK_LEAVES,
  CIRCUIT_ID,
  Frontier,
  chunkRoot,
  decodeBatch,
  decodeOperation,
  encodeBatch,
  fieldToHex,
  legEffects,
  namedCarried,
} from '@fuqi/protocol';
import type { Leg, Network, Operation } from '@fuqi/protocol';
import { anchorOf, digestHex } from '../ledger/anchors';
import type {
  ChannelInfo,
  Ledger,
  LedgerBlock,
  LedgerEvent,
  LedgerVersions,
  OperationOutcome,
  PartyLeaf,
  PendingEntry,
  ReceiptState,
  SubmitOutcome,
  TreeInfo,
} from '../ledger/ledger';

/** See the file. */
export class ScriptedLedger implements Ledger {
  readonly network: Network = { channel: 'supply', contract: 'fuqi' };
  readonly leaves: bigint[] = [];
  /** Leaves of the party tree by member id. */
  readonly members = new Map<number, bigint>();
  private readonly receipts = new Map<string, string>();
  private readonly waiting = new Map<string, readonly bigint[]>();
  private readonly chain: LedgerBlock[] = [];
  private readonly frontier = Frontier.empty();

  constructor(public current: LedgerVersions) {}

  channel(): Promise<ChannelInfo> {
    return Promise.resolve({ ...this.network, development: true, banks: ['BankAMSP'] });
  }

  versions(): Promise<LedgerVersions> {
    return Promise.resolve(this.current);
  }

  submit(batch: Uint8Array): Promise<SubmitOutcome> {
    const events: LedgerEvent[] = [];
    const outcomes = decodeBatch(batch).map((bytes) => this.take(bytes, events));
    this.append(events);
    return Promise.resolve({ state: 'committed', outcomes });
  }

  /** Submits one operation; refuses as the ledger does. */
  async write(operation: Uint8Array): Promise<OperationOutcome> {
    const outcome = await this.submit(encodeBatch([operation]));
    const [first] = outcome.state === 'committed' ? outcome.outcomes : [];
    if (first === undefined) throw new Error('no outcome');
    if (!first.ok) throw first.error;
    return first;
  }

  receipt(anchor: string): Promise<ReceiptState> {
    const digest = this.receipts.get(anchor);
    return Promise.resolve(
      digest === undefined ? { state: 'unused' } : { state: 'recorded', digest, receipt: anchor },
    );
  }

  tree(): Promise<TreeInfo> {
    const leaves = this.leaves.length;
    const chunks = Math.floor(leaves / CHUNK_LEAVES);
    return Promise.resolve({ leaves, chunks, root: this.frontier.root });
  }

  chunk(index: number): Promise<readonly bigint[]> {
    const from = index * CHUNK_LEAVES;
    return Promise.resolve(this.leaves.slice(from, from + CHUNK_LEAVES));
  }

  async chunkRoots(from: number): Promise<readonly bigint[]> {
    const roots: bigint[] = [];
    for (let i = from; (i + 1) * CHUNK_LEAVES <= this.leaves.length; i += 1) {
      roots.push(chunkRoot(await this.chunk(i)));
    }
    return roots;
  }

  partyLeaves(): Promise<readonly PartyLeaf[]> {
    const leaves = [...this.members].map(([index, leaf]) => ({ index, leaf }));
    return Promise.resolve(leaves.sort((a, b) => a.index - b.index));
  }

  pending(): Promise<readonly PendingEntry[]> {
    const entries = [...this.waiting].map(([anchor, commitments]) => ({ anchor, commitments }));
    return Promise.resolve(entries);
  }

  seal(anchors: readonly string[]): Promise<SubmitOutcome> {
    const made = anchors.flatMap((anchor) => this.waiting.get(anchor) ?? []);
    anchors.forEach((anchor) => this.waiting.delete(anchor));
    const first = this.leaves.length;
    this.frontier.append(made);
    this.leaves.push(...made);
    const { root } = this.frontier;
    this.append([{ type: 'sealed', anchors, first, count: made.length, root }]);
    return Promise.resolve({ state: 'committed', outcomes: [] });
  }

  /** Seals everything that waits. */
  async sealAll(): Promise<void> {
    await this.seal([...this.waiting.keys()]);
  }

  /** Moves the date; as many blocks as two banks would need are not made. */
  step(date: number): void {
    this.current = { ...this.current, date };
    this.append([{ type: 'date', date }]);
  }

  height(): Promise<number> {
    return Promise.resolve(this.chain.length);
  }

  async *blocks(from: number): AsyncIterable<LedgerBlock> {
    for (let i = from; i < this.chain.length; i += 1) {
      const block = this.chain[i];
      if (block !== undefined) yield block;
    }
  }

  private append(events: readonly LedgerEvent[]): void {
    this.chain.push({ number: this.chain.length, events });
  }

  private take(bytes: Uint8Array, events: LedgerEvent[]): OperationOutcome {
    const operation = decodeOperation(bytes);
    const digest = digestHex(this.network, operation);
    const receipt = anchorOf(operation);
    if (this.receipts.get(receipt) === digest) {
      return { ok: true, digest, receipt, duplicate: true };
    }
    const anchors = operation.legs.flatMap(anchorsOf);
    const spent = anchors.find((anchor) => this.receipts.has(anchor));
    if (spent !== undefined) {
      const slug = spent.startsWith('nf/') ? 'note-spent' : 'tag-used';
      return { ok: false, error: new FuqiError(slug), on: 'state' };
    }
    this.record(operation, anchors, digest);
    events.push({ type: 'operation', digest, bytes });
    return { ok: true, digest, receipt, duplicate: false };
  }

  private record({ legs }: Operation, anchors: readonly string[], digest: string): void {
    anchors.forEach((anchor) => this.receipts.set(anchor, digest));
    for (const leg of legs) {
      const { commitments } = legEffects(leg.circuit, leg.publics);
      const [anchor] = anchorsOf(leg);
      if (anchor !== undefined && commitments.length > 0) this.waiting.set(anchor, commitments);
      if (leg.circuit === 'register') this.takeRoot(leg);
    }
  }

  private takeRoot(leg: Leg): void {
    const {
      newRoot = 0n,
      closes = 0n,
      index = 0n,
      newLeaf = 0n,
    } = namedCarried(leg.circuit, leg.publics);
    this.members.set(Number(index), newLeaf);
    const older = closes === 1n ? [] : this.current.partyRoots;
    this.current = { ...this.current, partyRoots: [...older, newRoot] };
  }
}

function anchorsOf(leg: Leg): string[] {
  const { nullifiers, tag } = legEffects(leg.circuit, leg.publics);
  if (nullifiers.length > 0) return nullifiers.map((nf) => `nf/${fieldToHex(nf)}`);
  if (tag !== undefined && tag !== 0n) return [`tag/${CIRCUIT_ID[leg.circuit]}/${fieldToHex(tag)}`];
  return [`party/${fieldToHex(namedCarried(leg.circuit, leg.publics)['newRoot'] ?? 0n)}`];
}
