import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groth16 } from 'snarkjs';
import { productRangeInput } from '../testing/fixtures/fixtures';
import { type PreparedFixture, prepareFixture } from '../testing/fixtures/prepare-fixture';
import { GREETING, nativeAvailable, nativeBinary } from './native-binary';
import { nativeProver } from './native-prover';
import { decodeProof } from './proof-bytes';

const REQUEST = { circuit: 'product-range', input: productRangeInput() };
const isBuilt = fs.existsSync(nativeBinary());
const built = isBuilt ? it : it.skip;
/** A skipped test's name says why. */
const why = isBuilt ? '' : ' [not built here: node zk-circuits/dist/cli.js native, with cargo]';
const posix = process.platform === 'win32' ? it.skip : it;

describe('nativeProver', () => {
  let prepared: PreparedFixture;
  let folder: string;

  beforeAll(async () => {
    prepared = await prepareFixture('product-range');
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuqi-native-'));
  }, 60_000);
  afterAll(async () => {
    await prepared.release();
    fs.rmSync(folder, { recursive: true });
  });

  const verify = (publics: readonly bigint[], proof: Uint8Array): Promise<boolean> => {
    const key: unknown = JSON.parse(fs.readFileSync(prepared.verifyingKey, 'utf8'));
    return groth16.verify(key, publics.map(String), {
      ...decodeProof(proof),
      ...{ protocol: 'groth16', curve: 'bn128' },
    });
  };
  const executable = (name: string, script: string): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  };

  built(
    `makes proofs that snarkjs accepts, and refuses like snarkjs${why}`,
    async () => {
      expect(await nativeAvailable()).toBe(true);
      const prover = nativeProver({ 'product-range': prepared });
      const first = await prover.prove(REQUEST);
      const second = await prover.prove(REQUEST);
      expect(await verify(first.publics, first.proof)).toBe(true);
      expect(await verify(second.publics, second.proof)).toBe(true);
      expect(second.proof).not.toEqual(first.proof);
      const dishonest = { ...REQUEST, input: { ...REQUEST.input, product: 43n } };
      await expect(prover.prove(dishonest)).rejects.toMatchObject({ code: 'ZK_WITNESS_REFUSED' });
      await prover.close();
    },
    30_000,
  );

  posix.each([
    ['ends at once', 'exit 1'],
    ['speaks another version', 'echo "fuqi-prover 9"; cat > /dev/null'],
    [
      'refuses',
      `printf '${GREETING.trim()}\\n'; printf '\\001\\000\\000\\000\\000'; cat > /dev/null`,
    ],
  ])(
    'falls back to snarkjs when the binary %s',
    async (name, script) => {
      const binary = executable(name.replaceAll(' ', '-'), script);
      const prover = nativeProver({ 'product-range': prepared }, binary);
      const { proof, publics } = await prover.prove(REQUEST);
      expect(await verify(publics, proof)).toBe(true);
      await prover.close();
    },
    30_000,
  );

  posix('is not available when the binary is missing or of another version', async () => {
    expect(await nativeAvailable(path.join(folder, 'none'))).toBe(false);
    expect(await nativeAvailable(executable('old', 'echo "fuqi-prover 0"'))).toBe(false);
  });
});
