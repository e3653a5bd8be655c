import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Step } from './testing/script-contract';
import { TestLedger } from './testing/test-ledger';
import type { ValidationCode } from './validation-code';

const KEYS = ['a', 'b', 'c', 'ca', 'd'] as const;

/** What a transaction of the model does: reads, then range reads, then writes. */
interface PlannedTransaction {
  readonly reads: readonly string[];
  readonly ranges: readonly (readonly [start: string, end: string])[];
  readonly writes: readonly (readonly [key: string, value: string | null])[];
}

const key = fc.constantFrom(...KEYS);
const planned: fc.Arbitrary<PlannedTransaction> = fc.record({
  reads: fc.array(key, { maxLength: 2 }),
  ranges: fc.array(fc.tuple(key, key), { maxLength: 1 }),
  writes: fc.array(fc.tuple(key, fc.constantFrom('1', '2', '3', null)), { maxLength: 3 }),
});
/** A history: blocks of transactions, each block endorsed on the state `lag` blocks before. */
const history = fc.array(
  fc.record({
    transactions: fc.array(planned, { minLength: 1, maxLength: 4 }),
    isLate: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The ledger as plain maps: values, the write that put them there, and every valid write. */
class Model {
  readonly values = new Map<string, string>();
  readonly versions = new Map<string, number>();
  readonly past = new Map<string, (string | null)[]>();
  #writes = 0;

  /** What a transaction would read now, as far as it matters for conflicts. */
  observe(transaction: PlannedTransaction): string {
    const reads = transaction.reads.map((name) => [name, this.versions.get(name) ?? null]);
    const ranges = transaction.ranges.map((range) =>
      this.#within(range).map((name) => [name, this.versions.get(name)]),
    );
    return JSON.stringify({ reads, ranges });
  }

  /**
   * Which check fails between an observation and now. A key that this block wrote conflicts with
   * its readers whatever came of it, even a deletion of what was not there.
   */
  judge(
    transaction: PlannedTransaction,
    before: string,
    written: ReadonlySet<string>,
  ): ValidationCode {
    if (transaction.reads.some((name) => written.has(name))) return 'MVCC_READ_CONFLICT';
    const then = JSON.parse(before) as { reads: unknown; ranges: unknown };
    const now = JSON.parse(this.observe(transaction)) as { reads: unknown; ranges: unknown };
    if (JSON.stringify(then.reads) !== JSON.stringify(now.reads)) return 'MVCC_READ_CONFLICT';
    if (JSON.stringify(then.ranges) !== JSON.stringify(now.ranges)) return 'PHANTOM_READ_CONFLICT';
    return 'VALID';
  }

  apply(transaction: PlannedTransaction): void {
    this.#writes += 1;
    for (const [name, value] of new Map(transaction.writes)) {
      if (value === null) {
        this.values.delete(name);
        this.versions.delete(name);
      } else {
        this.values.set(name, value);
        this.versions.set(name, this.#writes);
      }
      this.past.set(name, [value, ...(this.past.get(name) ?? [])]);
    }
  }

  #within([start, end]: readonly [string, string]): string[] {
    return [...this.values.keys()].filter((name) => name >= start && name < end).sort();
  }
}

function script(transaction: PlannedTransaction): Step[] {
  return [
    ...transaction.reads.map((name): Step => ['get', name]),
    ...transaction.ranges.map(([start, end]): Step => ['scan', start, end]),
    ...transaction.writes.map(([name, value]): Step =>
      value === null ? ['del', name] : ['put', name, value],
    ),
  ];
}

describe('against a model of plain maps', () => {
  test('any history of reads, ranges, writes and deletions gives the same codes and state', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (blocks) => {
        const net = await TestLedger.open();
        const model = new Model();
        const endorse = async (transactions: readonly PlannedTransaction[]) => {
          const ready = [];
          for (const transaction of transactions) {
            const observed = model.observe(transaction);
            ready.push({ transaction, observed, endorsed: await net.endorse(script(transaction)) });
          }
          return ready;
        };
        let late: Awaited<ReturnType<typeof endorse>> = [];
        for (const { transactions, isLate } of blocks) {
          const ready = await endorse(transactions);
          const batch = isLate ? late : [...late, ...ready];
          late = isLate ? ready : [];
          if (batch.length === 0) continue;
          const codes = await net.commit(...batch.map(({ endorsed }) => endorsed));
          const written = new Set<string>();
          const expected = batch.map(({ transaction, observed }) => {
            const code = model.judge(transaction, observed, written);
            if (code !== 'VALID') return code;
            model.apply(transaction);
            for (const [name] of transaction.writes) written.add(name);
            return code;
          });
          expect(codes).toEqual(expected);
        }
        await compare(net, model);
        await net.close();
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

async function compare(net: TestLedger, model: Model): Promise<void> {
  for (const name of KEYS) {
    expect(net.state(name)).toBe(model.values.get(name));
    const [past] = (await net.query(['history', name])) as [[string | null, string][]];
    expect(past.map(([value]) => value)).toEqual(model.past.get(name) ?? []);
  }
  const [rows] = (await net.query(['scan', '', ''])) as [[string, string][]];
  expect(rows).toEqual([...model.values].sort(([a], [b]) => (a < b ? -1 : 1)));
}
