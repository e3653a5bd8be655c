import { fileOfSections, uint32 } from '../binary/sections';
import { concatenate } from '../bytes';
import { ELEMENT_BYTES, SCALAR_ORDER, encodeElements } from '../field';

const VERSION = 2;

/** A wire vector in snarkjs' wtns format, version 2: header (field, number of wires) and values. */
export function wtnsFile(wires: readonly bigint[]): Uint8Array {
  return concatenate(
    fileOfSections('wtns', VERSION, [
      [1, [uint32(ELEMENT_BYTES), encodeElements([SCALAR_ORDER]), uint32(wires.length)]],
      [2, [encodeElements(wires)]],
    ]),
  );
}
