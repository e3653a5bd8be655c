/** A real browser for the tests of the page. */
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '@fuqi/zk-circuits/src/testing';

const executablePath = findChromium();

/** Says in a skipped test's name why it is skipped. */
export const WHY_SKIPPED =
  executablePath === undefined ? ' [no Chromium here: FUQI_CHROMIUM or the path]' : '';
export const HAS_BROWSER = executablePath !== undefined;

export const PHONE = { width: 360, height: 640 } as const;
export const DESKTOP = { width: 1280, height: 800 } as const;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS],
  });
}

/** A profile of its own, as another person's device. What a page reports as an error is collected. */
export async function openProfile(
  browser: Browser,
  setting: {
    readonly size?: { readonly width: number; readonly height: number };
    readonly language?: 'zh' | 'en';
    readonly theme?: 'light' | 'dark';
  } = {},
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const { size = DESKTOP, language = 'zh', theme = 'light' } = setting;
  const context = await browser.newContext({
    viewport: { ...size },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    hasTouch: size.width < 500,
  });
  // In the page's own words: this program has no page's types.
  await context.addInitScript(
    `if (localStorage.getItem('fuqi.language') === null) localStorage.setItem('fuqi.language', '${language}');`,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { context, page, errors };
}
