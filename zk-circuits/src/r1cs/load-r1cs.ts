import * as fs from 'node:fs';
import { readSections, requireSection } from '../binary/sections';
import { bytesOf } from '../bytes';
import { ELEMENT_BYTES, SCALAR_ORDER, readElement } from '../field';
import type { R1cs, SparseMatrix } from './r1cs';

const HEADER = 1;
const CONSTRAINTS = 2;
const WIRE_TO_LABEL = 3;

/**
 * Reads constraints in iden3's r1cs format, version 1
 * (https://github.com/iden3/r1csfile/blob/master/doc/r1cs_bin_format.md).
 * @throws RangeError for another format or another field
 */
export function loadR1cs(file: string): R1cs {
  return parseR1cs(bytesOf(fs.readFileSync(file)));
}

/** {@link loadR1cs} of bytes in memory. */
export function parseR1cs(bytes: Uint8Array): R1cs {
  const sections = readSections(bytes, 'r1cs');
  const header = requireSection(sections, HEADER);
  if (header.getUint32(0, true) !== ELEMENT_BYTES || readElement(header, 4) !== SCALAR_ORDER) {
    throw new RangeError('not an r1cs over the scalar field of BN254');
  }
  const at = 4 + ELEMENT_BYTES;
  const constraints = header.getUint32(at + 24, true);
  return {
    wires: header.getUint32(at, true),
    outputs: header.getUint32(at + 4, true),
    publicInputs: header.getUint32(at + 8, true),
    privateInputs: header.getUint32(at + 12, true),
    constraints,
    ...readConstraints(requireSection(sections, CONSTRAINTS), constraints),
    labels: readLabels(requireSection(sections, WIRE_TO_LABEL)),
  };
}

function readLabels(section: DataView): Uint32Array {
  return Uint32Array.from({ length: section.byteLength / 8 }, (_, i) =>
    section.getUint32(i * 8, true),
  );
}

function readConstraints(
  section: DataView,
  constraints: number,
): Pick<R1cs, 'a' | 'b' | 'c' | 'coefficients'> {
  // An entry takes 36 bytes, which bounds their number.
  const capacity = Math.floor(section.byteLength / (4 + ELEMENT_BYTES));
  const matrices = [0, 1, 2].map(() => new MatrixBuilder(constraints, capacity));
  const pool = new CoefficientPool(section);
  let at = 0;
  for (let row = 0; row < constraints; row++) {
    for (const matrix of matrices) {
      const terms = section.getUint32(at, true);
      at += 4;
      for (let i = 0; i < terms; i++, at += 4 + ELEMENT_BYTES) {
        matrix.push(section.getUint32(at, true), pool.indexOf(at + 4));
      }
      matrix.endRow(row);
    }
  }
  const [a, b, c] = matrices.map((matrix) => matrix.build());
  if (a === undefined || b === undefined || c === undefined) throw new RangeError('no constraints');
  return { a, b, c, coefficients: pool.values };
}

/** Circuits repeat few coefficients very often: each is decoded once. */
class CoefficientPool {
  readonly values: bigint[] = [];
  private readonly bytes: Buffer;
  private readonly indices = new Map<string, number>();

  constructor(private readonly section: DataView) {
    this.bytes = Buffer.from(section.buffer, section.byteOffset, section.byteLength);
  }

  indexOf(at: number): number {
    const key = this.bytes.toString('latin1', at, at + ELEMENT_BYTES);
    const known = this.indices.get(key);
    if (known !== undefined) return known;
    this.indices.set(key, this.values.length);
    return this.values.push(readElement(this.section, at)) - 1;
  }
}

class MatrixBuilder {
  private readonly starts: Uint32Array;
  private readonly wires: Uint32Array;
  private readonly values: Uint32Array;
  private size = 0;

  constructor(rows: number, capacity: number) {
    this.starts = new Uint32Array(rows + 1);
    this.wires = new Uint32Array(capacity);
    this.values = new Uint32Array(capacity);
  }

  push(wire: number, value: number): void {
    this.wires[this.size] = wire;
    this.values[this.size] = value;
    this.size += 1;
  }

  endRow(row: number): void {
    this.starts[row + 1] = this.size;
  }

  build(): SparseMatrix {
    return {
      starts: this.starts,
      wires: this.wires.slice(0, this.size),
      values: this.values.slice(0, this.size),
    };
  }
}
