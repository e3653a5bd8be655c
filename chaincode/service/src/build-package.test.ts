import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buildPackage } from './build-package';
import { hashCode } from './code-hash';
import { tarGz } from './tar';

const CODE = 'c'.repeat(64);

/** Name and bytes of each file of a tar, read by the offsets of POSIX. */
function untar(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const tar = gunzipSync(archive);
  for (let at = 0; tar[at] !== 0;) {
    const header = tar.subarray(at, at + 512);
    const sum = parseInt(header.toString('latin1', 148, 154), 8);
    const blank = Buffer.from(header).fill(' ', 148, 156);
    expect(blank.reduce((a, b) => a + b, 0)).toBe(sum);
    expect(header.toString('latin1', 257, 265)).toBe('ustar\0' + '00');
    const name = header.toString('utf8', 0, header.indexOf(0));
    const size = parseInt(header.toString('latin1', 124, 135), 8);
    files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + 512 * Math.ceil(size / 512);
  }
  return files;
}

describe('a package', () => {
  test('is the same bytes twice, whatever the clock and the order of files', async () => {
    const first = buildPackage(CODE, { address: '127.0.0.1:9999' });
    await new Promise((done) => setTimeout(done, 1_100));
    expect(buildPackage(CODE, { address: '127.0.0.1:9999' }).bytes).toEqual(first.bytes);
    const a = { name: 'a', bytes: Buffer.from('1') };
    const b = { name: 'b', bytes: Buffer.alloc(512, 2) };
    expect(tarGz([a, b])).toEqual(tarGz([b, a]));
    expect([...first.bytes.subarray(4, 8), first.bytes[9]]).toEqual([0, 0, 0, 0, 255]);
  });

  test('holds metadata and connection, and its label the code', () => {
    const { bytes, label, packageId } = buildPackage(CODE, { address: '127.0.0.1:9999' });
    expect(label).toMatch(new RegExp(`^fuqi_[0-9.]+_${CODE}$`));
    expect(packageId).toBe(`${label}:${createHash('sha256').update(bytes).digest('hex')}`);
    const outer = untar(bytes);
    expect([...outer.keys()]).toEqual(['code.tar.gz', 'metadata.json']);
    expect(JSON.parse(String(outer.get('metadata.json')))).toEqual({ type: 'ccaas', label });
    const inner = untar(outer.get('code.tar.gz')!);
    expect(JSON.parse(String(inner.get('connection.json')))).toEqual({
      ...{ address: '127.0.0.1:9999', dial_timeout: '10s', tls_required: false },
    });
  });

  test('asks for mutual TLS when it has keys', () => {
    const tls = { key: 'k', cert: 'c', rootCert: 'r' };
    const { bytes } = buildPackage(CODE, { address: '{{.address}}', tls });
    const inner = untar(untar(bytes).get('code.tar.gz')!);
    expect(JSON.parse(String(inner.get('connection.json')))).toMatchObject({
      ...{ tls_required: true, client_auth_required: true },
      ...{ client_key: 'k', client_cert: 'c', root_cert: 'r' },
    });
  });
});

describe('the hash of code', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fuqi-code-'));
    mkdirSync(join(folder, 'dist', 'rules'), { recursive: true });
    write('dist/index.js', 'a');
    write('dist/rules/note.js', 'b');
    write('package-lock.json', '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const hash = (): string =>
    hashCode(
      [{ name: '@fuqi/contracts', folder: join(folder, 'dist') }],
      join(folder, 'package-lock.json'),
    );

  test('changes with a module, its name, a new module and the lock file, and with nothing else', () => {
    const seen = new Set([hash()]);
    write('dist/index.js.map', '{}');
    write('dist/index.d.ts', 'export {};');
    seen.add(hash());
    expect(seen.size).toBe(1);
    write('dist/rules/note.js', 'c');
    seen.add(hash());
    write('dist/rules/hold.js', 'c');
    seen.add(hash());
    write('package-lock.json', '{ }');
    seen.add(hash());
    expect(seen.size).toBe(4);
  });
});
