import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Entry } from './entry';
import { RELAY_LIMITS } from './limits';
import { RelayQueue } from './relay-queue';
import type { TakenBatch } from './relay-queue';

const limits = {
  ...RELAY_LIMITS,
  ...{ batchOperations: 4, batchProofs: 6, batchBytes: 50, batchWaitMs: 10 },
  ...{ queueOperations: 12, queueBytes: 120, senderOperations: 5 },
};
const ISOLATED = 'bad';

let places = 0;
function entryOf(sender: string, now: number, parts: Partial<Entry> = {}): Entry {
  places += 1;
  return {
    ...{ id: `id ${places}`, bytes: new Uint8Array(10), digest: '', anchor: '', claims: [] },
    ...{ proofs: 1, place: places, sender, acceptedAt: now, attempts: 0, refusals: 0 },
    ...{ notBefore: 0, alone: false, doubtedAt: undefined },
    ...parts,
  };
}

const queueOf = () => new RelayQueue(limits, (sender) => sender === ISOLATED);

describe('a batch', () => {
  test('takes one of each sender in turn', () => {
    const queue = queueOf();
    for (let i = 0; i < 4; i += 1) queue.add(entryOf('greedy', 0));
    queue.add(entryOf('a', 0));
    queue.add(entryOf('b', 0));
    const first = queue.takeShared(0)!.entries.map(({ sender }) => sender);
    expect(first).toEqual(['greedy', 'a', 'b', 'greedy']);
  });

  test('waits until it is full or its first operation has waited', () => {
    const queue = queueOf();
    queue.add(entryOf('a', 5));
    expect(queue.takeShared(14)).toBeUndefined();
    expect(queue.nextDue(14)).toBe(15);
    expect(queue.takeShared(15)?.entries).toHaveLength(1);
    expect(queue.nextDue(15)).toBeUndefined();
  });

  test('leaves what claims a key in flight, until the batch has landed', () => {
    const queue = queueOf();
    queue.add(entryOf('a', 0, { claims: ['nf/1', 'nf/2'] }));
    const flying = queue.takeShared(10)!;
    queue.add(entryOf('b', 0, { claims: ['nf/2'] }));
    expect(queue.takeShared(20)).toBeUndefined();
    queue.landed(flying);
    expect(queue.takeShared(20)?.entries[0]?.sender).toBe('b');
  });

  test('of a sender who spoils batches is of his own, one at a time', () => {
    const queue = queueOf();
    for (let i = 0; i < 5; i += 1) queue.add(entryOf(ISOLATED, 0));
    queue.add(entryOf('a', 0));
    expect(queue.takeShared(10)?.entries.map(({ sender }) => sender)).toEqual(['a']);
    const apart = queue.takeIsolated(10)!;
    expect(apart.entries.map(({ sender }) => sender)).toEqual(Array(4).fill(ISOLATED));
    expect(queue.takeIsolated(10)).toBeUndefined();
    queue.landed(apart);
    expect(queue.takeIsolated(10)?.entries).toHaveLength(1);
  });
});

/** Commands of the model; a number picks a sender, a key or a batch. */
const command = fc.record({
  kind: fc.constantFrom('add', 'add', 'shared', 'isolated', 'settle', 'again', 'wait'),
  pick: fc.nat(20),
});

test('whatever happens: bounded, no operation lost or twice in flight, no two batches on one key', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 120 }), (commands) => {
      const queue = queueOf();
      let now = 0;
      const waiting = new Set<Entry>();
      const flying: TakenBatch[] = [];
      const senders = ['a', 'b', 'c', ISOLATED];
      const land = (pick: number, again: boolean): void => {
        const [batch] = flying.splice(pick % Math.max(1, flying.length), 1);
        if (batch === undefined) return;
        queue.landed(batch);
        for (const entry of batch.entries) {
          if (again) {
            queue.add(entry);
            waiting.add(entry);
          } else queue.release(entry.sender, entry.bytes.length);
        }
      };
      for (const { kind, pick } of commands) {
        now += 1;
        if (kind === 'add') {
          const sender = senders[pick % 4]!;
          const entry = entryOf(sender, now, { claims: [`nf/${pick % 3}`], alone: pick === 7 });
          const inFlight = flying.reduce((sum, { entries }) => sum + entries.length, 0);
          const own = [...waiting, ...flying.flatMap(({ entries }) => entries)];
          const has = own.filter((other) => other.sender === sender).length;
          const isFull = waiting.size + inFlight >= 12 || has >= 5;
          try {
            queue.requireRoom(sender, 10);
          } catch (error) {
            expect([isFull, error]).toMatchObject([true, { slug: 'relay-busy' }]);
            continue;
          }
          expect(isFull).toBe(false);
          queue.reserve(sender, 10);
          queue.add(entry);
          waiting.add(entry);
        } else if (kind === 'shared' || kind === 'isolated') {
          const batch = kind === 'shared' ? queue.takeShared(now) : queue.takeIsolated(now);
          if (batch === undefined) continue;
          const claimed = flying.flatMap(({ entries }) => entries.flatMap(({ claims }) => claims));
          for (const entry of batch.entries) {
            expect(waiting.delete(entry)).toBe(true);
            expect(claimed).not.toContain(entry.claims[0]);
            expect(batch.isolated).toBe(entry.sender === ISOLATED || entry.alone);
          }
          expect(batch.entries.length).toBeLessThanOrEqual(4);
          flying.push(batch);
        } else if (kind === 'settle' || kind === 'again') land(pick, kind === 'again');
        else now += limits.batchWaitMs;
      }
      // Everything that waits is taken in the end.
      while (flying.length > 0) land(0, false);
      for (let i = 0; waiting.size > 0 && i < 100; i += 1) {
        now += limits.batchWaitMs;
        const batch = queue.takeShared(now) ?? queue.takeIsolated(now);
        batch?.entries.forEach((entry) => waiting.delete(entry));
        if (batch !== undefined) flying.push(batch);
        land(0, false);
      }
      expect([waiting.size, queue.size, queue.weight]).toEqual([0, 0, 0]);
    }),
  );
});
