/** A wallet's notes and records in memory, by what is asked of them. */
import { fieldToBytes } from '@fuqi/protocol';
import type { SealedRange, WalletChange, WalletNote, WalletRecord } from './wallet-note';

/** Half of 32 bytes as a map's key; cheap, because every nullifier of the network is looked up. */
export function shortKey(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 16));
}

/** Notes, records and the position in the chain. Changed only through {@link apply}. */
export class WalletState {
  private readonly byCommitment = new Map<bigint, WalletNote>();
  private readonly byNullifier = new Map<string, bigint>();
  private readonly recordsBySubject = new Map<bigint, WalletRecord>();
  /** Commitments by the anchor of the leg that made them, until they are sealed. */
  private readonly pending = new Map<string, Set<bigint>>();
  private readonly unreadableBy = new Map<string, number>();
  private nextBlock = 0;
  private openDate: number | undefined;

  /** The next block to look at. */
  get position(): number {
    return this.nextBlock;
  }

  /** The date as of the last block looked at; undefined before the first step. */
  get date(): number | undefined {
    return this.openDate;
  }

  /** Notes that are not spent, in the order in which they came. */
  get live(): WalletNote[] {
    return [...this.byCommitment.values()].filter(({ spent }) => spent === undefined);
  }

  /** All notes, spent ones too. */
  get all(): WalletNote[] {
    return [...this.byCommitment.values()];
  }

  get records(): WalletRecord[] {
    return [...this.recordsBySubject.values()];
  }

  /** Anchors of legs whose memo for this member could not be read, with the sender. */
  get unreadable(): { readonly anchor: string; readonly sender: number }[] {
    return [...this.unreadableBy].map(([anchor, sender]) => ({ anchor, sender }));
  }

  note(commitment: bigint): WalletNote | undefined {
    return this.byCommitment.get(commitment);
  }

  /** The record about a subject. */
  record(subject: bigint): WalletRecord | undefined {
    return this.recordsBySubject.get(subject);
  }

  /** The note of a nullifier seen on the ledger. */
  noteOfNullifier(bytes: Uint8Array): WalletNote | undefined {
    const commitment = this.byNullifier.get(shortKey(bytes));
    return commitment === undefined ? undefined : this.byCommitment.get(commitment);
  }

  /** Whether something of this leg waits to be sealed. */
  isPending(anchor: string): boolean {
    return this.pending.has(anchor);
  }

  apply(change: WalletChange): void {
    switch (change.type) {
      case 'note':
        this.addNote(change.note);
        return;
      case 'record':
        this.recordsBySubject.set(change.record.record.subject, change.record);
        this.await(change.record);
        return;
      case 'spent':
        this.markSpent(change);
        return;
      case 'sealed':
        this.markSealed(change.anchor, change.range);
        return;
      case 'unreadable':
        this.unreadableBy.set(change.anchor, change.sender);
        return;
      case 'date':
        this.openDate = change.date;
        return;
      case 'position':
        this.nextBlock = change.next;
        return;
      case 'tag':
      case 'reserved':
      case 'released':
      case 'run':
        return;
    }
  }

  private addNote(note: WalletNote): void {
    const known = this.byCommitment.get(note.commitment);
    // A richer opening of the same note may come later; where it stands does not change.
    const kept = known === undefined ? note : { ...note, sealed: known.sealed, spent: known.spent };
    this.byCommitment.set(note.commitment, kept);
    this.byNullifier.set(shortKey(fieldToBytes(note.nullifier)), note.commitment);
    this.unreadableBy.delete(note.anchor);
    this.await(kept);
  }

  private await(entry: WalletNote | WalletRecord): void {
    if (entry.sealed !== undefined) return;
    const waiting = this.pending.get(entry.anchor) ?? new Set<bigint>();
    waiting.add(entry.commitment);
    this.pending.set(entry.anchor, waiting);
  }

  private markSpent(change: Extract<WalletChange, { type: 'spent' }>): void {
    const note = this.noteOfNullifier(fieldToBytes(change.nullifier));
    if (note === undefined) return;
    const { block, digest } = change;
    this.byCommitment.set(note.commitment, { ...note, spent: { block, digest } });
  }

  private markSealed(anchor: string, range: SealedRange): void {
    for (const commitment of this.pending.get(anchor) ?? []) {
      const note = this.byCommitment.get(commitment);
      if (note !== undefined) this.byCommitment.set(commitment, { ...note, sealed: range });
      for (const record of this.recordsBySubject.values()) {
        if (record.commitment !== commitment) continue;
        this.recordsBySubject.set(record.record.subject, { ...record, sealed: range });
      }
    }
    this.pending.delete(anchor);
  }

  /** The shortest list of changes that gives this state. */
  changes(): WalletChange[] {
    return [
      ...this.all.map((note): WalletChange => ({ type: 'note', note })),
      ...this.records.map((record): WalletChange => ({ type: 'record', record })),
      ...this.unreadable.map((entry): WalletChange => ({ type: 'unreadable', ...entry })),
      ...(this.openDate === undefined ? [] : [{ type: 'date' as const, date: this.openDate }]),
      { type: 'position', next: this.nextBlock },
    ];
  }
}
