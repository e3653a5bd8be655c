import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { collectSources } from '../compile/circuit-sources';
import { compileCircuit } from '../compile/compile-circuit';
import { PACKAGE_ROOT, circuitLibraries } from '../paths';
import { loadR1cs } from '../r1cs/load-r1cs';
import type { R1cs } from '../r1cs/r1cs';
import { markStatements } from './mark-statements';
import { type ConstraintStatement, constraintStatements } from './statements';

/** A circuit with its own statements marked. */
export interface MarkedCircuit {
  readonly r1cs: R1cs;
  /** Statements by their number, each with the file it is in, relative to the main file's package. */
  readonly statements: readonly (ConstraintStatement & { readonly file: string })[];
}

/**
 * Compiles a circuit at O0 with markers around the constraint statements of all sources that are ours (below this package's
 * circuits, or in the main file's folder); libraries stay as they are.
 * @param main path of the main file
 */
export async function compileMarked(main: string): Promise<MarkedCircuit> {
  const libraries = circuitLibraries().filter((folder) => fs.existsSync(folder));
  const ours = [path.join(PACKAGE_ROOT, 'circuits'), path.dirname(path.resolve(main))];
  const statements: (ConstraintStatement & { file: string })[] = [];
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'fuqi-marked-'));
  try {
    for (const { file, text } of collectSources(path.resolve(main), libraries)) {
      if (!ours.some((own) => file.startsWith(own + path.sep))) continue;
      const own = constraintStatements(text);
      const target = path.join(folder, path.relative(path.parse(file).root, file));
      await fs.promises.mkdir(path.dirname(target), { recursive: true });
      await fs.promises.writeFile(target, markStatements(text, own, statements.length));
      const name = path.relative(PACKAGE_ROOT, file);
      statements.push(...own.map((statement) => ({ ...statement, file: name })));
    }
    const root = path.parse(path.resolve(main)).root;
    const inFolder = (file: string): string => path.join(folder, path.relative(root, file));
    const compiled = await compileCircuit({
      main: inFolder(path.resolve(main)),
      optimisation: 'O0',
      libraries: [...libraries.map(inFolder), ...libraries],
      constraintsOnly: true,
    });
    return { r1cs: loadR1cs(compiled.r1cs), statements };
  } finally {
    await fs.promises.rm(folder, { recursive: true });
  }
}
