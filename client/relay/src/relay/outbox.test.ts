import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FuqiError } from '@fuqi/domain';
import type { OperationOutcome } from '@fuqi/sdk';
import fc from 'fast-check';
import { outcomeFromJson, outcomeToJson } from './outcome-codec';
import { Outbox } from './outbox';

const RESULTS = 4;

const outcome: fc.Arbitrary<OperationOutcome> = fc.oneof(
  fc.record({
    ...{ ok: fc.constant(true as const), digest: fc.string(), receipt: fc.string() },
    duplicate: fc.boolean(),
  }),
  fc.record({
    ok: fc.constant(false as const),
    error: fc
      .tuple(fc.constantFrom('note-spent' as const, 'proof-invalid' as const), fc.string())
      .map(([slug, detail]) => new FuqiError(slug, detail)),
    on: fc.constantFrom('bytes' as const, 'state' as const),
  }),
);

const brief = (one: OperationOutcome) => (one.ok ? one : [one.error.message, one.on]);

test('an outcome is read as it was written, and nothing else is', () => {
  fc.assert(
    fc.property(outcome, (one) => {
      expect(brief(outcomeFromJson(outcomeToJson(one)))).toEqual(brief(one));
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => outcomeFromJson(text)).toThrow(FuqiError);
    }),
  );
});

const command = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), sender: fc.string({ maxLength: 9 }) }),
  fc.record({ kind: fc.constant('settle' as const), pick: fc.nat(9), outcome }),
  fc.record({ kind: fc.constant('reopen' as const) }),
);

test('whatever is written and settled, opening it again finds what a list would hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
      const folder = mkdtempSync(join(tmpdir(), 'fuqi-outbox-'));
      let { outbox } = await Outbox.open(folder, RESULTS);
      const waiting: { id: string; place: number; sender: string; bytes: Uint8Array }[] = [];
      const results: [string, OperationOutcome][] = [];
      let made = 0;
      try {
        for (const step of [...commands, { kind: 'reopen' as const }]) {
          if (step.kind === 'put') {
            made += 1;
            const bytes = Uint8Array.of(made, 10, 0, 255);
            const stored = {
              place: outbox.reserve(),
              sender: step.sender,
              acceptedAt: made,
              bytes,
            };
            await outbox.put(stored);
            waiting.push({ ...stored, id: `id${made}` });
          } else if (step.kind === 'settle') {
            const settled = waiting.splice(step.pick % Math.max(1, waiting.length), 2);
            await outbox.settle(settled.map((one) => ({ ...one, outcome: step.outcome })));
            settled.forEach(({ id }) => results.push([id, step.outcome]));
            results.splice(0, Math.max(0, results.length - RESULTS));
          } else {
            await outbox.close();
            const opened = await Outbox.open(folder, RESULTS);
            ({ outbox } = opened);
            const { content } = opened;
            expect(
              content.waiting.map(({ place, sender, bytes }) => [place, sender, bytes]),
            ).toEqual(waiting.map(({ place, sender, bytes }) => [place, sender, bytes]));
            expect([...content.results].map(([id, one]) => [id, brief(one)])).toEqual(
              results.map(([id, one]) => [id, brief(one)]),
            );
          }
        }
      } finally {
        await outbox.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
