import { describe, expect, test } from '@jest/globals';
import { FuqiError } from '@fuqi/domain';
import type { Ledger, PendingEntry, SubmitOutcome, TreeInfo } from '@fuqi/sdk';
import fc from 'fast-check';
import { VirtualClock } from '../testing/virtual-clock';
import { sealOrder } from './seal-rank';
import { Sealer } from './sealer';
import type { SealLag } from './sealer';

const BANKS = ['BankAMSP', 'BankBMSP', 'BankCMSP'];

/** What a sealer sees of a ledger; every entry is sealed once or the seal is refused. */
class SealLedger {
  blocks = 10;
  leaves = 0;
  readonly waiting = new Set<string>();
  readonly seals: { readonly at: number; readonly anchors: readonly string[] }[] = [];
  answer: 'well' | 'unknown-kept' | 'away' = 'well';

  constructor(private readonly clock: VirtualClock) {}

  add(...anchors: string[]): void {
    anchors.forEach((anchor) => this.waiting.add(anchor));
    this.blocks += 1;
  }

  height = async (): Promise<number> => {
    if (this.answer === 'away') throw new FuqiError('ledger-unavailable');
    return this.blocks;
  };

  pending = async (): Promise<PendingEntry[]> =>
    [...this.waiting].map((anchor) => ({ anchor, commitments: [1n] }));

  tree = async (): Promise<TreeInfo> => ({
    ...{ leaves: this.leaves, chunks: 0 },
    root: BigInt(this.leaves),
  });

  seal = async (anchors: readonly string[]): Promise<SubmitOutcome> => {
    if (anchors.some((anchor) => !this.waiting.has(anchor))) {
      return { state: 'refused', error: new FuqiError('seal-unknown') };
    }
    anchors.forEach((anchor) => this.waiting.delete(anchor));
    this.leaves += anchors.length;
    this.blocks += 1;
    this.seals.push({ at: this.clock.now(), anchors });
    const error = new FuqiError('outcome-unknown');
    return this.answer === 'unknown-kept'
      ? { state: 'unknown', error }
      : { state: 'committed', outcomes: [] };
  };
}

function world(alive: readonly string[] = BANKS) {
  const clock = new VirtualClock();
  const ledger = new SealLedger(clock);
  const lags: SealLag[] = [];
  const sealers = alive.map((bank) => {
    const options = { ledger: ledger as unknown as Ledger, bank, banks: BANKS, clock };
    return new Sealer({ ...options, onLag: (lag) => void lags.push(lag) });
  });
  sealers.forEach((sealer) => sealer.start());
  return { clock, ledger, sealers, lags };
}

describe('the order of banks on a root', () => {
  test('holds each bank once, is the same however they are listed, and another on other roots', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 2n ** 250n),
        fc.shuffledSubarray(BANKS, { minLength: 3 }),
        (root, listed) => {
          expect(sealOrder(root, listed)).toEqual(sealOrder(root, BANKS));
          expect([...sealOrder(root, listed)].sort()).toEqual(BANKS);
        },
      ),
    );
    const leaders = Array.from({ length: 300 }, (_, i) => sealOrder(BigInt(i), BANKS)[0]);
    for (const bank of BANKS) {
      expect(leaders.filter((leader) => leader === bank).length).toBeGreaterThan(60);
    }
  });
});

describe('sealers of three banks', () => {
  test('seal what waits once, by the leader of the root', async () => {
    const { clock, ledger, sealers } = world();
    ledger.add('tag/6/a', 'tag/6/b');
    await clock.advance(3_000);
    expect(ledger.seals).toMatchObject([{ anchors: ['tag/6/a', 'tag/6/b'] }]);
    const leader = BANKS.indexOf(sealOrder(0n, BANKS)[0]!);
    expect(sealers.map(({ seals }) => seals)).toEqual(BANKS.map((_, i) => (i === leader ? 1 : 0)));
  });

  test('leave entries alone until they are two blocks old, or no block comes', async () => {
    const { clock, ledger } = world([sealOrder(0n, BANKS)[0]!]);
    ledger.add('tag/6/a');
    await clock.advance(600);
    expect(ledger.seals).toEqual([]);
    ledger.blocks += 2;
    await clock.advance(400);
    expect(ledger.seals).toHaveLength(1);
    ledger.add('tag/6/b');
    await clock.advance(400);
    expect(ledger.seals).toHaveLength(1);
  });

  test.each([0, 1, 2])('with all dead but place %d: it takes over within 10 s', async (place) => {
    const { clock, ledger, lags } = world([sealOrder(0n, BANKS)[place]!]);
    ledger.add('tag/6/a');
    await clock.advance(10_000);
    expect(ledger.seals).toHaveLength(1);
    expect(ledger.seals[0]!.at).toBeLessThanOrEqual(10_000);
    expect(lags.at(-1)).toMatchObject({ entries: 0, late: false });
  });

  test('never seal more than the ledger takes, and seal all in the end', async () => {
    const { clock, ledger } = world();
    ledger.add(...Array.from({ length: 600 }, (_, i) => `tag/6/${i}`));
    await clock.advance(60_000);
    expect(ledger.seals.map(({ anchors }) => anchors.length)).toEqual([256, 256, 88]);
    expect(ledger.waiting.size).toBe(0);
  });

  test('seal nothing from memory when an outcome is unknown', async () => {
    const { clock, ledger } = world();
    ledger.answer = 'unknown-kept';
    ledger.add('tag/6/a');
    await clock.advance(30_000);
    expect(ledger.seals).toHaveLength(1);
  });

  test('report lag, and why', async () => {
    const { clock, ledger, lags, sealers } = world([sealOrder(0n, BANKS)[1]!]);
    ledger.add('tag/6/a');
    await clock.advance(2_000);
    expect(lags.at(-1)).toMatchObject({ entries: 1, late: false, leader: sealOrder(0n, BANKS)[0] });
    ledger.answer = 'away';
    await clock.advance(12_000);
    expect(lags.at(-1)).toMatchObject({
      entries: 1,
      late: true,
      error: { slug: 'ledger-unavailable' },
    });
    const stopped = Promise.all(sealers.map((sealer) => sealer.stop()));
    await clock.advance(1_000);
    await stopped;
    const count = lags.length;
    await clock.advance(5_000);
    expect(lags).toHaveLength(count);
  });

  test('do not seal for a bank that is not one', () => {
    const ledger = {} as Ledger;
    expect(() => new Sealer({ ledger, bank: 'OperatorMSP', banks: BANKS })).toThrow(FuqiError);
  });
});
