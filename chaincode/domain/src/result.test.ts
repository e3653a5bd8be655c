import { describe, expect, it } from '@jest/globals';
import { FuqiError } from './fuqi-error';
import { refuse } from './refuse';
import { andThen, collect, mapResult, ok, unwrap } from './result';

describe('results', () => {
  const refusal = refuse('note-spent');

  it('carry a value or throw the refusal they carry', () => {
    expect(unwrap(ok(1))).toBe(1);
    expect(() => unwrap(refusal)).toThrow(FuqiError);
  });

  it('pass a refusal through untouched', () => {
    const fail = () => {
      throw new Error('never called');
    };
    expect(andThen(refusal, fail)).toBe(refusal);
    expect(mapResult(refusal, fail)).toBe(refusal);
    expect(andThen(ok(1), () => refusal)).toBe(refusal);
    expect(mapResult(ok(1), (n) => n + 1)).toEqual(ok(2));
  });

  it('are all collected, or the first refusal', () => {
    expect(collect([ok(1), ok(2)])).toEqual(ok([1, 2]));
    expect(collect([ok(1), refusal, refuse('note-frozen')])).toBe(refusal);
  });
});
