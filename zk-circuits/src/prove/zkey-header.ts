const SECTION_START = 12;
/** Bytes of the header section before the number of public wires: two moduli with their sizes, number of wires. */
const BEFORE_COUNT = 4 + 32 + 4 + 32 + 4;

/** Bytes from the start of a proving key in which its header certainly lies. */
export const HEADER_WITHIN = 256;

/**
 * Number of public wires in the header of a Groth16 proving key.
 * @param view the first {@link HEADER_WITHIN} bytes of the file, or more
 * @throws RangeError when the file is not one
 */
export function publicCountInHeader(view: DataView): number {
  for (let at = SECTION_START; at + SECTION_START + BEFORE_COUNT < view.byteLength;) {
    if (view.getUint32(at, true) === 2) {
      return view.getUint32(at + SECTION_START + BEFORE_COUNT, true);
    }
    at += SECTION_START + Number(view.getBigUint64(at + 4, true));
  }
  throw new RangeError('not a Groth16 proving key');
}
