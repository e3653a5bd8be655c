import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { bytesOf } from '../bytes';
import { sha256Hex } from '../sha256';
import type { CompiledCircuit } from '../compile/compile-circuit';
import { buildRoot } from '../paths';
import { publishFolder } from '../process/publish-folder';
import { parseR1cs } from '../r1cs/load-r1cs';
import type { FixedBase } from './fixed-base';
import { provingKey } from './proving-key';
import { developmentTrapdoor } from './trapdoor';
import { verifyingKey } from './verifying-key';
import { zkeyFile } from './zkey-file';

/** Changes whenever the same r1cs gives other files. */
const FORMAT = 1;

/** A circuit's development key on disk. */
export interface DevelopmentKey {
  readonly circuit: string;
  /** SHA-256 of the r1cs file, hex. */
  readonly r1csSha256: string;
  readonly folder: string;
  /** Proving key in snarkjs' format. */
  readonly zkey: string;
  /** snarkjs' verification_key.json. */
  readonly verifyingKey: string;
  /** Logarithms of the IC points, for forging: a JSON array of decimals. */
  readonly ic: string;
  /** Whether it was there already. */
  readonly cached: boolean;
}

/**
 * The development key of a compiled circuit, from a trapdoor that everybody can compute: byte-identical everywhere, made in
 * seconds, found again by the hash of the constraints. Not for value: see {@link developmentTrapdoor}.
 * @param fixedBase opened only when the key has to be made
 * @param root build folder; default this package's
 */
export async function developmentKey(
  compiled: Pick<CompiledCircuit, 'name' | 'r1cs'>,
  fixedBase: () => Promise<FixedBase>,
  root = buildRoot(),
): Promise<DevelopmentKey> {
  const circuit = compiled.name;
  const bytes = await fs.promises.readFile(compiled.r1cs);
  const r1csSha256 = sha256Hex(bytesOf(bytes));
  const folder = path.join(
    path.resolve(root),
    'keys',
    `${circuit}-development${FORMAT}-${r1csSha256.slice(0, 16)}`,
  );
  const key = {
    ...{ circuit, r1csSha256, folder },
    zkey: path.join(folder, `${circuit}.zkey`),
    verifyingKey: path.join(folder, 'verification_key.json'),
    ic: path.join(folder, 'ic.json'),
  };
  if (fs.existsSync(folder)) return { ...key, cached: true };
  const inFolder = (folder: string, file: string): string => path.join(folder, path.basename(file));
  await publishFolder(folder, async (temporary) => {
    const made = await makeKey(circuit, bytes, r1csSha256, await fixedBase());
    await fs.promises.writeFile(inFolder(temporary, key.zkey), made.zkey);
    await fs.promises.writeFile(inFolder(temporary, key.verifyingKey), made.verifyingKey);
    await fs.promises.writeFile(inFolder(temporary, key.ic), made.ic);
  });
  return { ...key, cached: false };
}

async function makeKey(
  circuit: string,
  bytes: Buffer,
  r1csSha256: string,
  fixedBase: FixedBase,
): Promise<{ zkey: Uint8Array[]; verifyingKey: string; ic: string }> {
  const r1cs = parseR1cs(bytesOf(bytes));
  const { points, domain, ic } = await provingKey(
    r1cs,
    developmentTrapdoor(circuit, r1csSha256),
    fixedBase,
  );
  const origin = createHash('sha512').update(`Fuqi development key ${circuit} ${r1csSha256}`);
  return {
    zkey: zkeyFile(r1cs, domain, points, bytesOf(origin.digest())),
    verifyingKey: `${JSON.stringify(verifyingKey(points, fixedBase.curve), undefined, 1)}\n`,
    ic: JSON.stringify(ic.map(String)),
  };
}
