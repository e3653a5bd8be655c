import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMclVerifier, parseSnarkjsKey } from '@fuqi/contracts';
import { type Browser, type Page, chromium } from 'playwright-core';
import type { PreparedCircuit } from '../keys/prepare-circuit';
import { prepareKeys } from '../keys/prepare-keys';
import { toBigEndian } from '../prove/proof-bytes';
import { CHROMIUM_FLAGS, findChromium } from '../testing/browser/find-chromium';
import {
  PAGES,
  type PageJob,
  type PageReport,
  proveInPage,
} from '../testing/browser/prove-in-page';
import { ONE_CORE_POLICY, type ServedFolder, serveFolder } from '../testing/browser/serve-folder';
import { World } from '../testing/world';
import { attestPaid, proveAttest } from '../testing/world-legs';
import { ownMerge, proveMove } from '../testing/world-moves';
import { bundleForBrowser } from './bundle';

const executablePath = findChromium();
/** A skipped test's name says why. */
const why = executablePath === undefined ? ' [no Chromium here: FUQI_CHROMIUM or the path]' : '';
const inChromium = executablePath === undefined ? it.skip : it;
/** A page that proved itself would stand still for seconds; one beside two busy cores misses some frames. */
const LONGEST_GAP_MS = 1000;
const CIRCUITS = ['attest', 'move'];

describe('the bundle in a real page', () => {
  let folder: string;
  let circuits: PreparedCircuit[];
  let served: ServedFolder;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    if (executablePath === undefined) return;
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuqi-browser-'));
    circuits = (await prepareKeys()).filter(({ name }) => CIRCUITS.includes(name));
    await bundleForBrowser({ out: folder, circuits });
    served = await serveFolder(folder, PAGES);
    // Started with an empty profile, which is removed with it.
    browser = await chromium.launch({ executablePath, headless: true, args: [...CHROMIUM_FLAGS] });
    page = await openPage(served);
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
  }, 600_000);
  afterAll(async () => {
    if (executablePath === undefined) return;
    await browser.close();
    await served.close();
    fs.rmSync(folder, { recursive: true });
  });

  const openPage = async ({ url }: ServedFolder): Promise<Page> => {
    const opened = await browser.newPage();
    await opened.goto(`${url}index.html`);
    await opened.waitForFunction(() => 'fuqi' in globalThis);
    return opened;
  };
  const prove = (job: PageJob): Promise<PageReport> => page.evaluate(proveInPage, job);
  /** Whether the ledger's verifier accepts what the page made. */
  const accepted = async (circuit: string, { proof, publics }: PageReport): Promise<boolean> => {
    const verifier = await createMclVerifier();
    const { verifyingKey } = circuits.find(({ name }) => name === circuit)!;
    const key = verifier.prepareKey(
      parseSnarkjsKey(JSON.parse(fs.readFileSync(verifyingKey, 'utf8'))),
    );
    const bytes = publics!.flatMap((value) => [...toBigEndian(value)]);
    const item = { key, proof: Uint8Array.from(proof!), publics: Uint8Array.from(bytes) };
    return verifier.verifyBatch([item]).ok;
  };
  const attest = (): ReturnType<typeof proveAttest> => {
    const world = new World();
    return proveAttest(world, attestPaid(world, 10_000_00n));
  };
  const move = (): ReturnType<typeof proveMove> => {
    const world = new World();
    return proveMove(world, ownMerge(world));
  };
  const expectProgress = ({ progress }: PageReport): void => {
    expect(progress[0]).toEqual({ stage: 'queued', fraction: 0 });
    expect(progress[1]).toEqual({ stage: 'witness', fraction: 0 });
    const fractions = progress.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(new Set(fractions).size).toBeGreaterThanOrEqual(8);
    expect(fractions.at(-1)).toBeGreaterThan(0.8);
  };
  const expectResponsive = ({ longestTick, longestFrame }: PageReport): void => {
    expect(longestTick).toBeLessThan(LONGEST_GAP_MS);
    expect(longestFrame).toBeLessThan(LONGEST_GAP_MS);
  };

  inChromium.each([
    ['attest', attest],
    ['move', move],
  ] as const)(
    `proves %s for the ledger's verifier, tells how far it is, and leaves the page free${why}`,
    async (circuit, assign) => {
      const { input, publics } = assign();
      const report = await prove({ circuit, input });
      expect(report.code).toBeUndefined();
      expect(report.publics).toEqual(publics);
      expect(await accepted(circuit, report)).toBe(true);
      // The worker and the threads that it started.
      expect(page.workers().length).toBeGreaterThan(1);
      expectProgress(report);
      expectResponsive(report);
    },
    240_000,
  );

  inChromium(
    `stops move half way, with every thread of it, and proves again${why}`,
    async () => {
      const report = await prove({ circuit: 'move', input: move().input, cancelAt: 0.4 });
      expect(report.code).toBe('ZK_PROVE_CANCELLED');
      expect(report.progress.at(-1)?.fraction).toBeLessThan(0.6);
      expect(report.cancelledAfter).toBeLessThan(LONGEST_GAP_MS);
      expectResponsive(report);
      expect(await workersLeft(page)).toBe(0);
      const { input } = attest();
      const next = await prove({ circuit: 'attest', input });
      expect(await accepted('attest', next)).toBe(true);
    },
    240_000,
  );

  inChromium(
    `sees a page that is not free${why}`,
    async () => {
      const { input } = attest();
      const report = await prove({ circuit: 'attest', input, block: LONGEST_GAP_MS });
      expect(report.longestTick).toBeGreaterThanOrEqual(LONGEST_GAP_MS);
      expect(report.longestFrame).toBeGreaterThanOrEqual(LONGEST_GAP_MS);
    },
    60_000,
  );

  inChromium(
    `proves on one core where no thread may start${why}`,
    async () => {
      const strict = await serveFolder(folder, PAGES, ONE_CORE_POLICY);
      try {
        const strictPage = await openPage(strict);
        const job: PageJob = { circuit: 'attest', input: attest().input };
        const report = await strictPage.evaluate(proveInPage, job);
        expect(await accepted('attest', report)).toBe(true);
        expect(strictPage.workers()).toHaveLength(1);
        await strictPage.close();
      } finally {
        await strict.close();
      }
    },
    120_000,
  );

  inChromium(
    `refuses a dishonest input like the prover in Node${why}`,
    async () => {
      const input = { ...attest().input, amount: 1n };
      const report = await prove({ circuit: 'attest', input });
      expect(report.code).toBe('ZK_WITNESS_REFUSED');
    },
    60_000,
  );

  inChromium(`needs no more than the content security policy that the README names${why}`, () => {
    expect(faults).toEqual([]);
  });
});

/** Workers of the page once all have ended, or after two seconds. */
async function workersLeft(page: Page): Promise<number> {
  for (let waits = 0; page.workers().length > 0 && waits < 20; waits++) {
    await page.waitForTimeout(100);
  }
  return page.workers().length;
}
