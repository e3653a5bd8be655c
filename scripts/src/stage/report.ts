import { formatMoney, unwrap } from '@fuqi/domain';
import { KIND } from '@fuqi/protocol';
import type { Stage } from './stage';

/** What one member holds, in fen. */
export interface Holding {
  readonly member: string;
  readonly vouchers: bigint;
  readonly deposits: bigint;
  readonly quota: bigint;
}

/** Everybody's holdings, as the supervisor's register has them. */
export function holdings(stage: Stage): Holding[] {
  const of = (id: number, kind: bigint): bigint =>
    stage.supervisor.live
      .filter(({ note }) => note.token.kind === kind && note.owner === BigInt(id))
      .reduce((sum, { note }) => sum + note.value, 0n);
  return [...stage.actors].map(([member, { id }]) => ({
    member,
    vouchers: of(id, KIND.VOUCHER),
    deposits: of(id, KIND.DEPOSIT),
    quota: of(id, KIND.QUOTA),
  }));
}

/** Holdings as JSON: fen as decimal text. */
export function holdingsJson(
  stage: Stage,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    holdings(stage).map(({ member, ...rest }) => [
      member,
      Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value.toString()])),
    ]),
  );
}

const HEAD = ['成员 member', '凭证 vouchers', '存款 deposits', '额度 quota'] as const;

/** Width on a terminal: Chinese characters take two columns. */
function width(text: string): number {
  return Array.from(text).reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

/** Holdings as a table for a terminal. */
export function holdingsTable(stage: Stage): string {
  const rows = holdings(stage).map((h) => [
    h.member,
    ...[h.vouchers, h.deposits, h.quota].map((v) => (v === 0n ? '–' : unwrap(formatMoney(v)))),
  ]);
  const table = [[...HEAD], ...rows];
  const widths = HEAD.map((_, i) => Math.max(...table.map((row) => width(row[i] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const pad = ' '.repeat((widths[i] ?? 0) - width(cell));
        return i === 0 ? cell + pad : pad + cell;
      })
      .join('   ');
  return table.map(line).join('\n');
}

/** What somebody who is party to nothing sees of the last operations: the state keys of their receipts, and no more. */
export async function strangerView(stage: Stage, count = 6): Promise<string[]> {
  const seen: string[] = [];
  for await (const { number, events } of stage.ledger.port.blocks(0)) {
    for (const event of events) {
      if (event.type === 'operation')
        seen.push(`block ${String(number)}: ${event.bytes.length} bytes, ${shown(event.bytes)}`);
    }
  }
  return seen.slice(-count);
}

function shown(bytes: Uint8Array): string {
  // Past the head of an operation come field elements that mean nothing without a key.
  return `…${Buffer.from(bytes.subarray(200, 224)).toString('hex')}…`;
}

/** A member's own wallet, one note a line. */
export function walletOf(stage: Stage, member: string): string {
  const notes = stage.actor(member).wallet?.notes ?? [];
  const lines = notes.map(
    ({ note }) =>
      `  ${unwrap(formatMoney(note.value))}  ${KIND_NAMES[String(note.token.kind)] ?? ''}, layer ${String(note.layer)}`,
  );
  return lines.length === 0 ? '  –' : lines.join('\n');
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  [String(KIND.VOUCHER)]: '凭证 voucher',
  [String(KIND.QUOTA)]: '额度 quota',
  [String(KIND.CAPACITY)]: '发票余量 invoice capacity',
  [String(KIND.LIMIT)]: '限额 funding limit',
  [String(KIND.DEPOSIT)]: '存款 deposit',
  [String(KIND.DISTRIBUTION)]: '分配状态 distribution state',
};

/** Live value of each kind, as the supervisor reads it under the epoch's key. */
export function totals(stage: Stage): string {
  const sums = new Map<string, bigint>();
  for (const { note } of stage.supervisor.live) {
    const kind = KIND_NAMES[String(note.token.kind)] ?? '';
    sums.set(kind, (sums.get(kind) ?? 0n) + note.value);
  }
  return [...sums].map(([kind, sum]) => `  ${kind}: ${unwrap(formatMoney(sum))}`).join('\n');
}
