/**
 * A voucher on paper: text short enough for a QR code, from which anybody with a door to the ledger can tell whether the
 * voucher stands there as printed, and whether it has been spent since. It holds the note's opening, so whoever has the paper
 * knows the voucher and can see when it is spent; nobody can move it with that.
 */
import { FuqiError } from '@fuqi/domain';
import { fieldToHex } from '@fuqi/protocol';
import type { Ledger } from '../ledger/ledger';
import { decodePayload, encodePayload } from '../memo/payload';
import { opaqueHold } from '../notes/opened-hold';
import { commitmentOf, nullifierOf } from '../notes/opened-note';
import type { OpenedNote } from '../notes/opened-note';
import { opaqueToken } from '../notes/opened-token';
import type { SealedRange } from '../wallet/wallet-note';

/** What is printed. */
export interface VoucherPaper {
  readonly channel: string;
  readonly note: OpenedNote;
  /** Leaves of the seal that the note's own leaf is among. */
  readonly sealed: SealedRange;
}

/** What the ledger says of a paper. */
export interface PaperVerdict {
  readonly commitment: bigint;
  /** The ledger holds exactly what is printed. */
  readonly stands: boolean;
  /** It was spent, so that the paper is history; undefined when it does not stand. */
  readonly spent: boolean | undefined;
}

const MARK = 'FUQI1';
const SHAPE =
  /^FUQI1\.([a-z0-9-]{1,64})\.(0|[1-9][0-9]{0,9})\.([1-9][0-9]{0,3})\.([A-Za-z0-9_-]{1,900})$/;
const CHUNK = 256;
const PAYLOAD_BYTES = 640;

/** `FUQI1.<channel>.<first leaf>.<leaves>.<opening>`, about 350 characters. Nothing of tokens' and holds' openings is in it. */
export function formatPaper({ channel, note, sealed }: VoucherPaper): string {
  const plain = { ...note, token: opaqueToken(note.token), hold: opaqueHold(note.hold) };
  const bytes = encodePayload({
    ...{ sender: 0, counter: 0, records: [], text: '' },
    notes: [{ output: 0, note: plain }],
  });
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  const opening = Buffer.from(bytes.subarray(0, end)).toString('base64url');
  return [MARK, channel, String(sealed.first), String(sealed.count), opening].join('.');
}

/** @throws FuqiError `malformed` for a text that {@link formatPaper} does not make */
export function parsePaper(text: string): VoucherPaper {
  const [, channel, first, count, opening] = SHAPE.exec(text.trim()) ?? [];
  if (channel === undefined || opening === undefined) throw unreadable();
  const bytes = new Uint8Array(PAYLOAD_BYTES);
  bytes.set(Buffer.from(opening, 'base64url').subarray(0, PAYLOAD_BYTES));
  const [entry] = decodePayload(bytes).notes;
  if (entry === undefined) throw unreadable();
  const paper = {
    channel,
    note: entry.note,
    sealed: { first: Number(first), count: Number(count) },
  };
  // One spelling per paper: what was printed is what is read.
  if (formatPaper(paper) !== text.trim()) throw unreadable();
  return paper;
}

/** Asks the ledger. @throws FuqiError `ledger-unavailable`; `malformed` for a paper of another channel */
export async function checkPaper(paper: VoucherPaper, ledger: Ledger): Promise<PaperVerdict> {
  const { channel } = await ledger.channel();
  if (paper.channel !== channel) throw new FuqiError('malformed', 'paper of another channel');
  const commitment = commitmentOf(paper.note);
  if (!(await standsIn(paper.sealed, commitment, ledger))) {
    return { commitment, stands: false, spent: undefined };
  }
  const nullifier = nullifierOf(paper.note, commitment);
  const { state } = await ledger.receipt(`nf/${fieldToHex(nullifier)}`);
  return { commitment, stands: true, spent: state === 'recorded' };
}

async function standsIn(
  { first, count }: SealedRange,
  commitment: bigint,
  ledger: Ledger,
): Promise<boolean> {
  const last = first + count - 1;
  const { leaves } = await ledger.tree();
  if (last >= leaves) return false;
  for (let chunk = Math.floor(first / CHUNK); chunk <= Math.floor(last / CHUNK); chunk += 1) {
    const found = (await ledger.chunk(chunk)).indexOf(commitment);
    const leaf = chunk * CHUNK + found;
    if (found >= 0 && leaf >= first && leaf <= last) return true;
  }
  return false;
}

function unreadable(): FuqiError {
  return new FuqiError('malformed', 'paper', { layer: 'wallet' });
}
