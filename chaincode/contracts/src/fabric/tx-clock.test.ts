import { describe, expect, it } from '@jest/globals';
import { beijingDayOf } from './tx-clock';

describe('day of a transaction', () => {
  it('changes at midnight in Beijing', () => {
    const midnight = 20773 * 86400 - 8 * 3600;
    expect(beijingDayOf({ seconds: midnight - 1 })).toBe(20772);
    expect(beijingDayOf({ seconds: midnight })).toBe(20773);
  });

  it('reads a Long by its decimal text', () => {
    expect(beijingDayOf({ seconds: { toString: () => '1795000000' } })).toBe(20775);
  });
});
