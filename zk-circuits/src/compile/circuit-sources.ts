import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CompileError } from './compile-error';

/** One file that goes into a circuit. */
export interface CircuitSource {
  /** Absolute path. */
  readonly file: string;
  /** Path relative to the library or the main file's folder it was found in: the same on every machine. */
  readonly logical: string;
  readonly text: string;
}

const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const INCLUDE = /\binclude\s+"([^"]+)"\s*;/g;

/**
 * A main circuit and all it includes, each file once, in the order of inclusion.
 * @param main absolute path of the main file
 * @param libraries absolute folders searched for includes that are not relative to the including file
 * @throws CompileError ZK_INCLUDE_MISSING
 */
export function collectSources(main: string, libraries: readonly string[]): CircuitSource[] {
  const sources = new Map<string, CircuitSource>();
  const visit = (file: string, base: string): void => {
    if (sources.has(file)) return;
    const text = fs.readFileSync(file, 'utf8');
    sources.set(file, { file, logical: logicalName(base, file), text });
    for (const include of includesOf(text)) {
      const found = locate(include, { folder: path.dirname(file), base }, libraries);
      if (found === undefined) {
        throw new CompileError(
          'ZK_INCLUDE_MISSING',
          path.basename(main, '.circom'),
          `${logicalName(base, file)} includes ${include}, which is in no library`,
        );
      }
      visit(found.file, found.base);
    }
  };
  visit(main, path.dirname(main));
  return [...sources.values()];
}

/** SHA-256 in hex over the logical names and contents of `sources` and `settings` (compiler, flags). */
export function sourcesDigest(
  sources: readonly CircuitSource[],
  settings: readonly string[],
): string {
  const digest = createHash('sha256');
  const add = (text: string): void => {
    digest.update(`${Buffer.byteLength(text)}:`).update(text);
  };
  settings.forEach(add);
  for (const { logical, text } of sources) {
    add(logical);
    add(text);
  }
  return digest.digest('hex');
}

function includesOf(text: string): string[] {
  return [...text.replace(COMMENTS, '').matchAll(INCLUDE)].flatMap((match) => match[1] ?? []);
}

function logicalName(base: string, file: string): string {
  return path.relative(base, file).split(path.sep).join('/');
}

function locate(
  include: string,
  including: { folder: string; base: string },
  libraries: readonly string[],
): { file: string; base: string } | undefined {
  const candidates = [
    { file: path.resolve(including.folder, include), base: including.base },
    ...libraries.map((base) => ({ file: path.resolve(base, include), base })),
  ];
  return candidates.find(({ file }) => fs.existsSync(file));
}
