import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { PACKAGE_ROOT, buildRoot } from '../paths';

const NAME = process.platform === 'win32' ? 'fuqi-prover.exe' : 'fuqi-prover';
/** Version of the binary's conversation with this package, said in its first line. */
export const GREETING = 'fuqi-prover 1\n';
const GREETING_MS = 5000;

/** Where cargo puts the native prover. */
export function nativeBinary(root = buildRoot()): string {
  return path.join(path.resolve(root), 'native', 'release', NAME);
}

/**
 * Whether there is a native prover that runs on this machine and speaks this version. Its proofs are not taken on trust
 * either: it verifies each before it hands it over.
 */
export async function nativeAvailable(binary = nativeBinary()): Promise<boolean> {
  if (!fs.existsSync(binary)) return false;
  const child = spawn(binary, [], { stdio: ['pipe', 'pipe', 'ignore'] });
  const greeting = await new Promise<string>((resolve) => {
    const timer = setTimeout(() => resolve(''), GREETING_MS);
    const finish = (text: string): void => {
      clearTimeout(timer);
      resolve(text);
    };
    child.on('error', () => finish(''));
    child.on('close', () => finish(''));
    child.stdout.once('data', (chunk: Buffer) => finish(chunk.toString('latin1')));
  });
  child.kill();
  return greeting === GREETING;
}

/**
 * Builds the native prover with cargo; takes a minute the first time.
 * @returns false when there is no cargo or it fails; nothing else depends on it
 */
export async function buildNative(root = buildRoot()): Promise<boolean> {
  const target = path.join(path.resolve(root), 'native');
  const manifest = path.join(PACKAGE_ROOT, 'native', 'Cargo.toml');
  const args = ['build', '--release', '--locked', '--manifest-path', manifest];
  const cargo = spawn('cargo', [...args, '--target-dir', target], { stdio: 'inherit' });
  return new Promise((resolve) => {
    cargo.on('error', () => resolve(false));
    cargo.on('close', (code) => resolve(code === 0));
  });
}
