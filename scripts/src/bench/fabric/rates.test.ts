import { describe, expect, test } from '@jest/globals';
import { closedLoop, openLoop, percentile } from './rates';

const after = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

describe('rates', () => {
  test('a closed loop keeps so many under way and counts what failed', async () => {
    let now = 0;
    let most = 0;
    const transactions = Array.from({ length: 9 }, (_, i) => ({
      operations: 4,
      send: async () => {
        now += 1;
        most = Math.max(most, now);
        await after(2);
        now -= 1;
        return i % 3 === 0 ? 1 : 4;
      },
    }));
    const sent = await closedLoop(transactions, 3);
    expect({ most, done: sent.done, failed: sent.failed }).toEqual({
      most: 3,
      done: 27,
      failed: 9,
    });
  });

  test('an open loop does not wait for the ones before', async () => {
    let open: (() => void) | undefined;
    const gate = new Promise<void>((done) => (open = done));
    const begun: number[] = [];
    const transactions = Array.from({ length: 4 }, (_, i) => ({
      operations: 1,
      send: async () => {
        if (begun.push(i) === 4) open?.();
        await gate;
        return 1;
      },
    }));
    expect((await openLoop(transactions, 1)).done).toBe(4);
  });

  test('a percentile of few values is the largest', () => {
    expect([percentile([3, 1, 2], 0.99), percentile([3, 1, 2, 4], 0.5)]).toEqual([3, 2]);
  });
});
