/** A register's notes in memory, by what is asked of them. */
import { fieldToBytes } from '@fuqi/protocol';
import type { SealedRange } from '../wallet/wallet-note';
import { shortKey } from '../wallet/wallet-state';
import type { RegisterChange, StoredEntry } from './register-change';
import type { TokenShelf } from './token-shelf';

/** Notes and the position in the chain. Changed only through {@link apply}. */
export class RegisterState {
  private readonly entries = new Map<bigint, StoredEntry>();
  private readonly byNullifier = new Map<string, bigint>();
  /** Commitments by the anchor of the leg that made them, until they are sealed. */
  private readonly pending = new Map<string, Set<bigint>>();
  private nextBlock = 0;

  constructor(private readonly shelf: TokenShelf) {}

  /** The next block to read. */
  get position(): number {
    return this.nextBlock;
  }

  /** Every note, in the order in which they came. */
  get all(): StoredEntry[] {
    return [...this.entries.values()];
  }

  entry(commitment: bigint): StoredEntry | undefined {
    return this.entries.get(commitment);
  }

  /** The note of a nullifier seen on the ledger. */
  entryOfNullifier(bytes: Uint8Array): StoredEntry | undefined {
    const commitment = this.byNullifier.get(shortKey(bytes));
    return commitment === undefined ? undefined : this.entries.get(commitment);
  }

  /** Whether something of this leg waits to be sealed. */
  isPending(anchor: string): boolean {
    return this.pending.has(anchor);
  }

  apply(change: RegisterChange): void {
    switch (change.type) {
      case 'token':
        this.shelf.learn(change.token);
        return;
      case 'entry':
        this.add(change.entry);
        return;
      case 'spent':
        this.set(change.commitment, { spent: change.spent });
        return;
      case 'sealed':
        this.markSealed(change.anchor, change.range);
        return;
      case 'position':
        this.nextBlock = change.next;
    }
  }

  /** The shortest list of changes that gives this state. */
  changes(): RegisterChange[] {
    return [
      ...this.shelf.all.map((token): RegisterChange => ({ type: 'token', token })),
      ...this.all.map((entry): RegisterChange => ({ type: 'entry', entry })),
      { type: 'position', next: this.nextBlock },
    ];
  }

  private add(entry: StoredEntry): void {
    const { commitment, anchor, nullifier, sealed } = entry;
    this.entries.set(commitment, entry);
    this.byNullifier.set(shortKey(fieldToBytes(nullifier)), commitment);
    if (sealed !== undefined) return;
    const waiting = this.pending.get(anchor) ?? new Set<bigint>();
    this.pending.set(anchor, waiting.add(commitment));
  }

  private set(commitment: bigint, facts: Partial<Pick<StoredEntry, 'spent' | 'sealed'>>): void {
    const entry = this.entries.get(commitment);
    if (entry !== undefined) this.entries.set(commitment, { ...entry, ...facts });
  }

  private markSealed(anchor: string, sealed: SealedRange): void {
    for (const commitment of this.pending.get(anchor) ?? []) this.set(commitment, { sealed });
    this.pending.delete(anchor);
  }
}
