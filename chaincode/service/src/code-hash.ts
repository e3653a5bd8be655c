import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readFile } from './settings';

/** A package whose compiled code runs in the service. */
export interface CodePackage {
  readonly name: string;
  /** Folder of the compiled code. */
  readonly folder: string;
}

/**
 * SHA-256 of what a bank runs when it endorses: every compiled module of the packages, by package and path, and the lock file
 * that fixes all others. Maps, declarations and build records are left out: they do not run.
 *
 * Each file counts as one line `<sha256>  <package>/<path>`, sorted, in the form of `sha256sum`.
 */
export function hashCode(packages: readonly CodePackage[], lockFile: string): string {
  const lines = packages.flatMap(({ name, folder }) =>
    modulesIn(folder).map((file) => {
      const path = relative(folder, file).split(sep).join('/');
      return `${sha256(readFile(file))}  ${name}/${path}\n`;
    }),
  );
  lines.push(`${sha256(readFile(lockFile))}  package-lock.json\n`);
  return sha256(Buffer.from(lines.sort().join('')));
}

function modulesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return modulesIn(path);
    return entry.name.endsWith('.js') ? [path] : [];
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
