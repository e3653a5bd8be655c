import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QUARANTINE_LIMITS, Quarantine } from './quarantine';

const limits = {
  ...QUARANTINE_LIMITS,
  ...{ isolateAt: 2, refuseAt: 4, strikeMs: 1_000, cleanOperations: 3 },
  ...{ refuseMs: 100, refuseMaxMs: 350, senders: 3 },
};

function world() {
  const clock = { time: 0, now: () => clock.time };
  return { clock, quarantine: new Quarantine(clock, limits) };
}

describe('a sender', () => {
  test('is isolated, then refused, then isolated again, ever longer', () => {
    const { clock, quarantine } = world();
    const standings: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      quarantine.strike('x');
      standings.push(quarantine.standing('x'));
    }
    expect(standings).toEqual(['open', 'isolated', 'isolated', 'refused']);
    expect([quarantine.standing('y'), quarantine.held]).toEqual(['open', ['x']]);
    for (const length of [100, 200, 350, 350]) {
      clock.time += length - 1;
      expect(quarantine.standing('x')).toBe('refused');
      clock.time += 1;
      expect(quarantine.standing('x')).toBe('isolated');
      quarantine.strike('x');
      quarantine.strike('x');
    }
  });

  test('is forgiven with time', () => {
    const { clock, quarantine } = world();
    quarantine.strike('x');
    quarantine.strike('x');
    clock.time += 999;
    expect(quarantine.standing('x')).toBe('isolated');
    clock.time += 1;
    expect(quarantine.standing('x')).toBe('open');
  });

  test('is forgiven with clean operations in a row', () => {
    const { quarantine } = world();
    quarantine.strike('x');
    quarantine.commend('x');
    quarantine.commend('x');
    quarantine.strike('x');
    quarantine.commend('x');
    quarantine.commend('x');
    expect(quarantine.standing('x')).toBe('isolated');
    quarantine.commend('x');
    expect(quarantine.standing('x')).toBe('open');
  });
});

test('whatever happens: senders without strikes are open, and no more are remembered than may be', () => {
  const event = fc.record({
    sender: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    kind: fc.constantFrom('strike', 'commend', 'wait'),
    ms: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 80 }), (events) => {
      const { clock, quarantine } = world();
      const struck = new Set<string>();
      for (const { sender, kind, ms } of events) {
        if (kind === 'strike') {
          quarantine.strike(sender);
          struck.add(sender);
        } else if (kind === 'commend') quarantine.commend(sender);
        else clock.time += ms;
        for (const other of ['a', 'b', 'c', 'd', 'e']) {
          if (!struck.has(other)) expect(quarantine.standing(other)).toBe('open');
        }
        expect(quarantine.held.length).toBeLessThanOrEqual(limits.senders);
      }
      clock.time += 20 * limits.strikeMs;
      expect(quarantine.held).toEqual([]);
    }),
  );
});
