const OFFSET_BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a of 64 bits, by which circom's calculators look up an input signal, as two 32-bit words. */
export function signalHash(name: string): { high: number; low: number } {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < name.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(name.charCodeAt(i))) * PRIME);
  }
  return { high: Number(hash >> 32n), low: Number(hash & 0xffffffffn) };
}
