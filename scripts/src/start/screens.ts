import { formatMoney, formatIsoDay, unwrap } from '@fuqi/domain';
import { KIND } from '@fuqi/protocol';
import { scanOperation } from '@fuqi/sdk';
import { holdingsOf } from '../scenario/holdings';
import type { Stage } from '../stage/stage';
import type { ToldStory } from './told-story';

const KIND_NAMES = new Map<bigint, { zh: string; en: string }>([
  [KIND.VOUCHER, { zh: '凭证', en: 'voucher' }],
  [KIND.QUOTA, { zh: '开立额度', en: 'quota' }],
  [KIND.CAPACITY, { zh: '发票额度', en: 'invoice capacity' }],
  [KIND.LIMIT, { zh: '融资限额', en: 'funding limit' }],
  [KIND.DEPOSIT, { zh: '存款', en: 'deposit' }],
  [KIND.DISTRIBUTION, { zh: '分配状态', en: 'distribution state' }],
]);

export type Say = (text: { readonly zh: string; readonly en: string }) => string;

const yuan = (fen: bigint): string => unwrap(formatMoney(fen));
const short = (bytes: Uint8Array): string => `${Buffer.from(bytes).toString('hex').slice(0, 12)}…`;

/** The story as it was played. */
export function storyScreen(told: ToldStory, say: Say): string[] {
  return told.steps.map(
    ({ number, say: what, seconds }) =>
      `${String(number).padStart(3)}  ${seconds.toFixed(1).padStart(6)} s  ${say(what)}`,
  );
}

/** What everybody owns; only the supervisor and each member for itself see this. */
export function holdingsScreen(stage: Stage, say: Say): string[] {
  const lines = Object.entries(holdingsOf(stage)).map(([key, kinds]) => {
    const what = Object.entries(kinds).map(([kind, amount]) => `${kind} ${amount}`);
    const who = stage.actor(key).cast.name;
    return `${key.padEnd(9)} ${what.join(', ') || '–'}    ${say(who)}`;
  });
  const seen = {
    zh: '监管人可见；其他人只见自己',
    en: 'seen by the supervisor; others see their own',
  };
  return [...lines, `(${say(seen)})`];
}

/** What one member's wallet says. */
export function memberScreen(stage: Stage, key: string, say: Say): string[] {
  const actor = stage.actors.get(key.toUpperCase());
  if (actor === undefined) return [[...stage.actors.keys()].join(', ')];
  const notes = (actor.wallet?.notes ?? []).filter(({ note }) => note.value > 0n);
  const lines = notes.map(({ note }) => {
    const kind = KIND_NAMES.get(note.token.kind) ?? { zh: '', en: '' };
    const due = note.token.due > 0n ? unwrap(formatIsoDay(Number(note.token.due))) : '';
    const mine = note.owner === BigInt(actor.id) ? '' : ` → ${String(note.owner)}`;
    return `  ${yuan(note.value).padStart(16)}  ${say(kind)} ${due}${mine}`;
  });
  const { name, usci } = actor.cast;
  return [`${say(name)}  ${usci}  #${String(actor.id)}`, ...(lines.length > 0 ? lines : ['  –'])];
}

/** What somebody sees who reads every block and has no key. */
export async function blockScreen(stage: Stage, from: number, to: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const block of stage.ledger.port.blocks(from)) {
    if (block.number >= to) break;
    for (const event of block.events) {
      const at = `#${String(block.number).padEnd(5)}`;
      if (event.type === 'date') {
        lines.push(`${at} date ${unwrap(formatIsoDay(event.date >> 2))}/${String(event.date & 3)}`);
      } else if (event.type === 'sealed') {
        lines.push(`${at} sealed ${String(event.count)} leaves from ${String(event.first)}`);
      } else {
        lines.push(...operationLines(at, event.bytes));
      }
    }
  }
  return lines;
}

function operationLines(at: string, bytes: Uint8Array): string[] {
  return scanOperation(bytes).map((leg) => {
    const nullifiers = leg.nullifierBytes.map(short).join(' ');
    const first = nullifiers === '' ? `tag ${short(leg.firstBytes)}` : `nf ${nullifiers}`;
    return `${at} ${leg.circuit.padEnd(8)} ${first}  → ${String(leg.commitments.length)} hashes`;
  });
}

/** The last operations as a stranger sees them. */
export async function strangerScreen(stage: Stage, say: Say, count = 12): Promise<string[]> {
  const all = await blockScreen(stage, 0, Number.MAX_SAFE_INTEGER);
  const operations = all.filter((line) => line.includes('→'));
  const note = {
    zh: '没有名字，没有金额，没有凭证号',
    en: 'no name, no amount, no voucher number',
  };
  return [...operations.slice(-count), `(${say(note)})`];
}

/** Reads everything again: hash chain, and what is live of each kind by the supervisor's register. */
export async function verifyScreen(stage: Stage, say: Say): Promise<string[]> {
  const blocks = await stage.ledger.checkChain();
  const totals = new Map<bigint, bigint>();
  await stage.syncAll();
  for (const { note } of stage.supervisor.live) {
    const { kind } = note.token;
    totals.set(kind, (totals.get(kind) ?? 0n) + note.value);
  }
  const lines = [...totals]
    .sort(([a], [b]) => Number(a - b))
    .map(([kind, sum]) => `  Σ ${say(KIND_NAMES.get(kind) ?? { zh: '', en: '' })} ${yuan(sum)}`);
  const chain = {
    zh: `${String(blocks)} 个区块，哈希链完好`,
    en: `${String(blocks)} blocks, hash chain unbroken`,
  };
  return [say(chain), ...lines];
}
