/** What one block changes in the tables. A row follows from the block and the notes in it alone, so the order of reading decides nothing. */
import { fieldToHex, tokenHash } from '@fuqi/protocol';
import { scanOperation } from '@fuqi/sdk';
import type { LedgerBlock, LedgerEvent, WalletNote } from '@fuqi/sdk';
import type { Queries } from '../db/database';
import { holdName, kindName, rootNumber } from './voucher-words';

/** The wallet's notes by what a block says of them. */
export interface NoteIndex {
  /** By the ledger key of the leg that made them. */
  readonly byAnchor: ReadonlyMap<string, readonly WalletNote[]>;
  /** By the digest of the operation that spent them. */
  readonly bySpender: ReadonlyMap<string, readonly WalletNote[]>;
}

/** Indexes notes in order of their place, so that equal wallets give equal events. */
export function indexNotes(notes: readonly WalletNote[]): NoteIndex {
  const byAnchor = new Map<string, WalletNote[]>();
  const bySpender = new Map<string, WalletNote[]>();
  const ordered = [...notes].sort(
    (a, b) => a.block - b.block || compare(a.anchor, b.anchor) || a.output - b.output,
  );
  const add = (map: Map<string, WalletNote[]>, key: string, note: WalletNote): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [note]);
    else list.push(note);
  };
  for (const note of ordered) {
    add(byAnchor, note.anchor, note);
    if (note.spent !== undefined) add(bySpender, note.spent.digest, note);
  }
  return { byAnchor, bySpender };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is told of a voucher, or of the ledger's date. */
export const EVENT_TYPES = ['created', 'sealed', 'spent', 'date'] as const;

interface Told {
  readonly type: (typeof EVENT_TYPES)[number];
  readonly voucher?: string;
  readonly digest?: string;
  readonly date?: number;
}

/** Id of a note: its commitment, 64 hex digits. */
export const voucherId = (note: Pick<WalletNote, 'commitment'>): string =>
  fieldToHex(note.commitment);

/** Writes the rows and events of a block. */
export async function projectBlock(
  tx: Queries,
  block: LedgerBlock,
  index: NoteIndex,
): Promise<void> {
  for (const [place, event] of block.events.entries()) {
    const told = await projectEvent(tx, block.number, event, index);
    for (const [at, { type, voucher, digest, date }] of told.entries()) {
      await tx.run(
        `insert into events (block, event, place, type, voucher, digest, date_code)
         values ($1,$2,$3,$4,$5,$6,$7)`,
        [block.number, place, at, type, voucher ?? null, digest ?? null, date ?? null],
      );
    }
  }
}

async function projectEvent(
  tx: Queries,
  block: number,
  event: LedgerEvent,
  index: NoteIndex,
): Promise<Told[]> {
  switch (event.type) {
    case 'operation':
      return [
        ...(await spend(tx, block, event.digest, index)),
        ...(await create(tx, event, index)),
      ];
    case 'sealed': {
      const sealed = event.anchors.flatMap((anchor) => index.byAnchor.get(anchor) ?? []);
      for (const note of sealed) {
        await tx.run('update vouchers set sealed_block = $1 where id = $2', [
          block,
          voucherId(note),
        ]);
      }
      return sealed.map((note) => ({ type: 'sealed', voucher: voucherId(note) }));
    }
    case 'date':
      await tx.run('update checkpoint set date_code = $1 where id = 1', [event.date]);
      return [{ type: 'date', date: event.date }];
  }
}

async function spend(
  tx: Queries,
  block: number,
  digest: string,
  { bySpender }: NoteIndex,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const note of bySpender.get(digest) ?? []) {
    const voucher = voucherId(note);
    await tx.run('update vouchers set spent_block = $1, spent_digest = $2 where id = $3', [
      block,
      digest,
      voucher,
    ]);
    told.push({ type: 'spent', voucher, digest });
  }
  return told;
}

async function create(
  tx: Queries,
  { bytes, digest }: Extract<LedgerEvent, { type: 'operation' }>,
  { byAnchor }: NoteIndex,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const { anchor } of scanOperation(bytes)) {
    for (const note of byAnchor.get(anchor) ?? []) {
      await insert(tx, note);
      told.push({ type: 'created', voucher: voucherId(note), digest });
    }
  }
  return told;
}

/** Reference of a hold: of a quote, or of a payment; empty without one. */
const referenceText = ({ reference }: { readonly reference: bigint }): string =>
  reference === 0n ? '' : fieldToHex(reference);

async function insert(tx: Queries, entry: WalletNote): Promise<void> {
  const { note, sender, text, anchor, block } = entry;
  const { token, hold } = note;
  await tx.run(
    `insert into vouchers (id, kind, token, number, issuer, registrar, owner, value, due,
       hold_kind, hold_holder, hold_expiry, layer, budget, paid, sender, message, anchor, block, hold_reference)
     values ($1,$2,$3,$4,$5,$6,$7,$8::text::numeric,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)`,
    [
      ...[voucherId(entry), kindName(token.kind), fieldToHex(tokenHash(token))],
      ...[rootNumber(token), Number(token.issuer)],
      ...[Number(token.registrar), Number(note.owner), note.value.toString(), Number(token.due)],
      ...[holdName(hold.kind), Number(hold.holder), Number(hold.expiry)],
      ...[Number(note.layer), Number(note.budget), Number(note.paid)],
      ...[sender, text, anchor, block, referenceText(hold)],
    ],
  );
}
