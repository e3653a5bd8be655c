import * as fs from 'node:fs';

const SECTION_START = 12;
/** Bytes of the header section before the number of public wires: two moduli with their sizes, number of wires. */
const BEFORE_COUNT = 4 + 32 + 4 + 32 + 4;
const ENOUGH = 256;

/** Number of public wires in a Groth16 proving key's header. @throws RangeError when the file is not one */
export async function zkeyPublicCount(zkey: string): Promise<number> {
  const file = await fs.promises.open(zkey);
  try {
    const start = new Uint8Array(ENOUGH);
    await file.read(start, 0, ENOUGH, 0);
    return publicCountInHeader(new DataView(start.buffer));
  } finally {
    await file.close();
  }
}

/** The same from the first 256 bytes of the file. */
export function publicCountInHeader(view: DataView): number {
  for (let at = SECTION_START; at + SECTION_START + BEFORE_COUNT < view.byteLength;) {
    if (view.getUint32(at, true) === 2) {
      return view.getUint32(at + SECTION_START + BEFORE_COUNT, true);
    }
    at += SECTION_START + Number(view.getBigUint64(at + 4, true));
  }
  throw new RangeError('not a Groth16 proving key');
}
