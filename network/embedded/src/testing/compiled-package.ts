import { transformSync } from '@swc/core';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Embedded from '../index';

/** The package as JavaScript, compiled from the present sources: threads cannot run TypeScript. */
export interface CompiledPackage {
  readonly embedded: typeof Embedded;
  /** A chaincode module with the script contract. */
  readonly modulePath: string;
  readonly directory: string;
  remove(): void;
}

const SOURCES = join(__dirname, '..');
const BUILD = join(SOURCES, '..', 'build');

/** Compiles into a fresh folder inside the package, from where dependencies resolve. */
export function compilePackage(): CompiledPackage {
  mkdirSync(BUILD, { recursive: true });
  const directory = mkdtempSync(join(BUILD, 'threads-'));
  for (const folder of ['.', 'serve', 'testing']) {
    mkdirSync(join(directory, folder), { recursive: true });
    for (const name of readdirSync(join(SOURCES, folder))) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name.endsWith('.d.ts')) continue;
      const source = readFileSync(join(SOURCES, folder, name), 'utf8');
      const target = join(directory, folder, name.replace(/\.ts$/, '.js'));
      writeFileSync(target, compile(source));
    }
  }
  return {
    embedded: createRequire(__filename)(join(directory, 'index.js')) as typeof Embedded,
    modulePath: join(directory, 'testing', 'script-contract.js'),
    directory,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function compile(source: string): string {
  return transformSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    swcrc: false,
  }).code;
}
