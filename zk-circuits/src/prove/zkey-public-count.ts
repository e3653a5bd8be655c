import * as fs from 'node:fs';
import { HEADER_WITHIN, publicCountInHeader } from './zkey-header';

/** Number of public wires of a proving key on disk. @throws RangeError when the file is not one */
export async function zkeyPublicCount(zkey: string): Promise<number> {
  const file = await fs.promises.open(zkey);
  try {
    const start = new Uint8Array(HEADER_WITHIN);
    await file.read(start, 0, HEADER_WITHIN, 0);
    return publicCountInHeader(new DataView(start.buffer));
  } finally {
    await file.close();
  }
}
