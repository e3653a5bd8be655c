import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * Makes `folder` appear complete or not at all: `fill` writes into a temporary folder beside it, which is then
 * renamed. When another process published the same folder meanwhile, its (equal) one stays.
 * @param fill writes the contents into the folder it is given
 */
export async function publishFolder(
  folder: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${folder}.${randomUUID()}.tmp`;
  await fs.promises.mkdir(temporary, { recursive: true });
  try {
    await fill(temporary);
    await fs.promises.rename(temporary, folder);
  } catch (error) {
    await fs.promises.rm(temporary, { recursive: true, force: true });
    if (!isAlreadyThere(error) || !fs.existsSync(folder)) throw error;
  }
}

/** Writes `file` in one step: never half of it is seen under its name. */
export async function publishFile(file: string, contents: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  try {
    await fs.promises.writeFile(temporary, contents);
    await fs.promises.rename(temporary, file);
  } catch (error) {
    await fs.promises.rm(temporary, { force: true });
    throw error;
  }
}

function isAlreadyThere(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}
