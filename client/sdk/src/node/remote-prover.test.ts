import { afterEach, describe, expect, test } from '@jest/globals';
import { ProveError, WitnessError } from '@fuqi/zk-circuits';
import type { Prover } from '@fuqi/zk-circuits';
import { serveProver } from './prover-service';
import type { ProverService } from './prover-service';
import { remoteProver } from './remote-prover';

const [FIRST, SECOND] = ['1'.repeat(40), '2'.repeat(40)] as const;

/** Proves when it is told to, in the order in which it was asked. */
class SlowProver implements Prover {
  readonly kind = 'slow';
  readonly asked: string[] = [];
  private open: (() => void)[] = [];

  async prove(
    { circuit, input }: Parameters<Prover['prove']>[0],
    options: Parameters<Prover['prove']>[1] = {},
  ): ReturnType<Prover['prove']> {
    if (options.signal?.aborted === true) {
      throw new ProveError('ZK_PROVE_CANCELLED', circuit, 'cancelled');
    }
    this.asked.push(circuit);
    if (circuit === 'false') throw new WitnessError('ZK_WITNESS_REFUSED', circuit, 'line 7');
    await new Promise<void>((done, failed) => {
      this.open.push(done);
      options.signal?.addEventListener('abort', () => {
        failed(new ProveError('ZK_PROVE_CANCELLED', circuit, 'cancelled'));
      });
    });
    return { proof: Uint8Array.of(1, 2), publics: [input['a'] as bigint] };
  }

  async goOn(): Promise<void> {
    while (this.open.length === 0) await pause();
    this.open.shift()?.();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 2));
const request = (circuit: string) => ({ circuit, input: { a: 7n, b: [{ c: 1n }, { c: 2n }] } });

let service: ProverService;
const opened: Prover[] = [];

async function start(prover: Prover, waitingMax = 4): Promise<(credential: string) => Prover> {
  service = await serveProver(prover, { credentials: [FIRST, SECOND], waitingMax });
  return (credential) => {
    const client = remoteProver({ url: service.url, credential });
    opened.push(client);
    return client;
  };
}

afterEach(async () => {
  await service.close();
  await Promise.all(opened.splice(0).map((prover) => prover.close()));
});

describe('a served prover', () => {
  test('proves what it is asked, for its clients only', async () => {
    const prover = new SlowProver();
    const at = await start(prover);
    const proved = at(FIRST).prove(request('move'));
    await prover.goOn();
    expect(await proved).toEqual({ proof: Uint8Array.of(1, 2), publics: [7n] });
    await expect(at('3'.repeat(40)).prove(request('move'))).rejects.toMatchObject({
      code: 'ZK_PROVER_FAILED',
    });
    expect(prover.asked).toEqual(['move']);
  });

  test('says what the prover says', async () => {
    const at = await start(new SlowProver());
    await expect(at(FIRST).prove(request('false'))).rejects.toMatchObject({
      ...{ name: 'WitnessError', code: 'ZK_WITNESS_REFUSED', reason: 'line 7' },
    });
  });

  test('serves clients in turn, whoever asked first and most', async () => {
    const prover = new SlowProver();
    const at = await start(prover);
    const [busy, modest] = [at(FIRST), at(SECOND)];
    const all = ['a1', 'a2', 'a3'].map((circuit) => busy.prove(request(circuit)));
    while (prover.asked.length === 0) await pause();
    await pause();
    all.push(modest.prove(request('b1')));
    await new Promise((done) => setTimeout(done, 50));
    for (const proof of all) {
      await prover.goOn();
      void proof;
    }
    await Promise.all(all);
    expect(prover.asked.indexOf('b1')).toBeLessThanOrEqual(2);
    expect(prover.asked[0]).toMatch(/^a/);
  });

  test('refuses more than may wait, and goes on', async () => {
    const prover = new SlowProver();
    const client = (await start(prover, 1))(FIRST);
    const first = client.prove(request('one'));
    while (prover.asked.length === 0) await pause();
    const results = Promise.allSettled([client.prove(request('x')), client.prove(request('y'))]);
    await new Promise((done) => setTimeout(done, 50));
    await prover.goOn();
    await prover.goOn();
    const states = (await results).map(({ status }) => status);
    expect(states.sort()).toEqual(['fulfilled', 'rejected']);
    await first;
  });

  test('stops when its caller is gone, and proves for the next one', async () => {
    const prover = new SlowProver();
    const at = await start(prover);
    const stop = new AbortController();
    const cancelled = at(FIRST).prove(request('one'), { signal: stop.signal });
    while (prover.asked.length === 0) await pause();
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'ZK_PROVE_CANCELLED' });
    const next = at(SECOND).prove(request('two'));
    while (prover.asked.length < 2) await pause();
    await prover.goOn();
    await prover.goOn();
    expect((await next).publics).toEqual([7n]);
  });

  test('that is away fails in a way that may be tried again', async () => {
    const at = await start(new SlowProver());
    await service.close();
    await expect(at(FIRST).prove(request('one'))).rejects.toMatchObject({
      code: 'ZK_PROVER_FAILED',
    });
  });
});
