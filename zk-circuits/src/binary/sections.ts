/** Sections of an iden3 binary file (r1cs, wtns, zkey) by their number. @throws RangeError for another kind of file */
export function readSections(bytes: Uint8Array, magic: string): Map<number, DataView> {
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 4)) !== magic) {
    throw new RangeError(`not a ${magic} file`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const sections = new Map<number, DataView>();
  for (let at = 12; at < bytes.length;) {
    const length = Number(view.getBigUint64(at + 4, true));
    sections.set(
      view.getUint32(at, true),
      new DataView(bytes.buffer, bytes.byteOffset + at + 12, length),
    );
    at += 12 + length;
  }
  return sections;
}

/** One section that must be there. */
export function requireSection(sections: Map<number, DataView>, id: number): DataView {
  const found = sections.get(id);
  if (found === undefined) throw new RangeError(`section ${id} is missing`);
  return found;
}

/**
 * An iden3 binary file: magic, version, and sections with number and length before each.
 * @returns the file in pieces, so that large sections are not copied
 */
export function fileOfSections(
  magic: string,
  version: number,
  sections: readonly (readonly [id: number, parts: readonly Uint8Array[]])[],
): Uint8Array[] {
  const start = [new TextEncoder().encode(magic), uint32(version), uint32(sections.length)];
  return [
    ...start,
    ...sections.flatMap(([id, parts]) => {
      const length = new Uint8Array(8);
      const total = parts.reduce((sum, part) => sum + part.length, 0);
      new DataView(length.buffer).setBigUint64(0, BigInt(total), true);
      return [uint32(id), length, ...parts];
    }),
  ];
}

/** A little-endian integer of four bytes. */
export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
