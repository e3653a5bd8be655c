/** A register's memory: what each stretch of blocks changed, as one record, and from time to time all of it in its shortest form. */
import type { Journal } from '../wallet/journal';
import type { RegisterChange } from './register-change';

/** Journal entries after which it is written anew in its shortest form. */
const COMPACT_AFTER = 2_048;
/** Changes in one entry of the shortest form: a register of millions of notes is no single text. */
const CHANGES_PER_ENTRY = 4_096;

/** See the file. */
export class RegisterJournal {
  private unsaved: RegisterChange[] = [];
  private entries = 0;

  constructor(
    private readonly journal: Journal,
    private readonly compactAfter = COMPACT_AFTER,
  ) {}

  /** Everything kept, in order. @throws FuqiError `file-invalid`, `wallet-in-use` */
  async read(): Promise<RegisterChange[]> {
    const entries = (await this.journal.read()) as RegisterChange[][];
    this.entries = entries.length;
    return entries.flat();
  }

  /** Remembers a change until the next {@link save}. */
  note(change: RegisterChange): void {
    this.unsaved.push(change);
  }

  /**
   * Keeps what was noted, whole or not at all; after a failure it is kept the next time. Not called twice at once.
   * @param first changes that come before those noted @param all the shortest form of everything
   */
  async save(first: readonly RegisterChange[], all: () => RegisterChange[]): Promise<void> {
    this.unsaved = [...first, ...this.unsaved];
    // A copy: what is noted while this is being written stays for the next time.
    const changes = [...this.unsaved];
    if (changes.length === 0) return;
    if (this.entries >= this.compactAfter) {
      const parts = partsOf(all());
      await this.journal.replace(parts);
      this.entries = 0;
    } else {
      await this.journal.append(changes);
      this.entries += 1;
    }
    this.unsaved = this.unsaved.slice(changes.length);
  }
}

function partsOf(changes: readonly RegisterChange[]): RegisterChange[][] {
  const parts: RegisterChange[][] = [];
  for (let at = 0; at < changes.length; at += CHANGES_PER_ENTRY) {
    parts.push(changes.slice(at, at + CHANGES_PER_ENTRY));
  }
  return parts;
}
