import { describe, expect, it } from '@jest/globals';
import { BASIS, POLICIES, findPolicy, policyInForce } from './policy';
import type { PolicyRule } from './policy';
import { parseIsoDay } from './iso-day';
import { LIMITS } from './limits';
import { unwrap } from './result';
import type { Result } from './result';

const day = (text: string) => unwrap(parseIsoDay(text));
const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);

describe('policies', () => {
  it('are found by version and by day, without gap or overlap', () => {
    expect(unwrap(policyInForce(day('2026-09-13'))).version).toBe(1);
    expect(unwrap(policyInForce(day('2026-09-14'))).version).toBe(2);
    expect(unwrap(policyInForce(day('2026-11-23'))).version).toBe(2);
    expect(slug(policyInForce(day('2025-06-14')))).toBe('policy-not-open');
    expect(unwrap(findPolicy(1)).effectiveFrom).toBe('2025-06-15');
    expect(slug(findPolicy(3))).toBe('policy-unknown');
    for (const [index, policy] of POLICIES.entries()) {
      const next = POLICIES[index + 1];
      if (next === undefined) expect(policy.effectiveTo).toBeNull();
      else expect(day(policy.effectiveTo ?? '')).toBe(day(next.effectiveFrom) - 1);
    }
  });

  it('give every rule a source', () => {
    for (const policy of POLICIES) {
      const rules = Object.values(policy).filter(
        (value): value is PolicyRule<unknown> => typeof value === 'object' && value !== null,
      );
      expect(rules.length).toBe(12);
      for (const rule of rules) expect(rule.source.length).toBeGreaterThan(10);
    }
  });

  it('stay within the system’s limits', () => {
    for (const policy of POLICIES) {
      expect(policy.maxLayer.value).toBeLessThan(2 ** LIMITS.layerBits);
      expect(policy.rootBudget.value).toBeLessThan(2 ** LIMITS.budgetBits);
      expect(policy.minDenomination.value).toBeGreaterThanOrEqual(1n);
      expect(policy.tenorMonthsWithReason.value).toBeGreaterThanOrEqual(policy.tenorMonths.value);
      expect(policy.tenorMonthsWithReason.value).toBeLessThanOrEqual(12);
      expect(policy.blockedBasis.value).toContain(BASIS.prepayment);
    }
  });
});
