import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CHROMIUM_FLAGS, findChromium, serveFolder } from '@fuqi/zk-circuits/src/testing';
import { type BuildResult, build } from 'esbuild';
import { chromium } from 'playwright-core';
import { parseValues, stringifyValues } from './json-values';
import { formatSealedSecret } from './keys/parse-sealed-secret';
import { pureScrypt } from './keys/pure-scrypt';
import { sealSecret } from './keys/sealed-secret';
import type * as officer from './officer';
import { mintDeposit } from './operations/acts/grants';
import { passOn } from './operations/acts/own';
import { signRequest, signingRequest } from './operations/signing';
import { BANK_A, T1, T2, TestWorld } from './testing/world';

const ROOT = resolve(__dirname, '../../..');
const PROVER_PAGE = resolve(ROOT, 'zk-circuits/src/browser/page.ts');

const executablePath = findChromium();
/** A skipped test's name says why. */
const why = executablePath === undefined ? ' [no Chromium here: FUQI_CHROMIUM or the path]' : '';
const inChromium = executablePath === undefined ? test.skip : test;
const PASSPHRASE = 'three short words';
/** The lowest cost that is taken: the test is not about the passphrase. */
const COST = { N: 1 << 14, r: 8, p: 1 };

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

/** What reaches the device: texts, as a server sends them. */
interface Posted {
  readonly request: string;
  readonly sealed: string;
  readonly passphrase: string;
  readonly member: number;
}

/** Runs in the browser: it may name nothing of this module. */
async function signInPage(posted: Posted): Promise<{ sentences: string[]; signatures: string }> {
  const { fuqi } = globalThis as unknown as { readonly fuqi: typeof officer };
  const sealed = fuqi.parseSealedSecret(posted.sealed);
  const secret = await fuqi.openSecret(fuqi.pureScrypt, sealed, posted.passphrase);
  const request = fuqi.parseValues(posted.request) as officer.SigningRequest;
  const { sentences } = fuqi.reviewRequest(request, posted.member);
  const signer = new fuqi.OfficerKey(secret);
  const asked = { member: posted.member, slot: 0, signer };
  const signatures = await fuqi.signRequest(request, asked, () => true);
  return { sentences: sentences.map(({ en }) => en), signatures: fuqi.stringifyValues(signatures) };
}

/** Carries {@link signInPage} out in a page that loaded the officer's bundle. */
async function signedInPage(posted: Posted): ReturnType<typeof signInPage> {
  const { outputFiles } = await bundle('./officer', PROVER_PAGE);
  const page = '<!doctype html><script type="module" src="boot.js"></script>';
  const boot = "import * as fuqi from './client.js'; globalThis.fuqi = fuqi;";
  const served = await serveFolder(__dirname, {
    ...{ '/index.html': page, '/boot.js': boot, '/favicon.ico': '' },
    '/client.js': outputFiles?.[0]?.text ?? '',
  });
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS],
  });
  try {
    const opened = await browser.newPage();
    await opened.goto(`${served.url}index.html`);
    await opened.waitForFunction(() => 'fuqi' in globalThis);
    return await opened.evaluate(signInPage, posted);
  } finally {
    await browser.close();
    await served.close();
  }
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

  inChromium(
    `opens the officer's key, shows what would be signed and signs it in a page${why}`,
    async () => {
      const world = await TestWorld.open();
      const bank = world.member(BANK_A);
      await bank.carryOut(mintDeposit(bank.session, { to: T1, value: 100_000n }));
      const supplier = world.member(T1);
      const draft = await passOn(supplier.session, [supplier.find(() => true)], {
        ...{ payee: T2, values: [60_000n] },
      });
      const request = signingRequest(draft);
      const signer = supplier.officers[0]!;
      const sealed = await sealSecret(
        pureScrypt,
        signer.exportSecret(),
        PASSPHRASE,
        { kind: 'officer', facts: {} },
        { cost: COST },
      );
      const posted = {
        ...{ request: stringifyValues(request), sealed: formatSealedSecret(sealed) },
        ...{ passphrase: PASSPHRASE, member: T1 },
      };
      const { sentences, signatures } = await signedInPage(posted);
      expect(sentences).toEqual([expect.stringContaining('Pass ¥600.00 of the deposit')]);
      const expected = await signRequest(request, { member: T1, slot: 0, signer }, () => true);
      expect(parseValues(signatures)).toEqual(expected);
    },
    60_000,
  );
});
