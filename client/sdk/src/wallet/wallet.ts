/**
 * A member's wallet: what it may move, what waits for it, what falls due. It holds no officer's key. Everything in it can be
 * found again from the member's seed and the blocks, except numbers of memos that were given out and not used.
 */
import { FuqiError } from '@fuqi/domain';
import type { Point } from '@fuqi/protocol';
import type { Ledger, LedgerBlock } from '../ledger/ledger';
import { scanOperation } from '../ledger/scan-operation';
import type { ScannedLeg } from '../ledger/scan-operation';
import type { MemberKeys } from '../keys/member-keys';
import { pairKeys, selfTagKey } from '../memo/lookup-tags';
import type { Contact } from '../memo/lookup-tags';
import { MEMO_SLOT, openFromContact, tagOf } from '../memo/memo';
import type { MemoPayload } from '../memo/payload';
import { equalSecrets } from '../bytes';
import { SerialQueue } from '../serial-queue';
import { readBlock, takePayload } from './block-reader';
import type { ReaderSetting } from './block-reader';
import { ChangeJournal } from './change-journal';
import { Journal } from './journal';
import type { RecordStore } from './journal';
import { TagStreams } from './tag-streams';
import type { StreamUse } from './tag-streams';
import type { WalletChange, WalletNote, WalletRecord } from './wallet-note';
import { WalletState } from './wallet-state';

/** Blocks between two entries of the journal while catching up. */
const BLOCKS_PER_ENTRY = 256;

export interface WalletOptions {
  /** Member id. */
  readonly id: number;
  readonly keys: MemberKeys;
  readonly store: RecordStore;
  /** How often the member's viewing key was changed; older ones still open older memos. */
  readonly viewGeneration?: number;
}

/** What a synchronisation did. */
export interface SyncReport {
  /** The next block to look at. */
  readonly position: number;
  readonly blocks: number;
  readonly operations: number;
}

/** What trying the memos of an operation gave. */
export interface TryReport {
  /** Memos that opened and fit the ledger. */
  readonly found: number;
  /** Legs whose memo is addressed to this member and makes no sense, or does not fit the ledger. */
  readonly unreadable: number;
}

/** Stands for a sender that nothing proves; no member has this id. */
const UNKNOWN_SENDER = 0;

/** A number given out for one memo. */
export interface MemoNumber {
  readonly stream: string;
  readonly counter: number;
  readonly tag: Uint8Array;
}

/** See the file. One process has a wallet open. */
export class Wallet {
  readonly id: number;
  private readonly keys: MemberKeys;
  private readonly generation: number;
  private readonly state = new WalletState();
  private readonly tags = new TagStreams();
  private readonly saving = new SerialQueue();
  private readonly reading = new SerialQueue();

  private constructor(
    options: WalletOptions,
    private readonly journal: ChangeJournal<WalletChange>,
  ) {
    this.id = options.id;
    this.keys = options.keys;
    this.generation = options.viewGeneration ?? 0;
  }

  /**
   * Opens a wallet; an empty store gives one that {@link sync} fills from the first block.
   * @throws FuqiError `file-invalid` for a store of another member or a damaged one
   */
  static async open(options: WalletOptions, contacts: readonly Contact[] = []): Promise<Wallet> {
    const purpose = `wallet/${options.id}`;
    const sealed = await Journal.open(options.store, options.keys.exportSeed(), purpose);
    const journal = new ChangeJournal<WalletChange>(sealed);
    const wallet = new Wallet(options, journal);
    for (const change of await journal.read()) wallet.apply(change);
    wallet.addSelf();
    contacts.forEach((contact) => wallet.addContact(contact));
    return wallet;
  }

  /** The next block to look at. */
  get position(): number {
    return this.state.position;
  }

  /** The date as of the last block looked at; undefined before the first step. */
  get date(): number | undefined {
    return this.state.date;
  }

  /** Notes that are not spent: the member's own, held by it, and made by it for others. */
  get notes(): WalletNote[] {
    return this.state.live;
  }

  /** All notes ever seen, spent ones too. */
  get history(): WalletNote[] {
    return this.state.all;
  }

  get records(): WalletRecord[] {
    return this.state.records;
  }

  /**
   * Legs whose memo for this member does not open or does not fit: the sender, or the registrar, owes the opening.
   * Sender 0: nothing proves who it is.
   */
  get unreadable(): { readonly anchor: string; readonly sender: number }[] {
    return this.state.unreadable;
  }

  /** A note by its commitment, spent or not. */
  note(commitment: bigint): WalletNote | undefined {
    return this.state.note(commitment);
  }

  /** The record about a subject, for instance a paying hold's reference. */
  record(subject: bigint): WalletRecord | undefined {
    return this.state.record(subject);
  }

  /** Looks for memos to and from a member from now on; {@link rescan} finds those of blocks already read. */
  addContact(contact: Contact): void {
    if (contact.id === this.id) return;
    for (let generation = 0; generation <= this.generation; generation += 1) {
      const receivingId = this.streamId('receiving', contact, generation);
      if (this.tags.has(receivingId)) continue;
      const self = { id: this.id, viewSecret: this.keys.view(generation).secret };
      const { sending, receiving } = pairKeys(self, contact);
      const common = { contact: contact.id, generation };
      const sendingId = this.streamId('sending', contact, generation);
      this.tags.add({ ...common, id: receivingId, use: 'receiving', key: receiving });
      this.tags.add({ ...common, id: sendingId, use: 'sending', key: sending });
    }
  }

  /**
   * Reads blocks up to the newest one. Whenever it stops, the next call goes on where the journal ends. Calls that overlap
   * run one after another, so that each returns with a wallet as new as the ledger was when it was called.
   */
  sync(ledger: Pick<Ledger, 'blocks'>): Promise<SyncReport> {
    return this.reading.run(() => this.readOn(ledger));
  }

  private async readOn(ledger: Pick<Ledger, 'blocks'>): Promise<SyncReport> {
    let blocks = 0;
    let operations = 0;
    for await (const block of ledger.blocks(this.position)) {
      await this.read(block);
      blocks += 1;
      operations += block.events.filter(({ type }) => type === 'operation').length;
      if (blocks % BLOCKS_PER_ENTRY === 0) await this.save();
    }
    await this.save();
    return { position: this.position, blocks, operations };
  }

  /** Reads blocks again from a number on, for instance after a contact was added late. */
  rescan(ledger: Pick<Ledger, 'blocks'>, from: number): Promise<SyncReport> {
    return this.reading.run(() => {
      this.emit({ type: 'position', next: Math.min(from, this.position) });
      return this.readOn(ledger);
    });
  }

  /**
   * Tries every memo of an operation with the member's key: for a first contact, or when a sender's tags were lost.
   * A memo that makes no sense is listed under {@link unreadable} and keeps no other leg from being read.
   */
  async tryOpen(
    bytes: Uint8Array,
    block: number,
    view: (id: number) => Point | undefined,
  ): Promise<TryReport> {
    const report = { found: 0, unreadable: 0 };
    for (const leg of scanOperation(bytes)) {
      const memo = leg.memos[MEMO_SLOT.counterparty];
      if (memo === undefined) continue;
      for (let generation = 0; generation <= this.generation; generation += 1) {
        const outcome = await this.tryMemo(leg, memo, { block, generation, view });
        if (outcome !== undefined) report[outcome] += 1;
      }
    }
    if (report.found + report.unreadable > 0) await this.save();
    return report;
  }

  private async tryMemo(
    leg: ScannedLeg,
    memo: Uint8Array,
    at: {
      readonly block: number;
      readonly generation: number;
      readonly view: (id: number) => Point | undefined;
    },
  ): Promise<keyof TryReport | undefined> {
    let payload: MemoPayload | undefined;
    try {
      payload = await openFromContact(this.keys.view(at.generation).secret, memo);
    } catch (error) {
      return this.markUnreadable(leg, UNKNOWN_SENDER, error);
    }
    const sender = payload === undefined ? undefined : at.view(payload.sender);
    if (payload === undefined || sender === undefined) return undefined;
    // The tag shows that the named sender wrote it: nobody else can make it.
    const contact = { id: payload.sender, view: sender };
    this.addContact(contact);
    const stream = this.streamId('receiving', contact, at.generation);
    if (!this.tags.isNear(stream, payload.counter)) return undefined;
    if (!equalSecrets(this.tags.tag(stream, payload.counter), tagOf(memo))) return undefined;
    this.emit({ type: 'tag', stream, counter: payload.counter });
    try {
      takePayload({ emit: (change) => this.emit(change) }, at.block, leg, payload);
    } catch (error) {
      return this.markUnreadable(leg, payload.sender, error);
    }
    return 'found';
  }

  /** Lists a leg; what its proved sender is said to be stays. @throws what is no refusal of the memo */
  private markUnreadable({ anchor }: ScannedLeg, sender: number, error: unknown): 'unreadable' {
    if (!(error instanceof FuqiError)) throw error;
    const known = this.unreadable.some((entry) => entry.anchor === anchor);
    if (!known || sender !== UNKNOWN_SENDER) this.emit({ type: 'unreadable', anchor, sender });
    return 'unreadable';
  }

  /**
   * The number and tag of the next memo to a contact; it is remembered as given out before it is returned.
   * @throws FuqiError `wallet-behind` when too many are outstanding, `party-unknown`
   */
  async reserveFor(contact: Contact): Promise<MemoNumber> {
    this.addContact(contact);
    return this.reserve(this.streamId('sending', contact, this.generation));
  }

  /** The number and tag of the member's next own memo. @throws FuqiError `wallet-behind` */
  async reserveOwn(): Promise<MemoNumber> {
    return this.reserve(selfStreamId(this.generation));
  }

  /** Gives back numbers of memos that will never reach the ledger. */
  async release(numbers: readonly Pick<MemoNumber, 'stream' | 'counter'>[]): Promise<void> {
    for (const { stream, counter } of numbers) this.emit({ type: 'released', stream, counter });
    await this.save();
  }

  /**
   * Gives back every number that no live draft holds: after a crash between giving one out and storing its draft.
   * @param held numbers of drafts that may still reach the ledger
   */
  async reconcile(held: readonly Pick<MemoNumber, 'stream' | 'counter'>[]): Promise<void> {
    const kept = new Set(held.map(({ stream, counter }) => `${stream}#${counter}`));
    await this.release(
      this.tags.outstanding.filter(({ stream, counter }) => !kept.has(`${stream}#${counter}`)),
    );
  }

  /** Secret of the member's viewing key, for sealing its own memos. */
  get viewSecret(): bigint {
    return this.keys.view(this.generation).secret;
  }

  /** Writes what happened since the last time, as one record; one after another, whoever asks. */
  private save(): Promise<void> {
    return this.saving.run(() => this.journal.save(() => this.changes()));
  }

  /** The shortest list of changes that gives this wallet. */
  private changes(): WalletChange[] {
    const runs = this.tags.positions().map((run): WalletChange => ({ type: 'run', ...run }));
    return [...this.state.changes(), ...runs];
  }

  private async read(block: LedgerBlock): Promise<void> {
    if (block.number !== this.position) throw new FuqiError('wallet-behind', 'block out of turn');
    const setting: ReaderSetting = {
      self: this.id,
      state: this.state,
      tags: this.tags,
      viewSecret: (generation) => this.keys.view(generation).secret,
      emit: (change) => this.emit(change),
    };
    await readBlock(setting, block);
    this.emit({ type: 'position', next: block.number + 1 });
  }

  private async reserve(stream: string): Promise<MemoNumber> {
    const counter = this.tags.reserve(stream);
    this.emit({ type: 'reserved', stream, counter });
    await this.save();
    return { stream, counter, tag: this.tags.tag(stream, counter) };
  }

  private emit(change: WalletChange): void {
    this.journal.note(change);
    this.apply(change);
  }

  private apply(change: WalletChange): void {
    this.state.apply(change);
    switch (change.type) {
      case 'tag':
        this.tags.seen(change.stream, change.counter);
        break;
      case 'reserved':
        this.tags.reserved(change.stream, change.counter);
        break;
      case 'released':
        this.tags.release(change.stream, change.counter);
        break;
      case 'run':
        this.tags.restore(change);
        break;
      default:
    }
  }

  private addSelf(): void {
    for (let generation = 0; generation <= this.generation; generation += 1) {
      const key = selfTagKey(this.keys.view(generation).secret);
      const id = selfStreamId(generation);
      this.tags.add({ id, use: 'self', contact: this.id, generation, key });
    }
  }

  private streamId(use: StreamUse, contact: Contact, generation: number): string {
    // A contact's new viewing key starts new runs.
    return `${use}/${contact.id}/${contact.view.x.toString(16).slice(-16)}/${generation}`;
  }
}

function selfStreamId(generation: number): string {
  return `self/${generation}`;
}
