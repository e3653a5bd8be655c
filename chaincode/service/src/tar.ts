import { gzipSync } from 'node:zlib';

const BLOCK = 512;
/** Byte of the gzip header that names the operating system; 255 is "unknown" (RFC 1952). */
const OS_BYTE = 9;

/** A file of an archive. */
export interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A gzipped POSIX tar (ustar) that depends on nothing but names and bytes: sorted, mode 0644, owner and time zero. The data are
 * stored and not compressed, because compressors give other bytes in other versions, and a package's id is its hash.
 */
export function tarGz(files: readonly TarFile[]): Buffer {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = sorted.flatMap(({ name, bytes }) => [
    header(name, bytes.length),
    bytes,
    Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK),
  ]);
  const zipped = gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]), { level: 0 });
  zipped[OS_BYTE] = 255;
  return zipped;
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`name of ${name}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number): void => {
    block.write(`${value.toString(8).padStart(digits, '0')}\0`, at, 'latin1');
  };
  block.write(name, 0, 'utf8');
  octal(0o644, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(0, 136, 11);
  block.fill(' ', 148, 156);
  block.write('0', 156, 'latin1');
  block.write('ustar\0' + '00', 257, 'latin1');
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  );
  block.write(' ', 155, 'latin1');
  return block;
}
