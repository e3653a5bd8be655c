import type { CodeBuilder, FunctionBuilder, ModuleBuilder } from 'ffjavascript';

/**
 * WebAssembly for many multiples of one point, added to ffjavascript's curve: scalars are cut into windows of w bits,
 * and for every window the table holds all 2^w multiples of the point shifted to it, so that a multiplication is one
 * mixed addition per window and no doubling.
 *
 * The table of a window has 2^w affine points, the zeroth being infinity; tables of windows follow each other.
 */
export const TABLE_FUNCTION = '_fixedBaseTable';
export const MULTIPLY_FUNCTION = '_fixedBaseMultiply';

const SCALAR_BYTES = 32;
const LAST_WORD = SCALAR_BYTES - 4;

/** Adds both functions for the group of `prefix` (`g1m`, `g2m`) with coordinates of `coordinateBytes`. */
export function addFixedBase(module: ModuleBuilder, prefix: string, coordinateBytes: number): void {
  addTable(module, prefix, coordinateBytes);
  addMultiply(module, prefix, coordinateBytes);
}

/**
 * `table(pBase, entries, pOut)`: writes 0, P, 2P, …, (entries − 1)·P and entries·P, the base of the next window, in
 * Jacobian coordinates; P is affine.
 */
function addTable(module: ModuleBuilder, prefix: string, coordinateBytes: number): void {
  const name = prefix + TABLE_FUNCTION;
  const f = module.addFunction(name);
  for (const parameter of ['pBase', 'entries', 'pOut']) f.addParam(parameter, 'i32');
  f.addLocal('pNext', 'i32');
  f.addLocal('i', 'i32');
  const c = f.getCodeBuilder();
  f.addCode(c.call(`${prefix}_zero`, c.getLocal('pOut')));
  repeat(f, c, { counter: 'i', times: c.getLocal('entries') }, [
    c.setLocal('pNext', c.i32_add(c.getLocal('pOut'), c.i32_const(3 * coordinateBytes))),
    c.call(`${prefix}_addMixed`, c.getLocal('pOut'), c.getLocal('pBase'), c.getLocal('pNext')),
    c.setLocal('pOut', c.getLocal('pNext')),
  ]);
  module.exportFunction(name);
}

/**
 * `multiply(pScalars, n, pTable, bits, windows, pOut)`: n scalars of 32 little-endian bytes; n points in Jacobian
 * coordinates.
 */
function addMultiply(module: ModuleBuilder, prefix: string, coordinateBytes: number): void {
  const name = prefix + MULTIPLY_FUNCTION;
  const f = module.addFunction(name);
  for (const parameter of ['pScalars', 'n', 'pTable', 'bits', 'windows', 'pOut']) {
    f.addParam(parameter, 'i32');
  }
  for (const local of ['i', 'w', 'bit', 'byte', 'pWindow']) f.addLocal(local, 'i32');
  const c = f.getCodeBuilder();
  const get = (local: string): number[] => c.getLocal(local);
  const word = c.i32_load(c.i32_add(get('pScalars'), get('byte')), 0, 0);
  const shift = c.i32_sub(get('bit'), c.i32_shl(get('byte'), c.i32_const(3)));
  const mask = c.i32_add(c.i32_shl(c.i32_const(1), get('bits')), c.i32_const(-1));
  const digit = c.i32_and(c.i32_shr_u(word, shift), mask);
  const entry = c.i32_add(get('pWindow'), c.i32_mul(digit, c.i32_const(2 * coordinateBytes)));
  const windowBytes = c.i32_shl(c.i32_const(2 * coordinateBytes), get('bits'));
  repeat(f, c, { counter: 'i', times: get('n') }, [
    c.call(`${prefix}_zero`, get('pOut')),
    c.setLocal('bit', c.i32_const(0)),
    c.setLocal('pWindow', get('pTable')),
    c.setLocal('w', c.i32_const(0)),
    loop(c, { counter: 'w', times: get('windows') }, [
      c.setLocal('byte', c.i32_shr_u(get('bit'), c.i32_const(3))),
      // The last windows are cut from the last word, so that nothing of the next scalar is read.
      c.if(
        c.i32_gt_u(get('byte'), c.i32_const(LAST_WORD)),
        c.setLocal('byte', c.i32_const(LAST_WORD)),
      ),
      c.call(`${prefix}_addMixed`, get('pOut'), entry, get('pOut')),
      c.setLocal('bit', c.i32_add(get('bit'), get('bits'))),
      c.setLocal('pWindow', c.i32_add(get('pWindow'), windowBytes)),
    ]),
    c.setLocal('pScalars', c.i32_add(get('pScalars'), c.i32_const(SCALAR_BYTES))),
    c.setLocal('pOut', c.i32_add(get('pOut'), c.i32_const(3 * coordinateBytes))),
  ]);
  module.exportFunction(name);
}

type Loop = { counter: string; times: number[] };

function repeat(f: FunctionBuilder, c: CodeBuilder, bounds: Loop, body: number[][]): void {
  f.addCode(c.setLocal(bounds.counter, c.i32_const(0)), loop(c, bounds, body));
}

function loop(c: CodeBuilder, { counter, times }: Loop, body: number[][]): number[] {
  return c.block(
    c.loop(
      c.br_if(1, c.i32_eq(c.getLocal(counter), times)),
      ...body,
      c.setLocal(counter, c.i32_add(c.getLocal(counter), c.i32_const(1))),
      c.br(0),
    ),
  );
}
