import { spawn } from 'node:child_process';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PACKAGE_ROOT, addonFile } from './addon-file';

/** What cargo calls the library. */
function libraryName(): string {
  switch (process.platform) {
    case 'win32':
      return 'fuqi_verifier.dll';
    case 'darwin':
      return 'libfuqi_verifier.dylib';
    default:
      return 'libfuqi_verifier.so';
  }
}

/**
 * Builds the addon with cargo and puts it where {@link addonFile} says; takes a minute the first time.
 * @returns false when there is no cargo or it fails; nothing else depends on it
 */
export async function buildAddon(cargo = 'cargo', file = addonFile()): Promise<boolean> {
  const target = join(PACKAGE_ROOT, 'build', 'cargo');
  const manifest = join(PACKAGE_ROOT, 'native', 'Cargo.toml');
  const args = ['build', '--release', '--locked', '--manifest-path', manifest];
  const child = spawn(cargo, [...args, '--target-dir', target], { stdio: 'inherit' });
  const built = await new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
  if (built) await publish(join(target, 'release', libraryName()), file);
  return built;
}

/** In one step and under a new inode: a process that has the old one loaded keeps it whole. */
async function publish(library: string, file: string): Promise<void> {
  const temporary = `${file}.${String(process.pid)}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await copyFile(library, temporary);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
