import { describe, expect, test } from '@jest/globals';
import { StatusCode } from '@hyperledger/fabric-gateway';
import type { FabricPort } from './fabric-port';
import { submitTransaction } from './submit-transaction';

/** What each call says, in order; the last one goes on for ever. A number is a validation code. */
interface Script {
  readonly endorse?: readonly string[];
  readonly submit?: readonly string[];
  readonly status?: readonly (string | number)[];
  readonly recorded?: readonly (string | number)[];
}

/** A gateway that plays a script and notes what it was asked. */
function play(script: Script): { readonly port: FabricPort; readonly asked: string[] } {
  const asked: string[] = [];
  const counts = { endorse: 0, submit: 0, status: 0, recorded: 0 };
  const next = <T>(kind: keyof Script, lines: readonly T[]): T => {
    const line = lines[Math.min(counts[kind], lines.length - 1)]!;
    counts[kind] += 1;
    asked.push(kind);
    if (typeof line === 'string' && line !== 'ok') throw new Error(line);
    return line;
  };
  const port: FabricPort = {
    evaluate: () => Promise.reject(new Error('not asked here')),
    height: () => Promise.resolve(1),
    blocks: () => ({
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    }),
    endorse: async () => {
      next('endorse', script.endorse ?? ['ok']);
      return {
        txId: 'tx',
        answer: Buffer.from('answer'),
        submit: async () => void next('submit', script.submit ?? ['ok']),
        status: async () => ({ code: Number(next('status', script.status ?? [0])), block: 7n }),
        recorded: async () => ({ code: Number(next('recorded', script.recorded ?? [0])) }),
      };
    },
  };
  return { port, asked };
}

const run = (port: FabricPort) =>
  submitTransaction(port, 'operations:submit', [], {
    wait: () => Promise.resolve(),
    jitter: () => 0,
  });
const { MVCC_READ_CONFLICT, ENDORSEMENT_POLICY_FAILURE, DUPLICATE_TXID } = StatusCode;
const SPENT = 'FUQI-NOTE-001 note-spent';
const ALREADY = 'insufficient number of orderers: request already processed';

describe('sending a transaction', () => {
  test('endorses, sends, asks, and gives the answer', async () => {
    const { port, asked } = play({});
    expect(await run(port)).toEqual({ state: 'valid', answer: 'answer' });
    expect(asked).toEqual(['endorse', 'submit', 'status']);
  });

  test('a refusal of the contracts is not repeated', async () => {
    const { port, asked } = play({ endorse: [SPENT] });
    expect(await run(port)).toMatchObject({ state: 'refused', error: { slug: 'note-spent' } });
    expect(asked).toEqual(['endorse']);
  });

  test('an answer lost at submission: the same bytes again, never a second proposal', async () => {
    const { port, asked } = play({ submit: ['socket hang up', ALREADY] });
    expect(await run(port)).toMatchObject({ state: 'valid' });
    expect(asked).toEqual(['endorse', 'submit', 'submit', 'status']);
  });

  test('orderers that never answer: the ledger is asked before the outcome is called unknown', async () => {
    const found = play({ submit: ['down'] });
    expect(await run(found.port)).toMatchObject({ state: 'valid' });
    const lost = play({ submit: ['down'], status: ['4 DEADLINE_EXCEEDED'] });
    expect(await run(lost.port)).toMatchObject({ state: 'unknown' });
    expect(lost.asked.filter((kind) => kind === 'endorse')).toHaveLength(1);
    expect(lost.asked.filter((kind) => kind === 'submit')).toHaveLength(4);
  });

  test('a status that does not come is asked for again', async () => {
    const { port, asked } = play({ status: ['14 UNAVAILABLE', 0] });
    expect(await run(port)).toMatchObject({ state: 'valid' });
    expect(asked).toEqual(['endorse', 'submit', 'status', 'status']);
  });

  test('a conflict makes a new proposal, five at most', async () => {
    const once = play({ status: [MVCC_READ_CONFLICT, 0] });
    expect(await run(once.port)).toMatchObject({ state: 'valid' });
    const always = play({ status: [MVCC_READ_CONFLICT] });
    expect(await run(always.port)).toMatchObject({
      ...{ state: 'refused', error: { slug: 'mvcc-conflict' } },
    });
    expect(always.asked.filter((kind) => kind === 'endorse')).toHaveLength(5);
  });

  test('a policy failure is repeated once', async () => {
    const { port, asked } = play({ status: [ENDORSEMENT_POLICY_FAILURE] });
    expect(await run(port)).toMatchObject({ error: { slug: 'endorsement-policy' } });
    expect(asked.filter((kind) => kind === 'endorse')).toHaveLength(2);
  });

  test('bytes that were ordered twice count as the first time', async () => {
    const { port, asked } = play({ status: [DUPLICATE_TXID] });
    expect(await run(port)).toMatchObject({ state: 'valid' });
    expect(asked).toEqual(['endorse', 'submit', 'status', 'recorded']);
  });
});
