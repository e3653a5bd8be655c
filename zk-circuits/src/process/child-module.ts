import * as path from 'node:path';

/**
 * Arguments for `node` that run a module of this package in a process of its own.
 *
 * From the compiled package that is the module's JavaScript. When the sources run (under jest), the module is
 * TypeScript and a loader that translates it is put in front, so that tests see no stale build.
 * @param module path of the module without its extension
 */
export function childModule(module: string): string[] {
  if (path.extname(__filename) === '.js') return [`${module}.js`];
  return ['--require', path.join(__dirname, 'source-loader.cjs'), `${module}.ts`];
}
