import { expect, test } from '@jest/globals';
import { figure, median } from './figure';

test('the median of an even count lies between the two middle values', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 9, 2])).toBe(3);
});

test('a ratio says faster for times and more for rates', () => {
  const baseline = [30, 10, 20];
  expect(figure('a', 'ms', [5, 4, 6], { runs: baseline, as: 'faster' })).toMatchObject({
    ...{ value: 5, min: 4, baseline: 20, ratio: 4, n: 3 },
  });
  expect(figure('a', '1/s', [40], { runs: baseline, as: 'rate' }).ratio).toBe(2);
  expect(figure('a', 'ms', [30], { runs: baseline, as: 'cost' }).ratio).toBe(1.5);
});

test('no ratio without a baseline, nor when more than one operation in a hundred failed', () => {
  const against = { runs: [1], as: 'rate' } as const;
  expect(figure('a', 'ms', [1]).ratio).toBeNull();
  expect(figure('a', 'ms', [1], against, 0.01).ratio).toBe(1);
  expect(figure('a', 'ms', [1], against, 0.011)).toMatchObject({ ratio: null, errors: 0.011 });
});
