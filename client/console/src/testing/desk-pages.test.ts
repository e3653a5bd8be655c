/** Pages of banks, the clearing desk and everybody's tools, in a real browser before real gateways. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { discount, formatMoney, interestDays, parseIsoDay, unwrap } from '@fuqi/domain';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from './axe';
import { DESKTOP, HAS_BROWSER, PHONE, WHY_SKIPPED, openBrowser, openProfile } from './browser';
import { settled } from './screen-list';
import { BANK_A, CORE, MANDATE, T1, openStage } from './stage';
import type { Sitter, Stage } from './stage';

jest.setTimeout(300_000);
const inBrowser = HAS_BROWSER ? test : test.skip;

/** Paths by who opens them. */
const PAGES: readonly (readonly [member: number, paths: readonly string[]])[] = [
  [BANK_A, ['bank/requests', 'bank/funding', 'bank/exposure', 'quotas']],
  [MANDATE, ['clearing']],
  [CORE, ['quotas', 'calendar']],
  [
    T1,
    [
      ...['calendar', 'explorer', 'explorer/3', 'network', 'counterparties', 'glossary', 'errors'],
      ...['settings', 'settings/keys', 'settings/webhooks', 'settings/audit'],
    ],
  ],
];

describe('desk pages', () => {
  let stage: Stage;
  let browser: Browser;

  beforeAll(async () => {
    if (!HAS_BROWSER) return;
    stage = await openStage([CORE, T1, BANK_A, MANDATE]);
    browser = await openBrowser();
  });
  afterAll(async () => {
    if (!HAS_BROWSER) return;
    await browser.close();
    await stage.close();
  });

  async function enter(sitter: Sitter, setting: Parameters<typeof openProfile>[1] = {}) {
    const profile = await openProfile(browser, setting);
    await profile.page.goto(sitter.entry);
    await settled(profile.page);
    return profile;
  }

  async function wider(page: Page): Promise<number> {
    return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  }

  for (const [language, device, size, theme] of [
    ['zh', 'desk', DESKTOP, 'light'],
    ['en', 'phone', PHONE, 'dark'],
  ] as const) {
    inBrowser(
      `every page is accessible, whole and free of errors: ${language}, ${device}, ${theme}${WHY_SKIPPED}`,
      async () => {
        const found: string[] = [];
        for (const [member, paths] of PAGES) {
          const sitter = stage.sitter(member);
          const { page, context, errors } = await enter(sitter, { language, size, theme });
          for (const path of paths) {
            await page.goto(`${sitter.url}/${path}`);
            await settled(page);
            found.push(...(await axeFindings(page)).map((finding) => `${path}: ${finding}`));
            if ((await wider(page)) > 0) found.push(`${path}: wider than the screen`);
            found.push(...errors.splice(0).map((error) => `${path}: ${error}`));
          }
          await context.close();
        }
        expect(found).toEqual([]);
      },
    );
  }

  inBrowser(`a page for another role says so and shows nothing${WHY_SKIPPED}`, async () => {
    const supplier = stage.sitter(T1);
    const { page, context } = await enter(supplier);
    for (const path of ['bank/requests', 'bank/exposure', 'quotas', 'clearing']) {
      await page.goto(`${supplier.url}/${path}`);
      await page.getByText('与贵公司在网络中的角色不符').waitFor();
    }
    await context.close();
  });

  inBrowser(`a reading that fails shows the code and what to do next${WHY_SKIPPED}`, async () => {
    const supplier = stage.sitter(T1);
    const { page, context } = await enter(supplier);
    const problem = {
      ...{ type: 'about:blank', title: '账本暂时不可用', status: 422, detail: '', instance: '/' },
      ...{ code: 'FUQI-LEDGER-001', retryable: false, next: '请联系运营方。' },
      ...{ traceId: '0'.repeat(32), errors: [] },
    };
    await page.route('**/v1/blocks*', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify(problem),
      }),
    );
    await page.goto(`${supplier.url}/explorer`);
    await page.getByText('FUQI-LEDGER-001').waitFor();
    await page.getByText('请联系运营方。').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  inBrowser(`what is loading says so${WHY_SKIPPED}`, async () => {
    const supplier = stage.sitter(T1);
    const { page, context } = await enter(supplier);
    await page.route('**/v1/vouchers*', () => undefined);
    await page.goto(`${supplier.url}/calendar`);
    await page.locator('.state-loading').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  inBrowser(`the ladder is a picture, a table, a sentence and a file${WHY_SKIPPED}`, async () => {
    const supplier = stage.sitter(T1);
    const { page, context } = await enter(supplier);
    await page.goto(`${supplier.url}/calendar`);
    const figure = page.locator('figure').first();
    await figure.locator('canvas').waitFor();
    const sentence = await figure.locator('figcaption').innerText();
    expect(sentence).toContain('¥4,001,409.50');
    expect(await figure.getByRole('img').getAttribute('aria-label')).toBe(sentence);
    const file = page.waitForEvent('download');
    await figure.getByRole('button', { name: '导出 CSV' }).click();
    expect((await file).suggestedFilename()).toMatch(/^maturity-ladder-\d{4}-\d\d-\d\d\.csv$/);
    await figure.getByText('表', { exact: true }).click();
    await figure.getByRole('cell', { name: '¥4,000,000.00' }).first().waitFor();
    await context.close();
  });

  inBrowser(`a stranger and the owner see one block differently${WHY_SKIPPED}`, async () => {
    const supplier = stage.sitter(T1);
    const { page, context } = await enter(supplier);
    await page.goto(`${supplier.url}/explorer`);
    await page.getByLabel('只看与我有关的区块').check();
    await page.locator('.data-table a').first().click();
    const own = page.getByRole('region', { name: '我看到的' }).first();
    const strange = page.getByRole('region', { name: '陌生人看到的' }).first();
    await own.getByText('涉及的我方凭证').waitFor();
    await own.getByText(/¥/).first().waitFor();
    expect(await strange.innerText()).not.toContain('¥');
    await context.close();
  });

  inBrowser(`the clearing desk sees what falls due and who owes it${WHY_SKIPPED}`, async () => {
    const desk = stage.sitter(MANDATE);
    const { page, context } = await enter(desk);
    await page.goto(`${desk.url}/clearing`);
    await page.getByText('今天没有需要付款的到期凭证').waitFor();
    await page.getByText('到期安排').click();
    await page.locator('figcaption').getByText('¥6,001,409.50').waitFor();
    await page.getByText('各开立人').click();
    await page.locator('figcaption').getByText('¥6,001,409.50').waitFor();
    await page.getByRole('cell', { name: '鼎新重工' }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  inBrowser(
    `a bank gives a quote whose sums are exact before it is sent${WHY_SKIPPED}`,
    async () => {
      const supplier = stage.sitter(T1);
      const held = stage.world
        .member(T1)
        .find(({ note, spent }) => note.value === 400_000_000n && spent === undefined);
      const asked = await fetch(`${supplier.url}/v1/quote-requests`, {
        method: 'POST',
        headers: {
          ...{ Authorization: `Bearer ${supplier.apiKey}`, 'Content-Type': 'application/json' },
          'Idempotency-Key': 'quote-request-of-the-page-test',
        },
        body: JSON.stringify({
          voucher: held.commitment.toString(16).padStart(64, '0'),
          ...{ value: '400000000', banks: [BANK_A] },
        }),
      });
      expect(asked.status).toBe(201);
      const { due } = (await asked.json()) as { due: string };
      const bank = stage.sitter(BANK_A);
      const { page, context } = await enter(bank);
      await page.goto(`${bank.url}/bank/requests`);
      await page.locator('.data-table a').first().click();
      await page.getByLabel('年利率（%）').fill('3.65');
      const today = await page.getByLabel('报价有效期至').inputValue();
      const days = unwrap(interestDays(unwrap(parseIsoDay(today)), unwrap(parseIsoDay(due))));
      const sums = unwrap(discount(400_000_000n, { rateBps: 365, days, dayBasis: 360 }));
      await page
        .locator('.quote-net')
        .getByText(unwrap(formatMoney(sums.net)))
        .waitFor();
      await page.getByRole('button', { name: '提交报价' }).click();
      await page.getByText('报价已送达卖方').waitFor();
      await page.getByText(unwrap(formatMoney(sums.net))).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await context.close();
    },
  );
});
