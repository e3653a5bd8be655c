import * as fs from 'node:fs';
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
  return parseR1cs(fs.readFileSync(file));
}

/** {@link loadR1cs} of bytes in memory. */
export function parseR1cs(bytes: Buffer): R1cs {
  const sections = readSections(bytes, 'r1cs');
  const header = section(sections, HEADER);
  if (header.readUInt32LE(0) !== ELEMENT_BYTES || readElement(header, 4) !== SCALAR_ORDER) {
    throw new RangeError('not an r1cs over the scalar field of BN254');
  }
  const at = 4 + ELEMENT_BYTES;
  const constraints = header.readUInt32LE(at + 24);
  return {
    wires: header.readUInt32LE(at),
    outputs: header.readUInt32LE(at + 4),
    publicInputs: header.readUInt32LE(at + 8),
    privateInputs: header.readUInt32LE(at + 12),
    constraints,
    ...readConstraints(section(sections, CONSTRAINTS), constraints),
    labels: readLabels(section(sections, WIRE_TO_LABEL)),
  };
}

/** Sections of an iden3 binary file (r1cs, wtns, zkey) by their number. */
export function readSections(bytes: Buffer, magic: string): Map<number, Buffer> {
  if (bytes.toString('latin1', 0, 4) !== magic) throw new RangeError(`not a ${magic} file`);
  const sections = new Map<number, Buffer>();
  for (let at = 12; at < bytes.length;) {
    const length = Number(bytes.readBigUInt64LE(at + 4));
    sections.set(bytes.readUInt32LE(at), bytes.subarray(at + 12, at + 12 + length));
    at += 12 + length;
  }
  return sections;
}

/** One section that must be there. */
export function section(sections: Map<number, Buffer>, id: number): Buffer {
  const found = sections.get(id);
  if (found === undefined) throw new RangeError(`section ${id} is missing`);
  return found;
}

function readLabels(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readUInt32LE(i * 8));
}

function readConstraints(
  bytes: Buffer,
  constraints: number,
): Pick<R1cs, 'a' | 'b' | 'c' | 'coefficients'> {
  // An entry takes 36 bytes, which bounds their number.
  const capacity = Math.floor(bytes.length / (4 + ELEMENT_BYTES));
  const matrices = [0, 1, 2].map(() => new MatrixBuilder(constraints, capacity));
  const pool = new CoefficientPool();
  let at = 0;
  for (let row = 0; row < constraints; row++) {
    for (const matrix of matrices) {
      const terms = bytes.readUInt32LE(at);
      at += 4;
      for (let i = 0; i < terms; i++, at += 4 + ELEMENT_BYTES) {
        matrix.push(bytes.readUInt32LE(at), pool.indexOf(bytes, at + 4));
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
  private readonly indices = new Map<string, number>();

  indexOf(bytes: Buffer, at: number): number {
    const key = bytes.toString('latin1', at, at + ELEMENT_BYTES);
    const known = this.indices.get(key);
    if (known !== undefined) return known;
    this.indices.set(key, this.values.length);
    return this.values.push(readElement(bytes, at)) - 1;
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
