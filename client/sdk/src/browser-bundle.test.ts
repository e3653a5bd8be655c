import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type BuildResult, build } from 'esbuild';

const ROOT = resolve(__dirname, '../../..');
const PROVER_PAGE = resolve(ROOT, 'zk-circuits/src/browser/page.ts');

/** Bundles modules for a browser as an application would: whatever needs Node is an error. */
function bundle(...modules: string[]): Promise<BuildResult<{ metafile: true }>> {
  const contents = modules.map((module) => `export * from ${JSON.stringify(module)};`).join('\n');
  return build({
    ...{ bundle: true, platform: 'browser', format: 'esm', target: 'es2022', write: false },
    // The packages' sources, so that no stale build is looked at.
    ...{ tsconfig: resolve(ROOT, 'tsconfig.check.json'), absWorkingDir: ROOT },
    ...{ metafile: true, logLevel: 'silent', outfile: 'client.js' },
    stdin: { contents, resolveDir: __dirname },
  });
}

describe('a browser’s client', () => {
  test('reviews, signs and proves without Node, and without snarkjs in the page', async () => {
    const { metafile } = await bundle('./officer', PROVER_PAGE);
    const { imports, exports } = metafile.outputs['client.js'] ?? { imports: [], exports: [] };
    expect(imports).toEqual([]);
    expect(exports).toEqual(expect.arrayContaining(['signRequest', 'OfficerKey', 'openBundle']));
    const inputs = Object.keys(metafile.inputs);
    expect(inputs).toContain('client/sdk/src/officer.ts');
    expect(inputs).toContain('zk-circuits/src/prove/queue-prover.ts');
    expect(inputs.filter((file) => /snarkjs|ffjavascript|circom/.test(file))).toEqual([]);
  });

  test('cannot be the whole SDK, whose drafting and key store need Node', async () => {
    await expect(bundle('./index')).rejects.toThrow(/Could not resolve "node:/);
  });
});
