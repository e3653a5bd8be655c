import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS } from './limits';
import { checkValidity, decideReplay } from './replay';
import { unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);

describe('R20 replay', () => {
  it('knows a new operation, the same one again, and another one', () => {
    expect(unwrap(decideReplay(undefined, 'a'))).toBe('new');
    expect(unwrap(decideReplay('a', 'a'))).toBe('same');
    expect(slug(decideReplay('a', 'b'))).toBe('note-spent');
  });

  it('records one operation for one nullifier, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), (digests) => {
        let recorded: string | undefined;
        const answers = digests.map((digest) => {
          const decision = decideReplay(recorded, digest);
          if (decision.ok) recorded ??= digest;
          return slug(decision);
        });
        expect(recorded).toBe(digests[0]);
        expect(answers).toEqual(digests.map((d) => (d === digests[0] ? 'ok' : 'note-spent')));
      }),
    );
  });
});

describe('validity', () => {
  const open = 4 * 20_780;

  it('lasts through the date code that the operation names', () => {
    expect(slug(checkValidity(open, open))).toBe('ok');
    expect(slug(checkValidity(open, open + 1))).toBe('operation-expired');
    expect(slug(checkValidity(open + 2, open + 4))).toBe('operation-expired');
  });

  it('has a longest', () => {
    const longest = open + 4 * LIMITS.validityDaysMax;
    expect(slug(checkValidity(longest, open))).toBe('ok');
    expect(slug(checkValidity(longest + 4, open))).toBe('out-of-range');
  });

  it('names a phase that exists', () => {
    expect(slug(checkValidity(open + 3, open))).toBe('non-canonical');
  });
});
