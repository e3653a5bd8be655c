/** From a section's plaintext to the notes it opens. A plaintext that makes no sense was sealed to somebody else. */
import { FuqiError } from '@fuqi/domain';
import {
  HOLD,
  HOLD_SELECTION,
  KIND,
  ISSUE_OUTPUT,
  MOVE_ACTION,
  clearCapacityNote,
  clearFromWordsA,
  clearFromWordsB,
  clearQuotaNote,
  grantFromWords,
  grantNote,
  holdHash,
  issueFromWordsA,
  issueFromWordsB,
  issueNoteB,
  issueNotesA,
  moveFromWords,
  moveNotes,
  returnSalt,
  tokenHash,
} from '@fuqi/protocol';
import type { MovePlaintext, Note, Token } from '@fuqi/protocol';
import type { ScannedLeg } from '../ledger/scan-operation';
import { UNHELD, opaqueHold } from '../notes/opened-hold';
import type { OpenedHold } from '../notes/opened-hold';
import { capacityToken } from '../notes/opened-token';
import { paymentHolds } from '../wallet/returned-outputs';
import type { ReadNote, RegisterEntry } from './register';
import type { Plaintext } from './section-reader';
import type { TokenShelf } from './token-shelf';

/** A section to be read, and what the register knows already. */
export interface LegReading {
  readonly leg: ScannedLeg;
  readonly section: number;
  readonly plaintext: Plaintext;
  readonly shelf: TokenShelf;
  readonly known: (commitment: bigint) => RegisterEntry | undefined;
  readonly holds: () => readonly OpenedHold[];
}

/** Notes that the section opens; none when it is sealed to somebody else. */
export function readLeg(reading: LegReading): ReadNote[] {
  try {
    switch (reading.leg.circuit) {
      case 'move':
        return readMove(reading);
      case 'issue':
        return reading.section === 0 ? readIssueA(reading) : readIssueB(reading);
      case 'clear':
        return reading.section === 0 ? readClearA(reading) : readClearB(reading);
      case 'grant':
        return readGrant(reading);
      default:
        return [];
    }
  } catch (error) {
    // Words under another key do not unpack.
    if (error instanceof FuqiError) return [];
    throw error;
  }
}

function isFor({ plaintext }: LegReading, registrar: bigint): boolean {
  return plaintext.reader === undefined || plaintext.reader === registrar;
}

function free(token: Token, output: number, note: Note): ReadNote {
  return { output, token, hold: UNHELD, note };
}

function readGrant(reading: LegReading): ReadNote[] {
  const plaintext = grantFromWords(reading.plaintext.words);
  const { token, capacity } = plaintext;
  if (!isFor(reading, token.registrar)) return [];
  if (capacity !== undefined) {
    const { registrar: mandate, issuer: buyer, rootId } = token;
    reading.shelf.learn(capacityToken({ mandate, buyer, rootId, capacity }));
  }
  return [free(token, 0, grantNote(plaintext))];
}

function readIssueA(reading: LegReading): ReadNote[] {
  const plaintext = issueFromWordsA(reading.plaintext.words);
  if (!isFor(reading, plaintext.mandate)) return [];
  const { voucher, capacity, distribution } = reading.shelf.learnIssue(plaintext);
  const notes = issueNotesA(plaintext);
  const { debtor: holder, offerExpiry: expiry } = plaintext;
  const hold = opaqueHold({ kind: HOLD.ISSUE_OFFER, holder, reference: 0n, expiry });
  return [
    { output: ISSUE_OUTPUT.VOUCHER, token: voucher, hold, note: notes.voucher },
    free(capacity, ISSUE_OUTPUT.CAPACITY_CHANGE, notes.capacityChange),
    free(distribution, ISSUE_OUTPUT.DISTRIBUTION, notes.distribution),
  ];
}

function readIssueB(reading: LegReading): ReadNote[] {
  const plaintext = issueFromWordsB(reading.plaintext.words);
  if (!isFor(reading, plaintext.quota.registrar)) return [];
  const token = reading.shelf.learnQuota(plaintext.quota, plaintext.mandate);
  return [free(token, ISSUE_OUTPUT.QUOTA_CHANGE, issueNoteB(plaintext))];
}

function readClearA(reading: LegReading): ReadNote[] {
  const plaintext = clearFromWordsA(reading.plaintext.words);
  const voucher = reading.known(plaintext.input);
  // The section names no registrar: it is for whoever has the voucher in its register.
  if (voucher === undefined || !isFor(reading, voucher.note.token.registrar)) return [];
  const { opening } = voucher.note.token;
  if (opening?.type !== 'voucher') return [];
  const known = { capacityToken: tokenHash(opening.capacity), debtor: voucher.note.token.issuer };
  return [free(opening.capacity, 1, clearCapacityNote(plaintext, known))];
}

function readClearB(reading: LegReading): ReadNote[] {
  const plaintext = clearFromWordsB(reading.plaintext.words);
  if (!isFor(reading, plaintext.quota.registrar)) return [];
  const token = reading.shelf.learnQuota(plaintext.quota, plaintext.mandate);
  return [free(token, 0, clearQuotaNote(plaintext))];
}

function readMove(reading: LegReading): ReadNote[] {
  const plaintext = moveFromWords(reading.plaintext.words);
  if (!isFor(reading, plaintext.token.registrar) || plaintext.token.kind > KIND.DISTRIBUTION) {
    return [];
  }
  const nf0 = reading.leg.n0;
  const input = reading.known(plaintext.inputs[0]);
  const inputHold = input?.note.hold ?? UNHELD;
  const payment = inputHold.opening?.type === 'payment' ? inputHold.opening.payment : undefined;
  const notes = moveNotes(plaintext, {
    nf0,
    inputSalt: input?.note.salt ?? 0n,
    inputHold: holdHash(inputHold),
    previousHold: payment?.previousHold ?? 0n,
  });
  const newHold = openedNewHold(plaintext, input, nf0);
  return notes.map((note, output) => ({
    output,
    token: plaintext.token,
    hold: outputHold(plaintext, output, { inputHold, newHold, note, reading }),
    note,
  }));
}

/** A payment's reference opens for whoever has the note's salt. */
function openedNewHold(
  plaintext: MovePlaintext,
  input: RegisterEntry | undefined,
  nf0: bigint,
): OpenedHold {
  const plain = opaqueHold(plaintext.newHold);
  if (plaintext.action !== MOVE_ACTION.PAY || input === undefined) return plain;
  const candidates = paymentHolds(input.note, returnSalt(input.note.salt, nf0, 0n));
  return candidates.find((hold) => holdHash(hold) === holdHash(plain)) ?? plain;
}

function outputHold(
  plaintext: MovePlaintext,
  output: number,
  from: {
    readonly inputHold: OpenedHold;
    readonly newHold: OpenedHold;
    readonly note: Note;
    readonly reading: LegReading;
  },
): OpenedHold {
  switch (plaintext.outputs[output]?.holdSelection) {
    case HOLD_SELECTION.SAME:
      return from.inputHold;
    case HOLD_SELECTION.NEW:
      return from.newHold;
    case HOLD_SELECTION.PREVIOUS:
      return from.reading.holds().find((hold) => holdHash(hold) === from.note.hold) ?? UNHELD;
    default:
      return UNHELD;
  }
}
