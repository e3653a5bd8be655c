/**
 * The available types of Node 20 (20.9) predate TypeScript 5.6 and 5.7, whose `Uint8Array` promises
 * newer iterators and a `slice` with a plain `ArrayBuffer`; without these overloads no `Buffer`
 * passes for a `Uint8Array`. At run time `Buffer.slice` shares memory, so copies are made with
 * `Buffer.from`, never with `slice`.
 */
interface Buffer {
  slice(start?: number, end?: number): Uint8Array<ArrayBuffer>;
  entries(): ArrayIterator<[number, number]>;
  keys(): ArrayIterator<number>;
  values(): ArrayIterator<number>;
}
