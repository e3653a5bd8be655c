import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { nodeOus } from '@fuqi/topology';

/** Roots and NodeOUs of an MSP folder: identities and TLS certificates share one root. */
export async function writeMsp(folder: string, root: string): Promise<void> {
  await write(join(folder, 'cacerts', 'ca.pem'), root);
  await write(join(folder, 'tlscacerts', 'ca.pem'), root);
  await write(join(folder, 'config.yaml'), nodeOus('cacerts/ca.pem'));
}

/** A file that anybody of the machine's user may read, in folders that nobody else enters. */
export async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, text);
}

/** A file that its owner alone reads. */
export async function writePrivate(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
}
