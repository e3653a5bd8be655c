import { CALENDAR_CN, nextDateCode, unwrap } from '@fuqi/domain';
import { decodeOperation, encodeBatch, fieldToHex, legEffects } from '@fuqi/protocol';
import type { OperationOutcome, SubmitOutcome } from '@fuqi/sdk';
import { seededRandom } from '../stage/random';
import type { ForgedChannel } from './forged-channel';

/** Operations of one batch, at most. */
const BATCH_MAX = 5;
/** A sealed entry that nothing ever waited under. */
const NOWHERE = `nf/${'0'.repeat(63)}1`;
/** Codes from a phase of a day to the same one of the next. */
const A_DAY = 4;
/** A day's last phase but one: the stream stays within its first day, for which the forger fixes inputs. */
const LAST_STEP = 2;

/** A stream of what clients may send, drawn from a seed. */
export interface StreamOptions {
  readonly seed: string;
  /** Steps: a batch, a seal or a date. */
  readonly steps: number;
  /** Changes what is sent at a step, so that a comparison can be seen to notice. */
  readonly divert?: (step: number, operations: readonly Uint8Array[]) => readonly Uint8Array[];
}

/** Numbers from 0 to below a bound, drawn from a seed. */
class Dice {
  private readonly bytes;

  constructor(seed: string) {
    this.bytes = seededRandom(seed);
  }

  below(bound: number): number {
    return Buffer.from(this.bytes(4)).readUInt32BE() % bound;
  }

  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(Math.max(items.length, 1))];
  }
}

const brief = (outcome: OperationOutcome): string =>
  outcome.ok
    ? `${outcome.duplicate ? 'again' : 'recorded'} ${outcome.digest}`
    : `${outcome.error.code} ${outcome.on}`;

function told(outcome: SubmitOutcome): string {
  if (outcome.state !== 'committed') return `${outcome.state} ${outcome.error.code}`;
  return outcome.outcomes.map(brief).join(', ');
}

/** Plays a stream on a channel. What is drawn depends on the seed and on what the ledger answered. */
class Stream {
  private readonly dice: Dice;
  private readonly sent: Uint8Array[] = [];
  private date: number;
  private steps = 0;

  constructor(
    private readonly channel: ForgedChannel,
    private readonly options: StreamOptions,
    date: number,
  ) {
    this.dice = new Dice(options.seed);
    this.date = date;
  }

  /** @returns what was tried and what came of it */
  async step(number: number): Promise<string> {
    const kind = this.dice.below(8);
    if (kind === 0) return `seal: ${await this.seal()}`;
    if (kind === 1 && this.steps < LAST_STEP) return `date: ${await this.nextDate()}`;
    const count = 1 + this.dice.below(BATCH_MAX);
    const drawn = Array.from({ length: count }, (_, i) =>
      this.operation(`${String(number)}/${String(i)}`),
    );
    const operations = this.options.divert?.(number, drawn) ?? drawn;
    const outcome = await this.channel.ledger.port.submit(encodeBatch(operations));
    return `batch of ${String(count)}: ${told(outcome)}`;
  }

  private operation(name: string): Uint8Array {
    const label = `${this.options.seed} ${name}`;
    const head = { date: this.date };
    const earlier = this.dice.pick(this.sent);
    const kind = this.dice.below(10);
    if (kind === 0 && earlier !== undefined) return earlier;
    if (kind === 1 && earlier !== undefined) return this.spendingAgain(label, earlier);
    if (kind === 2) return this.spoilt(this.fresh(label));
    if (kind === 3) return this.channel.move(label, { root1: 7n }, head);
    if (kind === 4) return this.channel.move(label, {}, { date: this.date + A_DAY });
    if (kind === 5) return this.channel.move(label, {}, { ...head, validUntil: this.date - A_DAY });
    if (kind === 6) return this.fresh(label).subarray(0, -1);
    return this.fresh(label);
  }

  private fresh(label: string): Uint8Array {
    const bytes = this.channel.move(label, {}, { date: this.date });
    this.sent.push(bytes);
    return bytes;
  }

  /** Another operation that spends what an earlier one spends, perhaps in the same batch. */
  private spendingAgain(label: string, earlier: Uint8Array): Uint8Array {
    const [leg] = decodeOperation(earlier).legs;
    if (leg === undefined) throw new Error('an operation has legs');
    const [nf1 = 0n] = legEffects(leg.circuit, leg.publics).nullifiers;
    return this.channel.move(label, { nf1 }, { date: this.date });
  }

  /** One bit of it is another one: of its head, its inputs, its proof or its memos. */
  private spoilt(bytes: Uint8Array): Uint8Array {
    const copy = Uint8Array.from(bytes);
    const at = this.dice.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << this.dice.below(8));
    return copy;
  }

  private async seal(): Promise<string> {
    const { port } = this.channel.ledger;
    const waiting = (await port.pending()).map(({ anchor }) => anchor).sort();
    const chosen = waiting.filter(() => this.dice.below(2) === 0);
    const anchors = this.dice.below(6) === 0 ? [...chosen, NOWHERE] : chosen;
    const outcome = await port.seal(anchors);
    return outcome.state === 'committed'
      ? `${String(anchors.length)} of ${String(waiting.length)}, ${fieldToHex((await port.tree()).root)}`
      : told(outcome);
  }

  private async nextDate(): Promise<string> {
    const { ledger } = this.channel;
    this.date = unwrap(nextDateCode(this.date, CALENDAR_CN));
    this.steps += 1;
    await ledger.step(this.date);
    return String(await ledger.date());
  }
}

/** Plays a stream. @returns a line for each step: what was tried, and the ledger's answer */
export async function playStream(
  channel: ForgedChannel,
  options: StreamOptions,
): Promise<string[]> {
  const stream = new Stream(channel, options, await channel.ledger.date());
  const lines: string[] = [];
  for (let step = 0; step < options.steps; step += 1) lines.push(await stream.step(step));
  return lines;
}
