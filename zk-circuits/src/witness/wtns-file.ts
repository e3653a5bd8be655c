import { ELEMENT_BYTES, SCALAR_ORDER, writeElement } from '../field';

const VERSION = 2;
const HEADER_BYTES = 12 + 12 + 4 + ELEMENT_BYTES + 4 + 12;

/** A wire vector in snarkjs' wtns format, version 2: header (field, number of wires) and values. */
export function wtnsFile(wires: readonly bigint[]): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES + wires.length * ELEMENT_BYTES);
  bytes.write('wtns', 0, 'latin1');
  bytes.writeUInt32LE(VERSION, 4);
  bytes.writeUInt32LE(2, 8);
  let at = writeSectionStart(bytes, 12, 1, 4 + ELEMENT_BYTES + 4);
  at = bytes.writeUInt32LE(ELEMENT_BYTES, at);
  writeElement(bytes, at, SCALAR_ORDER);
  at = bytes.writeUInt32LE(wires.length, at + ELEMENT_BYTES);
  at = writeSectionStart(bytes, at, 2, wires.length * ELEMENT_BYTES);
  wires.forEach((wire, i) => writeElement(bytes, at + i * ELEMENT_BYTES, wire));
  return new Uint8Array(bytes);
}

function writeSectionStart(bytes: Buffer, at: number, id: number, length: number): number {
  bytes.writeUInt32LE(id, at);
  return bytes.writeBigUInt64LE(BigInt(length), at + 4);
}
