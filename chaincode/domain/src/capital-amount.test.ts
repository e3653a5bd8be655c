import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capitalAmount } from './capital-amount';
import { LIMITS } from './limits';
import { unwrap } from './result';

const WRITTEN = [
  // The examples of the rule and of the issue.
  [140_950n, '壹仟肆佰零玖元伍角'],
  [600_714n, '陆仟零柒元壹角肆分'],
  [1_640_902n, '壹万陆仟肆佰零玖元零贰分'],
  [32_504n, '叁佰贰拾伍元零肆分'],
  [168_032n, '壹仟陆佰捌拾元叁角贰分'],
  [10_700_053n, '壹拾万柒仟元伍角叁分'],
  // Whole amounts, gaps between groups, none at all.
  [0n, '零元整'],
  [1n, '壹分'],
  [50n, '伍角'],
  [1_000n, '壹拾元整'],
  [100_000_000n, '壹佰万元整'],
  [100_000_001n, '壹佰万元零壹分'],
  [100_005_000n, '壹佰万零伍拾元整'],
  [10_000_000_100n, '壹亿零壹元整'],
  [10_010_000_000n, '壹亿零壹拾万元整'],
  [10_000_100_000n, '壹亿零壹仟元整'],
  [100_000_000_000_000n, '壹万亿元整'],
  [100_020_000_000_000n, '壹万零贰亿元整'],
  [1_000_000_000_000n, '壹佰亿元整'],
  [LIMITS.voucherFaceMax, '壹拾亿元整'],
] as const;

describe('an amount in capital characters', () => {
  it.each(WRITTEN)('%d fen is %s', (fen, words) => {
    expect(unwrap(capitalAmount(fen))).toBe(words);
  });

  it('can be read back: no two amounts share a text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10_000_000_000_000n }), (fen) => {
        expect(readBack(unwrap(capitalAmount(fen)))).toBe(fen);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what is no money', () => {
    expect(capitalAmount(-1n).ok).toBe(false);
    expect(capitalAmount(LIMITS.valueMax + 1n).ok).toBe(false);
  });
});

/** Reads by place names alone and ignores every 零: a wrong digit, place or unit gives another number. */
function readBack(words: string): bigint {
  const [whole = '', rest = ''] = words.includes('元') ? words.split('元') : ['', words];
  return readGroups(whole) * 100n + readPart(rest, '角') * 10n + readPart(rest, '分');
}

function readPart(words: string, unit: string): bigint {
  const at = words.indexOf(unit);
  return at <= 0 ? 0n : BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(words.charAt(at - 1)));
}

function readGroups(words: string): bigint {
  const [upper, lower] = words.includes('亿') ? words.split('亿') : ['', words];
  const [tens, ones] = (lower ?? '').includes('万') ? (lower ?? '').split('万') : ['', lower];
  const high = upper === undefined || upper === '' ? 0n : readGroups(upper);
  return high * 100_000_000n + readGroup(tens) * 10_000n + readGroup(ones ?? '');
}

function readGroup(words: string): bigint {
  return ['仟', '佰', '拾', ''].reduce((sum, place, i) => {
    const at = place === '' ? words.length : words.indexOf(place);
    const value = at <= 0 ? -1 : '零壹贰叁肆伍陆柒捌玖'.indexOf(words.charAt(at - 1));
    return value < 0 ? sum : sum + BigInt(value) * 10n ** BigInt(3 - i);
  }, 0n);
}
