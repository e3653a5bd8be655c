import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { COMPILER_VERSION } from '../compile/compile-circuit';
import { MAIN_CIRCUITS, buildRoot } from '../paths';
import { publishFile } from '../process/publish-folder';
import { FixedBase } from '../setup/fixed-base';
import { KeysError } from './keys-error';
import {
  DEVELOPMENT_MANIFEST,
  type Manifest,
  differences,
  formatManifest,
  readManifest,
} from './manifest';
import { type PreparationStage, type PreparedCircuit, prepareCircuit } from './prepare-circuit';

/** What is going on with one circuit. */
export interface PreparationEvent {
  readonly circuit: string;
  readonly stage: PreparationStage;
  /** Seconds since the preparation of this circuit began. */
  readonly seconds: number;
}

/** All have defaults: the circuits, manifest and build folder of this package. */
export interface PrepareKeysOptions {
  /** Folder of the main circuits. */
  readonly circuits?: string;
  readonly manifest?: string;
  readonly root?: string;
  /** Record what was built in the manifest instead of comparing. */
  readonly write?: boolean;
  /** Hash every file again. */
  readonly rehash?: boolean;
  readonly onProgress?: (event: PreparationEvent) => void;
}

/** Compilers that run at once: each takes a core and up to 1.4 GB for the largest circuits. */
const COMPILERS = os.totalmem() >= 6 * 2 ** 30 ? Math.min(2, os.availableParallelism()) : 1;

/** Names of the main circuits in a folder, in alphabetical order. */
export function mainCircuits(folder = MAIN_CIRCUITS): string[] {
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.circom'));
  return files.map((file) => path.basename(file, '.circom')).sort();
}

/**
 * Compiles every main circuit and makes its development key; what is in the build folder is not made again, so that an
 * interrupted preparation goes on where it stopped.
 * @throws KeysError ZK_KEYS_DIFFER when anything is not as the manifest pins it
 */
export async function prepareKeys(options: PrepareKeysOptions = {}): Promise<PreparedCircuit[]> {
  const folder = options.circuits ?? MAIN_CIRCUITS;
  const file = options.manifest ?? DEVELOPMENT_MANIFEST;
  let opened: Promise<FixedBase> | undefined;
  const fixedBase = (): Promise<FixedBase> => (opened ??= FixedBase.open());
  try {
    const prepared = await mapLimited(COMPILERS, mainCircuits(folder), async (name) => {
      const start = performance.now();
      return prepareCircuit({
        main: path.join(folder, `${name}.circom`),
        root: options.root ?? buildRoot(),
        fixedBase,
        rehash: options.rehash ?? false,
        onStage: (stage) =>
          options.onProgress?.({
            ...{ circuit: name, stage },
            seconds: (performance.now() - start) / 1000,
          }),
      });
    });
    const manifest = manifestOf(prepared);
    if (options.write) await publishFile(file, formatManifest(manifest));
    else compare(manifest, readManifest(file), file);
    return prepared;
  } finally {
    (await opened)?.close();
  }
}

function manifestOf(prepared: readonly PreparedCircuit[]): Manifest {
  return {
    purpose: 'development only: anybody can forge a proof under these keys',
    compiler: `circom2 ${COMPILER_VERSION}`,
    optimisation: 'O2',
    circuits: Object.fromEntries(prepared.map(({ name, entry }) => [name, entry])),
  };
}

function compare(built: Manifest, pinned: Manifest | undefined, file: string): void {
  const gone = Object.keys(pinned?.circuits ?? {}).filter((name) => !(name in built.circuits));
  const faults = [
    ...gone.map((name) => `${name} has no circuit`),
    ...Object.entries(built.circuits).flatMap(([name, entry]) => {
      const other = pinned?.circuits[name];
      if (other === undefined) return [`${name} is not among them`];
      const fields = differences(entry, other);
      return fields.length > 0 ? [`${name} differs in ${fields.join(', ')}`] : [];
    }),
  ];
  if (faults.length > 0) {
    throw new KeysError(
      'ZK_KEYS_DIFFER',
      `the keys are not those of ${path.basename(file)}: ${faults.join('; ')}. ` +
        'When a circuit was changed on purpose, write the manifest anew.',
    );
  }
}

async function mapLimited<T, R>(
  limit: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const run = async (): Promise<void> => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
  return results;
}
