/** Changes of a wallet or a register as its journal keeps them: one record a save, and from time to time all of them in their shortest form. */
import type { Journal } from './journal';

/** Journal entries after which it is written anew in its shortest form. */
const COMPACT_AFTER = 2_048;
/** Changes in one entry of the shortest form: millions of notes are no single text. */
const CHANGES_PER_ENTRY = 4_096;

/** See the file. */
export class ChangeJournal<Change> {
  private unsaved: Change[] = [];
  private entries = 0;

  constructor(
    private readonly journal: Journal,
    private readonly compactAfter = COMPACT_AFTER,
  ) {}

  /** Everything kept, in order. @throws FuqiError `file-invalid`, `wallet-in-use` */
  async read(): Promise<Change[]> {
    const entries = (await this.journal.read()) as Change[][];
    this.entries = entries.length;
    return entries.flat();
  }

  /** Remembers a change until the next {@link save}. */
  note(change: Change): void {
    this.unsaved.push(change);
  }

  /**
   * Keeps what was noted, whole or not at all; after a failure it is kept the next time. Not called twice at once.
   * @param all the shortest form of everything @param first changes that come before those noted
   */
  async save(all: () => Change[], first: readonly Change[] = []): Promise<void> {
    this.unsaved = [...first, ...this.unsaved];
    // A copy: what is noted while this is being written stays for the next time.
    const changes = [...this.unsaved];
    if (changes.length === 0) return;
    if (this.entries >= this.compactAfter) {
      await this.journal.replace(partsOf(all()));
      this.entries = 0;
    } else {
      await this.journal.append(changes);
      this.entries += 1;
    }
    this.unsaved = this.unsaved.slice(changes.length);
  }
}

function partsOf<Change>(changes: readonly Change[]): Change[][] {
  const parts: Change[][] = [];
  for (let at = 0; at < changes.length; at += CHANGES_PER_ENTRY) {
    parts.push(changes.slice(at, at + CHANGES_PER_ENTRY));
  }
  return parts;
}
