/**
 * The register of an institution's tokens (a supervisor's: of all tokens), rebuilt from the chain alone: every note with its
 * owner, hold and salt. What it reads was proved when it was written. A store saves reading the chain again.
 */
import { FuqiError } from '@fuqi/domain';
import { noteCommitment, nullifier, tokenHash } from '@fuqi/protocol';
import type { Note, Token } from '@fuqi/protocol';
import type { Ledger, LedgerBlock, LedgerEvent } from '../ledger/ledger';
import { scanEpoch, scanOperation } from '../ledger/scan-operation';
import type { ScannedLeg } from '../ledger/scan-operation';
import type { OpenedHold } from '../notes/opened-hold';
import type { OpenedNote } from '../notes/opened-note';
import { SerialQueue } from '../serial-queue';
import { ChangeJournal } from '../wallet/change-journal';
import { Journal } from '../wallet/journal';
import type { RecordStore } from '../wallet/journal';
import type { LedgerPlace } from '../wallet/wallet-note';
import { readLeg } from './read-leg';
import type { RegisterChange, Spending, StoredEntry } from './register-change';
import { RegisterState } from './register-state';
import { sectionCount } from './section-reader';
import type { SectionReader } from './section-reader';
import { TokenShelf } from './token-shelf';

/** Blocks between two entries of the journal while catching up. */
const BLOCKS_PER_ENTRY = 256;

/** A note of the register. */
export interface RegisterEntry extends LedgerPlace {
  readonly note: OpenedNote;
  readonly nullifier: bigint;
  readonly spent: Spending | undefined;
}

/** A note that a plaintext opens. */
export interface ReadNote {
  readonly output: number;
  readonly token: Token;
  readonly hold: OpenedHold;
  readonly note: Note;
}

/** A register that is kept. */
export interface RegisterOptions {
  readonly reader: SectionReader;
  /** Ids of the network's mandates, which quotas name. */
  readonly mandates: () => readonly (number | bigint)[];
  readonly store: RecordStore;
  /** Secret bytes that seal the store, for instance the institution's seed. */
  readonly seed: Uint8Array;
  /** Whose sections the reader opens, for instance `1,3`. With more keys it is another register, read from the first block. */
  readonly scope: string;
  /** Journal entries after which the store is written anew in its shortest form. */
  readonly compactAfter?: number;
}

type OperationEvent = Extract<LedgerEvent, { type: 'operation' }>;

/** See the file. */
export class Register {
  private readonly shelf: TokenShelf;
  private readonly state: RegisterState;
  private readonly reading = new SerialQueue();
  private journal: ChangeJournal<RegisterChange> | undefined;

  /** A register in memory. @param mandates ids of the network's mandates, which quotas name */
  constructor(
    private readonly reader: SectionReader,
    mandates: () => readonly (number | bigint)[],
  ) {
    this.shelf = new TokenShelf(mandates);
    this.state = new RegisterState(this.shelf);
  }

  /**
   * Opens a register that goes on where its store ends; an empty store gives one that {@link sync} fills from the first block.
   * @throws FuqiError `file-invalid` for a store of another seed or scope or a damaged one, `wallet-in-use`
   */
  static async open(options: RegisterOptions): Promise<Register> {
    const { reader, mandates, store, seed, scope, compactAfter } = options;
    const register = new Register(reader, mandates);
    const sealed = await Journal.open(store, seed, `register/${scope}`);
    const journal = new ChangeJournal<RegisterChange>(sealed, compactAfter);
    for (const change of await journal.read()) register.state.apply(change);
    register.shelf.takeFresh();
    register.journal = journal;
    return register;
  }

  /** The next block to read. */
  get position(): number {
    return this.state.position;
  }

  /** Reads blocks up to the newest one, and keeps what it read. Calls that overlap run one after another. */
  sync(ledger: Pick<Ledger, 'blocks'>): Promise<void> {
    return this.reading.run(async () => {
      for await (const block of ledger.blocks(this.position)) {
        this.read(block);
        if (this.position % BLOCKS_PER_ENTRY === 0) await this.save();
      }
      await this.save();
    });
  }

  /** Reads one block; {@link sync} keeps it. @throws FuqiError `wallet-behind` out of turn */
  read(block: LedgerBlock): void {
    if (block.number !== this.position) throw new FuqiError('wallet-behind', 'block out of turn');
    for (const event of block.events) {
      if (event.type === 'operation') this.readOperation(block.number, event);
      else if (event.type === 'sealed') this.readSeal(event);
    }
    this.emit({ type: 'position', next: block.number + 1 });
  }

  /** Every note that is not spent and worth something, in the order in which they came. */
  get live(): RegisterEntry[] {
    return this.all.filter(({ spent, note }) => spent === undefined && note.value > 0n);
  }

  /** Every note, spent ones too. */
  get all(): RegisterEntry[] {
    return this.state.all.map((entry) => this.opened(entry));
  }

  /** A note by its commitment. */
  entry(commitment: bigint): RegisterEntry | undefined {
    const entry = this.state.entry(commitment);
    return entry && this.opened(entry);
  }

  private opened({ token, hold, plain, ...rest }: StoredEntry): RegisterEntry {
    const { value, owner, layer, budget, paid, salt } = plain;
    const opened = this.shelf.open(token);
    return { ...rest, note: { token: opened, value, owner, hold, layer, budget, paid, salt } };
  }

  private readOperation(block: number, { bytes, digest }: OperationEvent): void {
    const epoch = scanEpoch(bytes);
    for (const leg of scanOperation(bytes)) {
      const notes = this.readSections(leg, epoch);
      for (const nf of leg.nullifierBytes) this.markSpent(nf, { block, digest });
      for (const read of notes) this.add(leg, block, read);
    }
  }

  private readSections(leg: ScannedLeg, epoch: number): ReadNote[] {
    const notes: ReadNote[] = [];
    const known = (commitment: bigint): RegisterEntry | undefined => this.entry(commitment);
    const holds = (): OpenedHold[] => this.state.all.map(({ hold }) => hold);
    for (let section = 0; section < sectionCount(leg); section += 1) {
      for (const plaintext of this.reader.open(leg, section, epoch)) {
        notes.push(...readLeg({ leg, section, plaintext, shelf: this.shelf, known, holds }));
      }
    }
    return notes;
  }

  private add(leg: ScannedLeg, block: number, { output, token, hold, note }: ReadNote): void {
    const commitment = noteCommitment(note);
    const known = this.state.entry(commitment) !== undefined;
    if (leg.commitments[output] !== commitment || known) return;
    const place = { commitment, anchor: leg.anchor, output, block, sealed: undefined };
    const nf = nullifier(note.salt, commitment);
    const entry = { ...place, token, hold, plain: note, nullifier: nf, spent: undefined };
    this.emit({ type: 'entry', entry });
  }

  private markSpent(nf: Uint8Array, spent: Spending): void {
    const entry = this.state.entryOfNullifier(nf);
    if (entry !== undefined) this.emit({ type: 'spent', commitment: entry.commitment, spent });
  }

  private readSeal({ anchors, first, count }: Extract<LedgerEvent, { type: 'sealed' }>): void {
    for (const anchor of anchors) {
      if (!this.state.isPending(anchor)) continue;
      this.emit({ type: 'sealed', anchor, range: { first, count } });
    }
  }

  private emit(change: RegisterChange): void {
    this.state.apply(change);
    this.journal?.note(change);
  }

  private async save(): Promise<void> {
    const tokens = this.shelf.takeFresh();
    await this.journal?.save(
      () => this.state.changes(),
      tokens.map((token) => ({ type: 'token', token })),
    );
  }
}

/** Hash of an entry's token. */
export function tokenOf({ note }: RegisterEntry): bigint {
  return tokenHash(note.token);
}
