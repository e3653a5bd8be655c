import * as fs from 'node:fs';
import * as path from 'node:path';
import { version as COMPILER_VERSION } from 'circom2/package.json';
import { buildRoot, circuitLibraries } from '../paths';
import { publishFolder } from '../process/publish-folder';
import { collectSources, sourcesDigest } from './circuit-sources';
import { CompileError } from './compile-error';
import { runCircom } from './run-circom';

/**
 * How far circom simplifies constraints: O0 not at all, O1 replaces signals equal to another or to a constant, O2
 * eliminates every linear constraint. Keys are made from O2; O1 compiles several times faster and suits unit tests.
 */
export type Optimisation = 'O0' | 'O1' | 'O2';

/** The compiler's output, in a folder that is never changed once it is there. */
export interface CompiledCircuit {
  readonly name: string;
  readonly optimisation: Optimisation;
  /** SHA-256 of all sources, the compiler's version and its flags. */
  readonly digest: string;
  readonly folder: string;
  /** Constraints in the r1cs format of iden3. */
  readonly r1cs: string;
  /** Witness calculator. */
  readonly wasm: string;
  /** Names of the wires. */
  readonly sym: string;
  /** Whether it was there already. */
  readonly cached: boolean;
}

/** Where and how to compile; all but `main` have the defaults of this package. */
export interface CompileOptions {
  /** Path of the main file; its name is the circuit's. */
  readonly main: string;
  /** Default O2. */
  readonly optimisation?: Optimisation;
  /** Default: this package's circuits and the packages beside circomlib. */
  readonly libraries?: readonly string[];
  /** Leave out the calculator, whose generation takes most of the memory and much of the time. */
  readonly constraintsOnly?: boolean;
  /** Default: this package's build folder. */
  readonly root?: string;
}

/** Version of circom's npm package, part of every digest. */
export { COMPILER_VERSION };

/**
 * Compiles a circuit unless that was done before: a second call only hashes the sources.
 * @throws CompileError ZK_INCLUDE_MISSING, ZK_COMPILE_FAILED with circom's report
 */
export async function compileCircuit(options: CompileOptions): Promise<CompiledCircuit> {
  const main = path.resolve(options.main);
  const name = path.basename(main, '.circom');
  const optimisation = options.optimisation ?? 'O2';
  const libraries = (options.libraries ?? circuitLibraries()).filter((dir) => fs.existsSync(dir));
  const outputs = options.constraintsOnly ? ['--r1cs', '--sym'] : ['--r1cs', '--wasm', '--sym'];
  const flags = [...outputs, `--${optimisation}`];
  const digest = sourcesDigest(collectSources(main, libraries), [
    `circom2 ${COMPILER_VERSION}`,
    ...flags,
  ]);
  const folder = path.join(
    path.resolve(options.root ?? buildRoot()),
    'circuits',
    `${name}-${optimisation}-${digest.slice(0, 16)}`,
  );
  const compiled = {
    ...{ name, optimisation, digest, folder },
    r1cs: path.join(folder, `${name}.r1cs`),
    wasm: path.join(folder, `${name}.wasm`),
    sym: path.join(folder, `${name}.sym`),
  };
  if (fs.existsSync(folder)) return { ...compiled, cached: true };
  await publishFolder(folder, async (output) => {
    const run = await runCircom({ main, libraries, output }, flags);
    if (!run.ok) throw new CompileError('ZK_COMPILE_FAILED', name, run.report);
    if (!options.constraintsOnly) await flatten(output, name);
  });
  return { ...compiled, cached: false };
}

/** Moves the calculator out of circom's `<name>_js` folder and drops the scripts it comes with. */
async function flatten(output: string, name: string): Promise<void> {
  const scripts = path.join(output, `${name}_js`);
  await fs.promises.rename(path.join(scripts, `${name}.wasm`), path.join(output, `${name}.wasm`));
  await fs.promises.rm(scripts, { recursive: true });
}
