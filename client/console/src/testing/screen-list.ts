/** Every page and state that is pictured. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { openProfile } from './browser';
import { BANK_A, CORE, T1 } from './stage';
import type { Stage } from './stage';

const SETTLE_MS = 120;

type Profile = Awaited<ReturnType<typeof openProfile>>;

interface Setting {
  readonly stage: Stage;
  readonly profile: (theme?: 'light' | 'dark') => Promise<Profile>;
  /** Folder of the pictures. */
  readonly into: string;
}

/** Waits until nothing is being read. */
export async function settled(page: Page): Promise<void> {
  // The stream of events stays open, so the network is never idle.
  await page.locator('h1').first().waitFor();
  // The page's policy forbids what waits by evaluating text, so this asks again and again.
  const busy = page.locator('.state-loading, [aria-busy=true]');
  while ((await busy.count()) > 0) await page.waitForTimeout(SETTLE_MS);
  await page.waitForTimeout(SETTLE_MS);
}

/** @returns what went wrong, in words */
export async function takeScreens({ stage, profile, into }: Setting): Promise<string[]> {
  const problems: string[] = [];
  const shot = async (page: Page, name: string): Promise<void> => {
    await settled(page);
    await page.screenshot({ path: join(into, `${name}.png`), fullPage: true });
  };
  const visit = async (name: string, work: (page: Page) => Promise<void>, theme?: 'dark') => {
    const { page, context, errors } = await profile(theme);
    try {
      await work(page);
    } catch (error) {
      problems.push(`${name}: ${String(error)}`);
      await page.screenshot({ path: join(into, `${name}-failed.png`) }).catch(() => undefined);
    }
    problems.push(...errors.map((error) => `${name}: ${error}`));
    await context.close();
  };
  const supplier = stage.sitter(T1);

  await visit('door', async (page) => {
    await page.goto(supplier.url);
    await shot(page, 'door');
  });
  await visit('supplier', async (page) => {
    await page.goto(supplier.entry);
    await shot(page, 'home');
    for (const path of [
      'vouchers',
      'vouchers?kind=deposit',
      'operations',
      'offers',
      'more',
      'no-such-page',
      ...['calendar', 'explorer', 'explorer/3', 'network', 'counterparties', 'glossary', 'errors'],
      ...['settings', 'settings/keys', 'settings/webhooks', 'settings/audit', 'bank/requests'],
    ]) {
      await page.goto(`${supplier.url}/${path}`);
      await shot(page, path.replace(/[?=/]/g, '-'));
    }
    await page.goto(`${supplier.url}/issue`);
    await shot(page, 'issue-other-role');
    await page.goto(`${supplier.url}/vouchers/${'0'.repeat(64)}`);
    await shot(page, 'voucher-unknown');
    await page.goto(`${supplier.url}/vouchers?state=available`);
    await page.locator('.voucher-list a').first().click();
    await page.waitForURL(/vouchers\/[0-9a-f]{64}$/);
    await shot(page, 'voucher');
    const voucher = page.url();
    for (const path of ['split', 'pass-on', 'sell']) {
      await page.goto(`${voucher}/${path}`);
      await shot(page, `voucher-${path}`);
    }
    await page.goto(`${supplier.url}/vouchers?state=offered`);
    await page.locator('.voucher-list a').first().click();
    await page.waitForURL(/vouchers\/[0-9a-f]{64}$/);
    await page.goto(`${page.url()}/accept`);
    await shot(page, 'voucher-accept');
    await page.locator('.two-buttons button').first().click();
    await page.waitForURL(/operations\/[0-9a-f]{32}$/);
    await page.locator('button.ant-btn-primary:not([disabled])').waitFor();
    await shot(page, 'operation-to-sign');
    await page.goto(`${supplier.url}/operations`);
    await shot(page, 'operations-list');
  });
  await visit(
    'dark',
    async (page) => {
      await page.goto(supplier.entry);
      await shot(page, 'dark-home');
      await page.goto(`${supplier.url}/vouchers?state=available`);
      await page.locator('.voucher-list a').first().click();
      await shot(page, 'dark-voucher');
    },
    'dark',
  );
  await visit('core', async (page) => {
    const core = stage.sitter(CORE);
    await page.goto(core.entry);
    await shot(page, 'core-home');
    await page.goto(`${core.url}/issue`);
    await shot(page, 'issue-invoice');
    await page.locator('form button[type=submit]').click();
    await shot(page, 'issue-amount');
    await page.locator('#face').fill('1000000');
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(/operations\/[0-9a-f]{32}$/);
    await page.locator('button.ant-btn-primary:not([disabled])').waitFor();
    await shot(page, 'issue-to-sign');
    const operation = page.url();
    await page.locator('button.ant-btn-primary:not([disabled])').click();
    await page.locator('.notice').waitFor();
    await shot(page, 'issue-waits-for-checker');
    const checker = await profile();
    await checker.page.goto(stage.sitter(CORE, 1).entry);
    await checker.page.goto(operation);
    await checker.page.locator('button.ant-btn-primary:not([disabled])').waitFor();
    await shot(checker.page, 'issue-checker');
    const release = stage.holdProofs();
    await checker.page.locator('button.ant-btn-primary:not([disabled])').click();
    await checker.page.locator('.working').waitFor();
    await checker.page.screenshot({ path: join(into, 'issue-proving.png'), fullPage: true });
    release();
    await checker.page.locator('.outcome-good').waitFor();
    await shot(checker.page, 'issue-written');
    await checker.context.close();
  });
  await visit('reader', async (page) => {
    await page.goto(await stage.reader(T1));
    await shot(page, 'reader-home');
  });
  await visit('bank', async (page) => {
    await page.goto(stage.sitter(BANK_A).entry);
    await shot(page, 'bank-home');
    for (const path of ['bank/requests', 'bank/funding', 'bank/exposure', 'quotas']) {
      await page.goto(`${stage.sitter(BANK_A).url}/${path}`);
      await shot(page, path.replace('/', '-'));
    }
  });
  return problems;
}
