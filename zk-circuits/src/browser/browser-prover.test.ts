import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groth16 } from 'snarkjs';
import { productRangeInput } from '../testing/fixtures/fixtures';
import { type PreparedFixture, prepareFixture } from '../testing/fixtures/prepare-fixture';
import { decodeProof } from '../prove/proof-bytes';
import type { Prover } from '../prove/prover';
import type { WorkerJob } from '../prove/worker-messages';
import { type PageWorker, browserProver } from './browser-prover';
import { type WorkerScope, serveProofs } from './serve-proofs';

/**
 * Page and worker in one thread of Node, messages copied between them as a browser does; files come from data URLs. A
 * real browser is in chromium.test.ts.
 */
function startPair(): PageWorker {
  const scope: WorkerScope = {
    postMessage: (message) =>
      queueMicrotask(() => page.onmessage?.({ data: structuredClone(message) })),
    onmessage: null,
  };
  const page: PageWorker = {
    postMessage: (job: WorkerJob) => scope.onmessage?.({ data: structuredClone(job) }),
    terminate: () => undefined,
    onmessage: null,
    onerror: null,
  };
  serveProofs(scope);
  return page;
}

describe('browserProver', () => {
  let prepared: PreparedFixture;
  let prover: Prover;

  beforeAll(async () => {
    prepared = await prepareFixture('product-range');
    const files = { wasm: dataUrl(prepared.wasm), zkey: dataUrl(prepared.zkey) };
    prover = browserProver({ 'product-range': files }, startPair);
  }, 60_000);
  afterAll(async () => {
    await prover.close();
    await prepared.release();
  });

  it('proves from fetched files', async () => {
    const request = { circuit: 'product-range', input: productRangeInput() };
    const { proof, publics } = await prover.prove(request);
    const key: unknown = JSON.parse(fs.readFileSync(prepared.verifyingKey, 'utf8'));
    const system = { protocol: 'groth16', curve: 'bn128' };
    const valid = await groth16.verify(key, publics.map(String), {
      ...decodeProof(proof),
      ...system,
    });
    expect(valid).toBe(true);
  }, 30_000);

  it('refuses a dishonest input like the prover in Node', async () => {
    const input = { ...productRangeInput(), product: 43n };
    await expect(prover.prove({ circuit: 'product-range', input })).rejects.toMatchObject({
      code: 'ZK_WITNESS_REFUSED',
    });
  });
});

function dataUrl(file: string): string {
  return `data:application/octet-stream;base64,${fs.readFileSync(file).toString('base64')}`;
}
