import * as fs from 'node:fs';
import * as path from 'node:path';
import { CircomRunner, bindings } from 'circom2';

/**
 * Runs the circom compiler (WebAssembly) in a process of its own: it blocks its thread for as long as it works,
 * takes up to a gigabyte, and ends by an exit code. Its file system is the current folder of the process, seen as
 * `.`: the only mapping under which its lookup of includes works.
 */
function main(args: string[]): void {
  const compiler = path.join(path.dirname(require.resolve('circom2/package.json')), 'circom.wasm');
  const runner = new CircomRunner({
    args,
    env: {},
    preopens: { '.': process.cwd() },
    bindings: {
      ...bindings,
      fs,
      exit: (code) => process.exit(code),
      kill: () => process.exit(1),
    },
  });
  runner.execute(new Uint8Array(fs.readFileSync(compiler))).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}

main(process.argv.slice(2));
