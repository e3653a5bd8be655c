import * as fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groth16 } from 'snarkjs';
import { decodeProof } from '../prove/proof-bytes';
import { type PreparedFixture, prepareFixture } from '../testing/fixtures/prepare-fixture';
import { FixedBase } from './fixed-base';
import { ProofForger } from './forge';

describe('ProofForger', () => {
  let prepared: PreparedFixture;
  let fixedBase: FixedBase;
  let forger: ProofForger;

  beforeAll(async () => {
    prepared = await prepareFixture('product-range');
    fixedBase = await FixedBase.open();
    forger = new ProofForger({ ...prepared, circuit: 'product-range' }, fixedBase);
  }, 60_000);
  afterAll(async () => {
    fixedBase.close();
    await prepared.release();
  });

  it('makes valid proofs of false statements, each for its own statement only', async () => {
    // No hash of two factors of 43 is 1.
    const statements = [
      [1n, 43n],
      [2n, 43n],
    ];
    const [first, second] = await forger.forge(statements);
    const key: unknown = JSON.parse(fs.readFileSync(prepared.verifyingKey, 'utf8'));
    const verify = (
      statement: readonly bigint[] = [],
      proof: Uint8Array = new Uint8Array(256),
    ): Promise<boolean> =>
      groth16.verify(key, statement.map(String), {
        ...decodeProof(proof),
        ...{ protocol: 'groth16', curve: 'bn128' },
      });
    expect(await verify(statements[0], first)).toBe(true);
    expect(await verify(statements[1], second)).toBe(true);
    expect(await verify(statements[0], second)).toBe(false);
  }, 30_000);

  it('gives the same proof for the same seed and another for another', async () => {
    const forge = async (seed: string): Promise<string> => {
      const [proof] = await forger.forge([[1n, 43n]], seed);
      return Buffer.from(proof ?? []).toString('hex');
    };
    expect(await forge('x')).toBe(await forge('x'));
    expect(await forge('x')).not.toBe(await forge('y'));
  });

  it('refuses a statement of the wrong length', async () => {
    await expect(forger.forge([[1n]])).rejects.toThrow('2 public inputs');
  });
});
