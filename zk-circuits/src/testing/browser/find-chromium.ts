import * as fs from 'node:fs';
import * as path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium of this machine: the one `FUQI_CHROMIUM` names, else the first on the path. */
export function findChromium(): string | undefined {
  const named = process.env['FUQI_CHROMIUM'];
  if (named !== undefined) return fs.existsSync(named) ? named : undefined;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find((file) => fs.existsSync(file));
}
