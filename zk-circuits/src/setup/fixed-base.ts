import { type Curve, type ModuleBuilder, type TaskStep, buildBn128 } from 'ffjavascript';
import { concatenate } from '../bytes';
import { ELEMENT_BYTES } from '../field';
import { MULTIPLY_FUNCTION, TABLE_FUNCTION, addFixedBase } from './fixed-base-wasm';

/** The two groups of the pairing and how their multiples are computed. */
const GROUPS = {
  G1: { prefix: 'g1m', coordinateBytes: 32, windowBits: 12 },
  G2: { prefix: 'g2m', coordinateBytes: 64, windowBits: 10 },
} as const;

/** Name of a group. */
export type GroupName = keyof typeof GROUPS;

const SCALAR_BITS = 254;
/** Scalars a task: large enough that copying the table does not count, small enough to keep threads busy. */
const CHUNK = 8192;

/** Multiples of the generators of BN254 on all cores. Affine, Montgomery form, little-endian: the form of zkey files. */
export class FixedBase {
  private readonly tables: Partial<Record<GroupName, Promise<Uint8Array>>> = {};

  private constructor(readonly curve: Curve) {}

  /** Starts the threads; {@link close} ends them. */
  static async open(): Promise<FixedBase> {
    const plugin = (module: ModuleBuilder): void => {
      for (const group of Object.values(GROUPS)) {
        addFixedBase(module, group.prefix, group.coordinateBytes);
      }
    };
    // The shared curve has no plugins and belongs to others: it is set aside, not replaced.
    const global = globalThis as { curve_bn128?: Curve | null };
    const shared = global.curve_bn128 ?? null;
    global.curve_bn128 = null;
    try {
      return new FixedBase(await buildBn128(false, plugin));
    } finally {
      global.curve_bn128 = shared;
    }
  }

  /** Ends the threads. */
  close(): void {
    for (const worker of this.curve.tm.workers) worker.terminate();
  }

  /**
   * s·G for every scalar, infinity as zeros.
   * @param scalars in [0, SCALAR_ORDER), 32 little-endian bytes each
   */
  async multiply(group: GroupName, scalars: Uint8Array): Promise<Uint8Array> {
    const { prefix, coordinateBytes, windowBits } = GROUPS[group];
    const table = await (this.tables[group] ??= this.buildTable(group));
    const tasks: Promise<Uint8Array[]>[] = [];
    for (let start = 0; start < scalars.length; start += CHUNK * ELEMENT_BYTES) {
      const chunk = scalars.slice(start, start + CHUNK * ELEMENT_BYTES);
      const n = chunk.length / ELEMENT_BYTES;
      tasks.push(
        this.curve.tm.queueAction([
          { cmd: 'ALLOCSET', var: 0, buff: table },
          { cmd: 'ALLOCSET', var: 1, buff: chunk },
          { cmd: 'ALLOC', var: 2, len: n * 3 * coordinateBytes },
          {
            cmd: 'CALL',
            fnName: prefix + MULTIPLY_FUNCTION,
            params: [
              { var: 1 },
              { val: n },
              { var: 0 },
              { val: windowBits },
              { val: Math.ceil(SCALAR_BITS / windowBits) },
              { var: 2 },
            ],
          },
          ...toAffine(prefix, 2, n),
          { cmd: 'GET', out: 0, var: 2, len: n * 2 * coordinateBytes },
        ]),
      );
    }
    return concatenate((await Promise.all(tasks)).flat());
  }

  private async buildTable(group: GroupName): Promise<Uint8Array> {
    const { prefix, coordinateBytes, windowBits } = GROUPS[group];
    const G = this.curve[group];
    const entries = 2 ** windowBits;
    const windows: Uint8Array[] = [];
    let base = G.toAffine(G.g);
    for (let bit = 0; bit < SCALAR_BITS; bit += windowBits) {
      const [points] = await this.curve.tm.queueAction([
        { cmd: 'ALLOCSET', var: 0, buff: base },
        { cmd: 'ALLOC', var: 1, len: (entries + 1) * 3 * coordinateBytes },
        {
          cmd: 'CALL',
          fnName: prefix + TABLE_FUNCTION,
          params: [{ var: 0 }, { val: entries }, { var: 1 }],
        },
        ...toAffine(prefix, 1, entries + 1),
        { cmd: 'GET', out: 0, var: 1, len: (entries + 1) * 2 * coordinateBytes },
      ]);
      if (points === undefined) throw new Error('a thread returned nothing');
      windows.push(points.subarray(0, entries * 2 * coordinateBytes));
      base = points.slice(entries * 2 * coordinateBytes);
    }
    return concatenate(windows);
  }
}

function toAffine(prefix: string, variable: number, n: number): TaskStep[] {
  return [
    {
      cmd: 'CALL',
      fnName: `${prefix}_batchToAffine`,
      params: [{ var: variable }, { val: n }, { var: variable }],
    },
  ];
}
