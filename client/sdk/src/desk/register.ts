/**
 * The register of an institution's tokens (a supervisor's: of all tokens), rebuilt from the chain alone: every note with its
 * owner, hold and salt. What it reads was proved when it was written.
 */
import { FuqiError } from '@fuqi/domain';
import { fieldToBytes, noteCommitment, nullifier, tokenHash } from '@fuqi/protocol';
import type { Note, Token } from '@fuqi/protocol';
import type { Ledger, LedgerBlock, LedgerEvent } from '../ledger/ledger';
import { scanEpoch, scanOperation } from '../ledger/scan-operation';
import type { ScannedLeg } from '../ledger/scan-operation';
import type { OpenedHold } from '../notes/opened-hold';
import type { OpenedNote } from '../notes/opened-note';
import type { LedgerPlace } from '../wallet/wallet-note';
import { shortKey } from '../wallet/wallet-state';
import { readLeg } from './read-leg';
import { sectionCount } from './section-reader';
import type { SectionReader } from './section-reader';
import { TokenShelf } from './token-shelf';

/** A note of the register. */
export interface RegisterEntry extends LedgerPlace {
  readonly note: OpenedNote;
  readonly nullifier: bigint;
  readonly spent: { readonly block: number; readonly digest: string } | undefined;
}

/** A note that a plaintext opens. */
export interface ReadNote {
  readonly output: number;
  readonly token: Token;
  readonly hold: OpenedHold;
  readonly note: Note;
}

interface StoredEntry extends Omit<RegisterEntry, 'note'> {
  readonly token: Token;
  readonly hold: OpenedHold;
  readonly plain: Note;
}

type OperationEvent = Extract<LedgerEvent, { type: 'operation' }>;

/** See the file. */
export class Register {
  private readonly entries = new Map<bigint, StoredEntry>();
  private readonly byNullifier = new Map<string, bigint>();
  private readonly pending = new Map<string, Set<bigint>>();
  private readonly shelf: TokenShelf;
  private nextBlock = 0;

  /** @param mandates ids of the network's mandates, which quotas name */
  constructor(
    private readonly reader: SectionReader,
    mandates: () => readonly (number | bigint)[],
  ) {
    this.shelf = new TokenShelf(mandates);
  }

  /** The next block to read. */
  get position(): number {
    return this.nextBlock;
  }

  /** Reads blocks up to the newest one. */
  async sync(ledger: Pick<Ledger, 'blocks'>): Promise<void> {
    for await (const block of ledger.blocks(this.nextBlock)) this.read(block);
  }

  /** Reads one block. @throws FuqiError `wallet-behind` out of turn */
  read(block: LedgerBlock): void {
    if (block.number !== this.nextBlock) throw new FuqiError('wallet-behind', 'block out of turn');
    for (const event of block.events) {
      if (event.type === 'operation') this.readOperation(block.number, event);
      else if (event.type === 'sealed') this.readSeal(event);
    }
    this.nextBlock = block.number + 1;
  }

  /** Every note that is not spent and worth something, in the order in which they came. */
  get live(): RegisterEntry[] {
    return this.all.filter(({ spent, note }) => spent === undefined && note.value > 0n);
  }

  /** Every note, spent ones too. */
  get all(): RegisterEntry[] {
    return [...this.entries.values()].map((entry) => this.opened(entry));
  }

  /** A note by its commitment. */
  entry(commitment: bigint): RegisterEntry | undefined {
    const entry = this.entries.get(commitment);
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
    const holds = (): OpenedHold[] => [...this.entries.values()].map(({ hold }) => hold);
    for (let section = 0; section < sectionCount(leg); section += 1) {
      for (const plaintext of this.reader.open(leg, section, epoch)) {
        notes.push(...readLeg({ leg, section, plaintext, shelf: this.shelf, known, holds }));
      }
    }
    return notes;
  }

  private add(leg: ScannedLeg, block: number, { output, token, hold, note }: ReadNote): void {
    const commitment = noteCommitment(note);
    if (leg.commitments[output] !== commitment || this.entries.has(commitment)) return;
    const nf = nullifier(note.salt, commitment);
    const { anchor } = leg;
    const place = { commitment, anchor, output, block, sealed: undefined };
    this.entries.set(commitment, {
      ...place,
      token,
      hold,
      plain: note,
      nullifier: nf,
      spent: undefined,
    });
    this.byNullifier.set(shortKey(fieldToBytes(nf)), commitment);
    const waiting = this.pending.get(anchor) ?? new Set<bigint>();
    this.pending.set(anchor, waiting.add(commitment));
  }

  private markSpent(nf: Uint8Array, spent: { block: number; digest: string }): void {
    const commitment = this.byNullifier.get(shortKey(nf));
    const entry = commitment === undefined ? undefined : this.entries.get(commitment);
    if (entry !== undefined) this.entries.set(entry.commitment, { ...entry, spent });
  }

  private readSeal({ anchors, first, count }: Extract<LedgerEvent, { type: 'sealed' }>): void {
    for (const anchor of anchors) {
      for (const commitment of this.pending.get(anchor) ?? []) {
        const entry = this.entries.get(commitment);
        if (entry === undefined) continue;
        this.entries.set(commitment, { ...entry, sealed: { first, count } });
      }
      this.pending.delete(anchor);
    }
  }
}

/** Hash of an entry's token. */
export function tokenOf({ note }: RegisterEntry): bigint {
  return tokenHash(note.token);
}
