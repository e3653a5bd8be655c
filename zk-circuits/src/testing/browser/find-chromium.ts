import * as fs from 'node:fs';
import * as path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Works in a container, and asks nobody outside of this machine for anything. */
export const CHROMIUM_FLAGS: readonly string[] = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A Chromium of this machine: the one `FUQI_CHROMIUM` names, else the first on the path. */
export function findChromium(): string | undefined {
  const named = process.env['FUQI_CHROMIUM'];
  if (named !== undefined) return fs.existsSync(named) ? named : undefined;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));
}
