/**
 * What a memo says: openings of outputs of its leg, of a record, and a short text. 640 bytes, padded with zeros; one
 * spelling per content. The addressee checks every opening against the leg's commitments before believing it.
 */
import { FuqiError, LIMITS } from '@fuqi/domain';
import { concatBytes, fieldToBytes, integerToBytes } from '@fuqi/protocol';
import type { LedgerRecord } from '@fuqi/protocol';
import { u32, u64, u8, utf8, utf8ToText } from '../bytes';
import type { OpenedNote } from '../notes/opened-note';
import { ByteCursor } from './byte-cursor';
import { HoldList, readHolds } from './hold-list';
import { TokenList, entryOf, readTokens } from './token-list';

const VERSION = 1;
const NOTES_MAX = 4;
const RECORDS_MAX = 1;

/** Longest text of a memo, in UTF-8 bytes. */
export const MEMO_TEXT_MAX = 64;

/** An output of the leg, by its place among the leg's commitments. */
export interface MemoNote {
  readonly output: number;
  readonly note: OpenedNote;
}

/** The content of one memo. */
export interface MemoPayload {
  /** Member id of the sender; in the signer's own memo, the signer. */
  readonly sender: number;
  /** Number of this memo between these two, from 0; its lookup tag is made from it. */
  readonly counter: number;
  readonly notes: readonly MemoNote[];
  readonly records: readonly LedgerRecord[];
  /** For people, for instance a contract's number; may be empty. */
  readonly text: string;
}

/** 640 bytes of a payload. @throws FuqiError `too-large` when it does not fit, `out-of-range` */
export function encodePayload(payload: MemoPayload): Uint8Array {
  const tokens = new TokenList();
  const holds = new HoldList();
  const notes = payload.notes.map(({ output, note }) =>
    concatBytes([
      u8(output),
      u8(tokens.place(note.token)),
      u8(holds.place(note.hold)),
      u64(note.value),
      u32(note.owner),
      integerToBytes(note.layer, 1),
      integerToBytes(note.budget, 2),
      integerToBytes(note.paid, 1),
      fieldToBytes(note.salt),
    ]),
  );
  const text = utf8(payload.text);
  const content = concatBytes([
    u8(VERSION),
    u32(payload.sender),
    u32(payload.counter),
    tokens.bytes(),
    holds.bytes(),
    u8(notes.length),
    ...notes,
    u8(payload.records.length),
    ...payload.records.map(encodeRecord),
    u8(text.length),
    text,
  ]);
  const fits =
    content.length <= LIMITS.memoPayloadBytes &&
    text.length <= MEMO_TEXT_MAX &&
    notes.length <= NOTES_MAX &&
    payload.records.length <= RECORDS_MAX;
  if (!fits) throw new FuqiError('too-large', 'memo', { layer: 'wallet' });
  return concatBytes([content, new Uint8Array(LIMITS.memoPayloadBytes - content.length)]);
}

function encodeRecord(record: LedgerRecord): Uint8Array {
  return concatBytes([
    integerToBytes(record.type, 1),
    u32(record.attester),
    fieldToBytes(record.subject),
    u64(record.amount),
    fieldToBytes(record.salt),
  ]);
}

/** The content of 640 bytes. @throws FuqiError `memo-unreadable` for bytes that {@link encodePayload} does not make */
export function decodePayload(bytes: Uint8Array): MemoPayload {
  const payload = readPayload(bytes);
  // Tokens and holds that nothing names, that stand there twice or in another order are another spelling of the same content.
  const only = encodePayload(payload);
  if (!only.every((byte, i) => byte === bytes[i])) {
    throw new FuqiError('memo-unreadable', 'spelling');
  }
  return payload;
}

function readPayload(bytes: Uint8Array): MemoPayload {
  const cursor = new ByteCursor(bytes);
  if (bytes.length !== LIMITS.memoPayloadBytes || cursor.small(255) !== VERSION) {
    throw new FuqiError('memo-unreadable', 'version');
  }
  const sender = Number(cursor.integer(4));
  const counter = Number(cursor.integer(4));
  const tokens = readTokens(cursor);
  const holds = readHolds(cursor);
  const notes = Array.from({ length: cursor.small(NOTES_MAX) }, () => ({
    output: cursor.small(NOTES_MAX - 1),
    note: {
      token: entryOf(tokens, cursor.small(255)),
      hold: entryOf(holds, cursor.small(255)),
      value: cursor.integer(8),
      owner: cursor.integer(4),
      layer: cursor.integer(1),
      budget: cursor.integer(2),
      paid: cursor.integer(1),
      salt: cursor.field(),
    },
  }));
  const records = Array.from({ length: cursor.small(RECORDS_MAX) }, () => ({
    type: cursor.integer(1),
    attester: cursor.integer(4),
    subject: cursor.field(),
    amount: cursor.integer(8),
    salt: cursor.field(),
  }));
  const text = readText(cursor);
  cursor.endWithPadding();
  return { sender, counter, notes, records, text };
}

function readText(cursor: ByteCursor): string {
  const bytes = cursor.take(cursor.small(MEMO_TEXT_MAX));
  try {
    return utf8ToText(bytes);
  } catch (cause) {
    throw new FuqiError('memo-unreadable', 'text', { layer: 'wallet', cause });
  }
}
