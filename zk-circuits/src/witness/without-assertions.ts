/**
 * circom 2 compiles every `===` and `assert` of a template to a comparison followed, where it fails, by
 *
 *     call $printErrorMessage   i32.const 4   return   end
 *
 * and every caller hands the 4 up until the calculation stops. Replacing `return` by `drop`, an
 * instruction of the same length, lets the calculation run on: the message with template and line is still
 * printed, and all wires get their values as if the checks were not there. That yields the full wire
 * vector of an invalid witness, to be put to the R1CS.
 */
const CODE_SECTION = 10;
const CALL = 0x10;
const I32_CONST = 0x41;
const ASSERT_FAILED = 4;
const RETURN = 0x0f;
const END = 0x0b;
const DROP = 0x1a;
const HEADER_BYTES = 8;

/**
 * A copy of a circom 2 witness calculator whose assertions report and go on.
 * @param wasm the calculator as the compiler wrote it
 * @param module the same, compiled
 * @returns the changed code and how many assertions it has
 */
export function withoutAssertions(
  wasm: Uint8Array,
  module: WebAssembly.Module,
): { code: Uint8Array; assertions: number } {
  const code = Uint8Array.from(wasm);
  const pattern = Uint8Array.of(
    CALL,
    printErrorMessageIndex(module),
    I32_CONST,
    ASSERT_FAILED,
    RETURN,
    END,
  );
  const { start, end } = findSection(code, CODE_SECTION);
  let assertions = 0;
  for (let at = start; at + pattern.length <= end; at++) {
    if (pattern.every((byte, i) => code[at + i] === byte)) {
      code[at + 4] = DROP;
      assertions += 1;
    }
  }
  return { code, assertions };
}

function printErrorMessageIndex(module: WebAssembly.Module): number {
  const index = WebAssembly.Module.imports(module).findIndex(
    (entry) => entry.name === 'printErrorMessage',
  );
  // An index of one LEB128 byte is part of the pattern above.
  if (index < 0 || index > 0x7f) throw new RangeError('not a circom 2 witness calculator');
  return index;
}

function findSection(wasm: Uint8Array, id: number): { start: number; end: number } {
  for (let at = HEADER_BYTES; at < wasm.length;) {
    const sectionId = wasm[at];
    const { value: size, next } = readVarUint(wasm, at + 1);
    if (sectionId === id) return { start: next, end: next + size };
    at = next + size;
  }
  throw new RangeError(`no section ${id}`);
}

function readVarUint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let shift = 0, i = at; shift < 35; shift += 7, i++) {
    const byte = bytes[i];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: i + 1 };
  }
  throw new RangeError('malformed LEB128 integer');
}
