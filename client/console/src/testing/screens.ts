/**
 * Takes pictures of every page and state, in both languages, on a phone and on a desk:
 * `npm run screens -w @fuqi/console -- <folder>`
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DESKTOP, PHONE, openBrowser, openProfile } from './browser';
import { takeScreens } from './screen-list';
import { openStage, BANK_A, CORE, T1, T2 } from './stage';

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? 'screens');
  const stage = await openStage([CORE, T1, T2, BANK_A]);
  const browser = await openBrowser();
  let failed = 0;
  for (const language of ['zh', 'en'] as const) {
    for (const [device, size] of [
      ['desk', DESKTOP],
      ['phone', PHONE],
    ] as const) {
      const into = join(folder, `${language}-${device}`);
      mkdirSync(into, { recursive: true });
      const profile = (theme: 'light' | 'dark' = 'light') =>
        openProfile(browser, { size, language, theme });
      for (const problem of await takeScreens({ stage, profile, into })) {
        process.stderr.write(`${language} ${device}: ${problem}\n`);
        failed += 1;
      }
    }
  }
  await browser.close();
  await stage.close();
  process.exit(failed === 0 ? 0 : 1);
}

void main();
