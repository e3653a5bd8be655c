import { CALENDAR_CN, nextDateCode } from '@fuqi/domain';
import { CIRCUIT_ID, decodeOperation, fieldToHex, legEffects } from '@fuqi/protocol';
import type { Leg } from '@fuqi/protocol';
import type { Ledger, LedgerEvent } from '@fuqi/sdk';
import { CONTENT, hashContent } from '../stage/state/content-line';

/** Phases of a year, more than there are between any two days of business. */
const PHASES_BACK = 4 * 366;

/**
 * What a ledger holds, reckoned from its blocks as wallets read them. It equals the hash of the state itself, `stateHashOf`, as
 * long as the ledger did what its blocks say.
 */
export async function stateHash(ledger: Pick<Ledger, 'blocks'>): Promise<string> {
  const lines: string[] = [];
  for await (const { events } of ledger.blocks(0)) lines.push(...events.flatMap(linesOf));
  return hashContent(lines);
}

function linesOf(event: LedgerEvent): string[] {
  if (event.type === 'date') return [CONTENT.closed(codeBefore(event.date))];
  if (event.type !== 'operation') return [];
  return [
    CONTENT.receipt(event.digest),
    ...decodeOperation(event.bytes).legs.flatMap((leg) => linesOfLeg(leg)),
  ];
}

function linesOfLeg({ circuit, publics }: Leg): string[] {
  const { nullifiers, tag, commitments } = legEffects(circuit, publics);
  const spent = nullifiers.map((nullifier) => `nf/${fieldToHex(nullifier)}`);
  // A registration that changes a member has no tag of its own.
  const used =
    tag === undefined || tag === 0n ? [] : [`tag/${CIRCUIT_ID[circuit]}/${fieldToHex(tag)}`];
  return [
    ...[...spent, ...used].map(CONTENT.anchor),
    ...commitments.map((commitment) => CONTENT.commitment(fieldToHex(commitment))),
  ];
}

/** The date code that closed when this one was opened. */
function codeBefore(code: number): number {
  for (let before = code - 1; before > code - PHASES_BACK; before -= 1) {
    const next = nextDateCode(before, CALENDAR_CN);
    if (next.ok && next.value === code) return before;
  }
  throw new RangeError('a date without a day before it');
}
