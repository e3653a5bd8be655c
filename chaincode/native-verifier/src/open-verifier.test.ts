import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createMclVerifier } from '@fuqi/contracts';
import { TrapdoorKey, publicBytes } from '@fuqi/contracts/dist/proof/testing/index';
import { ABI_VERSION, type Addon, type NativeBatchHandle } from './addon';
import { addonFile, chaincodeModule } from './host/addon-file';
import { buildAddon } from './host/build-addon';
import { checkVersion, loadAddon } from './host/load-addon';
import { knownProofs } from './known-proofs';
import { openNativeVerifier, openVerifier, verifierOn } from './open-verifier';
import { agreesOnKnownProofs } from './self-test';
import { isBuilt, why } from './testing/built-addon';
import { strayPoints } from './testing/stray-points';

const built = isBuilt ? test : test.skip;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-addon-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('without an addon', () => {
  const missing = (): string => join(folder, 'none.node');

  test('WebAssembly verifies, with the reason', async () => {
    const opened = await openVerifier('auto', missing());
    expect(opened).toMatchObject({ engine: 'wasm', unavailable: { code: 'NATIVE_NOT_BUILT' } });
    expect(agreesOnKnownProofs(opened.verifier)).toBe(true);
    expect(await openVerifier('wasm', missing())).not.toHaveProperty('unavailable');
  });

  test('asking for the native one fails with how to build it', async () => {
    await expect(openVerifier('native', missing())).rejects.toThrow('dist/build.js');
  });

  test('a file that is no addon is not loaded', () => {
    const file = join(folder, 'text.node');
    writeFileSync(file, 'not a library');
    expect(() => openNativeVerifier(file)).toThrow(
      expect.objectContaining({ code: 'NATIVE_DOES_NOT_LOAD' }),
    );
  });

  test('without cargo nothing is built', async () => {
    const file = join(folder, 'built.node');
    expect(await buildAddon(join(folder, 'no-cargo'), file)).toBe(false);
    expect(() => openNativeVerifier(file)).toThrow(
      expect.objectContaining({ code: 'NATIVE_NOT_BUILT' }),
    );
  });
});

describe('an addon that must not be used', () => {
  class Believing implements NativeBatchHandle {
    clear(): void {
      // keeps nothing
    }
    add(): number {
      return 0;
    }
    weigh(): void {
      // keeps nothing
    }
    holds(): boolean {
      return true;
    }
  }
  const believing: Addon = {
    abiVersion: () => ABI_VERSION,
    VerifyingKey: class {
      readonly fault = 0;
      readonly place = 0;
    },
    Batch: Believing,
  };

  test('of another version is refused', () => {
    for (const exports of [{}, { ...believing, abiVersion: () => ABI_VERSION + 1 }]) {
      expect(() => checkVersion(exports)).toThrow(
        expect.objectContaining({ code: 'NATIVE_OTHER_VERSION' }),
      );
    }
  });

  test('that believes everything is refused', () => {
    expect(() => verifierOn(believing)).toThrow(
      expect.objectContaining({ code: 'NATIVE_DISAGREES' }),
    );
  });

  built(`whose pairings say yes, or whose points are not checked, is refused${why}`, () => {
    const real = loadAddon(addonFile());
    class Yes extends real.Batch {
      override holds(): boolean {
        return true;
      }
    }
    class No extends real.Batch {
      override holds(): boolean {
        return false;
      }
    }
    class Unchecked extends real.VerifyingKey {
      override readonly fault = 0;
    }
    for (const wrong of [{ Batch: Yes }, { Batch: No }, { VerifyingKey: Unchecked }]) {
      expect(() => verifierOn({ ...real, ...wrong })).toThrow(
        expect.objectContaining({ code: 'NATIVE_DISAGREES' }),
      );
    }
  });
});

describe('known proofs', () => {
  test('are those of a key that everybody can make', async () => {
    const key = await TrapdoorKey.create({ seed: 'native self-test', publicCount: 2 });
    const publics = key.samplePublics('known');
    expect(knownProofs()).toEqual({
      ...{ key: key.keyBytes, publics: publicBytes(publics), stray: strayPoints()[0] },
      ...{ proof: key.forge(publics), otherProof: key.forge(publics, 1) },
    });
  });

  test('are judged by WebAssembly as the self-test says', async () => {
    expect(agreesOnKnownProofs(await createMclVerifier())).toBe(true);
  });
});

describe('with the addon', () => {
  built(`it is taken by itself and when asked for${why}`, async () => {
    expect((await openVerifier()).engine).toBe('native');
    expect((await openVerifier('native')).engine).toBe('native');
  });

  built(
    `threads come and go with verifiers of their own${why}`,
    async () => {
      const script = `
        const { parentPort } = require('node:worker_threads');
        const { verifierInUse } = require(${JSON.stringify(chaincodeModule())});
        parentPort.postMessage(verifierInUse.engine);`;
      const inThread = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const worker = new Worker(script, { eval: true });
          worker.once('error', reject);
          worker.once('message', (engine) => {
            void worker.terminate().then(() => resolve(engine));
          });
        });
      expect(await Promise.all([inThread(), inThread()])).toEqual(['native', 'native']);
      expect(await inThread()).toBe('native');
      expect(agreesOnKnownProofs(openNativeVerifier())).toBe(true);
    },
    60_000,
  );
});
