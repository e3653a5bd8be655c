/** What a block changes in a wallet. */
import { FuqiError } from '@fuqi/domain';
import { HOLD, recordCommitment } from '@fuqi/protocol';
import type { LedgerBlock, LedgerEvent } from '../ledger/ledger';
import { scanOperation } from '../ledger/scan-operation';
import type { ScannedLeg } from '../ledger/scan-operation';
import { openFromContact, openFromSelf, tagOf } from '../memo/memo';
import type { MemoPayload } from '../memo/payload';
import type { OpenedHold } from '../notes/opened-hold';
import { commitmentOf, nullifierOf } from '../notes/opened-note';
import type { OpenedNote } from '../notes/opened-note';
import { returnedOutputs } from './returned-outputs';
import type { TagHit, TagStreams } from './tag-streams';
import type { WalletChange, WalletNote } from './wallet-note';
import type { WalletState } from './wallet-state';

/** What reading needs of the wallet. */
export interface ReaderSetting {
  /** Member id. */
  readonly self: number;
  readonly state: WalletState;
  readonly tags: TagStreams;
  /** Secret of a generation of the member's viewing key. */
  readonly viewSecret: (generation: number) => bigint;
  /** Applies a change at once, so that later operations of the same block see it. */
  readonly emit: (change: WalletChange) => void;
}

type OperationEvent = Extract<LedgerEvent, { type: 'operation' }>;

/** Reads one block. */
export async function readBlock(setting: ReaderSetting, block: LedgerBlock): Promise<void> {
  for (const event of block.events) {
    switch (event.type) {
      case 'operation':
        await readOperation(setting, block.number, event);
        break;
      case 'sealed': {
        const range = { first: event.first, count: event.count };
        for (const anchor of event.anchors) {
          if (setting.state.isPending(anchor)) setting.emit({ type: 'sealed', anchor, range });
        }
        break;
      }
      case 'date':
        setting.emit({ type: 'date', date: event.date });
        break;
    }
  }
}

async function readOperation(
  setting: ReaderSetting,
  block: number,
  event: OperationEvent,
): Promise<void> {
  for (const leg of scanOperation(event.bytes)) {
    const spent = spentNotes(setting.state, leg);
    for (const { nullifier } of spent) {
      setting.emit({ type: 'spent', nullifier, block, digest: event.digest });
    }
    for (const memo of leg.memos) {
      const hit = setting.tags.find(tagOf(memo));
      if (hit === undefined) continue;
      await readMemo(setting, block, leg, memo, hit);
    }
    const [first] = spent;
    if (first !== undefined) findReturned(setting, block, leg, first);
  }
}

function spentNotes(state: WalletState, leg: ScannedLeg): WalletNote[] {
  const notes: WalletNote[] = [];
  for (const bytes of leg.nullifierBytes) {
    const note = state.noteOfNullifier(bytes);
    if (note !== undefined && note.spent === undefined) notes.push(note);
  }
  return notes;
}

async function readMemo(
  setting: ReaderSetting,
  block: number,
  leg: ScannedLeg,
  memo: Uint8Array,
  { stream, counter }: TagHit,
): Promise<void> {
  setting.emit({ type: 'tag', stream: stream.id, counter });
  // The sender cannot open what it sealed to another; its own memo says the same.
  if (stream.use === 'sending') return;
  const secret = setting.viewSecret(stream.generation);
  let payload: MemoPayload | undefined;
  try {
    payload =
      stream.use === 'self'
        ? await openFromSelf(secret, memo)
        : await openFromContact(secret, memo);
    if (payload?.sender !== stream.contact) throw new FuqiError('memo-unreadable', 'sender');
    takePayload(setting, block, leg, payload);
  } catch (error) {
    if (!(error instanceof FuqiError)) throw error;
    setting.emit({ type: 'unreadable', anchor: leg.anchor, sender: stream.contact });
  }
}

/** Takes what a memo says, if the ledger bears it out. @throws FuqiError `memo-unreadable`; then nothing is taken */
export function takePayload(
  setting: Pick<ReaderSetting, 'emit'>,
  block: number,
  leg: ScannedLeg,
  payload: MemoPayload,
): void {
  const { commitments, anchor } = leg;
  const changes: WalletChange[] = [];
  const place = (output: number, commitment: bigint) => {
    if (commitments[output] !== commitment) throw new FuqiError('memo-unreadable', 'commitment');
    return { commitment, anchor, output, block, sealed: undefined };
  };
  for (const { output, note } of payload.notes) {
    const about = { sender: payload.sender, text: payload.text };
    changes.push(noteChange(note, place(output, commitmentOf(note)), about));
  }
  for (const record of payload.records) {
    const commitment = recordCommitment(record);
    changes.push({ type: 'record', record: { ...place(0, commitment), record } });
  }
  changes.forEach((change) => setting.emit(change));
}

function noteChange(
  note: OpenedNote,
  place: Omit<WalletNote, 'note' | 'nullifier' | 'sender' | 'text' | 'spent'>,
  about: { readonly sender: number; readonly text: string },
): WalletChange {
  const nullifier = nullifierOf(note, place.commitment);
  return { type: 'note', note: { ...place, ...about, note, nullifier, spent: undefined } };
}

function findReturned(
  setting: ReaderSetting,
  block: number,
  leg: ScannedLeg,
  input: WalletNote,
): void {
  const n0 = leg.n0;
  // The rule is about input 0; of a second input it says nothing.
  if (input.nullifier !== n0) return;
  const spending = { circuit: leg.circuit, n0, commitments: leg.commitments };
  const holds = earlierHolds(setting.state, input.note);
  for (const { output, note } of returnedOutputs(input.note, spending, holds)) {
    const commitment = spending.commitments[output] ?? 0n;
    if (setting.state.note(commitment) !== undefined || !concerns(note, setting.self)) continue;
    const place = { commitment, anchor: leg.anchor, output, block, sealed: undefined };
    setting.emit(noteChange(note, place, { sender: input.sender, text: input.text }));
  }
}

/** Whether a member owns, holds, or is to be paid for a note. */
function concerns({ owner, hold }: OpenedNote, member: number): boolean {
  const payee = hold.opening?.type === 'payment' ? hold.opening.payment.payee : undefined;
  return [owner, hold.holder, payee].includes(BigInt(member));
}

/** Holds that notes of the same token had: one of them stood before a payment. */
function earlierHolds(state: WalletState, { token, hold }: OpenedNote): OpenedHold[] {
  if (hold.kind !== HOLD.PAYING) return [];
  return state.all
    .map(({ note }) => note)
    .filter((note) => note.token.rootId === token.rootId && note.token.kind === token.kind)
    .map((note) => note.hold);
}
