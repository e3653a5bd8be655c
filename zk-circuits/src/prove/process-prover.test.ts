import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groth16 } from 'snarkjs';
import { type PreparedFixture, prepareFixture } from '../testing/fixtures/prepare-fixture';
import { productRangeInput } from '../testing/fixtures/fixtures';
import { processProver } from './process-prover';
import { decodeProof } from './proof-bytes';
import type { ProveProgress, Prover } from './prover';

const REQUEST = { circuit: 'product-range', input: productRangeInput() };

describe('processProver', () => {
  let prepared: PreparedFixture;
  let prover: Prover;

  beforeAll(async () => {
    prepared = await prepareFixture('product-range');
    prover = processProver({ 'product-range': prepared });
  }, 60_000);
  afterAll(async () => {
    await prover.close();
    await prepared.release();
  });

  it('makes a proof that verifies, and reports its progress', async () => {
    const progress: ProveProgress[] = [];
    const { proof, publics } = await prover.prove(REQUEST, {
      onProgress: (step) => progress.push(step),
    });
    const key: unknown = JSON.parse(fs.readFileSync(prepared.verifyingKey, 'utf8'));
    const verify = (signals: readonly bigint[]): Promise<boolean> =>
      groth16.verify(key, signals.map(String), { ...decodeProof(proof), ...SYSTEM });
    expect(proof).toHaveLength(256);
    expect(publics[1]).toBe(42n);
    expect(await verify(publics)).toBe(true);
    expect(await verify([publics[0] ?? 0n, 43n])).toBe(false);
    expect(new Set(progress.map(({ stage }) => stage))).toEqual(
      new Set(['queued', 'witness', 'proof']),
    );
    const fractions = progress.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  }, 30_000);

  it('names the circuit and the line of a refused witness, and no value', async () => {
    const refused = prover.prove({ ...REQUEST, input: { ...REQUEST.input, product: 777_777n } });
    await expect(refused).rejects.toMatchObject({
      code: 'ZK_WITNESS_REFUSED',
      circuit: 'product-range',
      message: expect.stringMatching(/^product-range: ProductRange_\d+ line: 16$/),
    });
  }, 30_000);

  it('stops a running proof at once and proves again', async () => {
    const abort = new AbortController();
    const stopped = prover.prove(REQUEST, {
      signal: abort.signal,
      onProgress: ({ stage }) => stage === 'proof' && abort.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'ZK_PROVE_CANCELLED' });
    expect((await prover.prove(REQUEST)).proof).toHaveLength(256);
  }, 30_000);

  it('says that its process failed when a key cannot be read', async () => {
    const broken = processProver({
      'product-range': { wasm: prepared.wasm, zkey: prepared.wasm },
    });
    await expect(broken.prove(REQUEST)).rejects.toMatchObject({ code: 'ZK_PROVER_FAILED' });
    await broken.close();
  }, 30_000);
});

const SYSTEM = { protocol: 'groth16', curve: 'bn128' };
