import * as fs from 'node:fs';
import * as path from 'node:path';
import { bytesOf } from '../bytes';
import { sha256Hex } from '../sha256';
import { type CompiledCircuit, compileCircuit } from '../compile/compile-circuit';
import { publishFile } from '../process/publish-folder';
import { loadR1cs } from '../r1cs/load-r1cs';
import { publicCount } from '../r1cs/r1cs';
import { SymbolTable } from '../r1cs/symbol-table';
import { type DevelopmentKey, developmentKey } from '../setup/development-key';
import type { FixedBase } from '../setup/fixed-base';
import { type VerifyingKey, verifyingKeyHash } from '../setup/verifying-key';
import { KeysError } from './keys-error';
import type { ManifestEntry } from './manifest';

/** Files of a circuit that proving needs, and what they are. */
export interface PreparedCircuit {
  readonly name: string;
  readonly wasm: string;
  readonly r1cs: string;
  readonly sym: string;
  readonly zkey: string;
  readonly verifyingKey: string;
  readonly ic: string;
  readonly entry: ManifestEntry;
}

/** Steps of the preparation of one circuit, in order; `ready` says how much was there already. */
export type PreparationStage = 'compiling' | 'key' | 'ready';

/** Where from and where to. */
export interface PrepareOptions {
  /** Main file. */
  readonly main: string;
  readonly root: string;
  readonly fixedBase: () => Promise<FixedBase>;
  /** Hash the files again instead of trusting what was noted when they were made. */
  readonly rehash: boolean;
  readonly onStage: (stage: PreparationStage) => void;
}

/** Compiles a circuit and makes its development key, or finds both in the build folder. */
export async function prepareCircuit(options: PrepareOptions): Promise<PreparedCircuit> {
  options.onStage('compiling');
  const compiled = await compileCircuit({ main: options.main, root: options.root });
  options.onStage('key');
  const key = await developmentKey(compiled, options.fixedBase, options.root);
  const entry = await describe(compiled, key, options.rehash);
  options.onStage('ready');
  const { name, wasm, r1cs, sym } = compiled;
  return {
    name,
    wasm,
    r1cs,
    sym,
    zkey: key.zkey,
    verifyingKey: key.verifyingKey,
    ic: key.ic,
    entry,
  };
}

/** The manifest's entry of a circuit, noted beside the compiled files when it is first computed. */
async function describe(
  compiled: CompiledCircuit,
  key: DevelopmentKey,
  rehash: boolean,
): Promise<ManifestEntry> {
  const note = path.join(compiled.folder, `${path.basename(key.folder)}.json`);
  const noted = fs.existsSync(note)
    ? (JSON.parse(fs.readFileSync(note, 'utf8')) as ManifestEntry)
    : undefined;
  if (noted !== undefined && !rehash) return noted;
  const entry = computeEntry(compiled, key);
  if (noted !== undefined && JSON.stringify(noted) !== JSON.stringify(entry)) {
    throw new KeysError(
      'ZK_KEYS_DAMAGED',
      `${compiled.name}: files changed since they were made; delete ${compiled.folder} and ${key.folder}`,
    );
  }
  await publishFile(note, JSON.stringify(entry));
  return entry;
}

function computeEntry(compiled: CompiledCircuit, key: DevelopmentKey): ManifestEntry {
  const r1cs = loadR1cs(compiled.r1cs);
  const symbols = SymbolTable.load(compiled.sym);
  return {
    constraints: r1cs.constraints,
    wires: r1cs.wires,
    publicInputs: Array.from({ length: publicCount(r1cs) }, (_, i) =>
      symbols.nameOf(i + 1).replace(/^main\./, ''),
    ),
    r1csSha256: fileSha256(compiled.r1cs),
    wasmSha256: fileSha256(compiled.wasm),
    zkeySha256: fileSha256(key.zkey),
    verifyingKeyHash: verifyingKeyHash(
      JSON.parse(fs.readFileSync(key.verifyingKey, 'utf8')) as VerifyingKey,
    ),
  };
}

function fileSha256(file: string): string {
  return sha256Hex(bytesOf(fs.readFileSync(file)));
}
