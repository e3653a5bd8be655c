import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

const CHAINCODE = 'chaincode/domain/src/limits.ts';
const CHAINCODE_TEST = 'chaincode/domain/src/limits.test.ts';
const CLIENT = 'zk-circuits/src/field.ts';

/** Each line of the left is refused in endorsed code by the rule on the right. */
const REFUSED: readonly (readonly [code: string, rule: string])[] = [
  ['export const now = Date.now();', 'no-restricted-globals'],
  ['export const now = new Date();', 'no-restricted-globals'],
  ['export const dice = Math.random();', 'no-restricted-properties'],
  [
    "import { randomBytes } from 'node:crypto'; export const r = randomBytes(1);",
    'no-restricted-imports',
  ],
  [
    "import * as crypto from 'node:crypto'; export const r = crypto.randomUUID();",
    'no-restricted-properties',
  ],
  ['export const r = crypto.getRandomValues(new Uint8Array(1));', 'no-restricted-globals'],
  ['export const home = process.env.HOME;', 'no-restricted-globals'],
  ['export const t = setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  [
    "import { setTimeout as wait } from 'node:timers/promises'; export const w = wait;",
    'no-restricted-imports',
  ],
  ['export const s = (5).toLocaleString();', 'no-restricted-syntax'],
  ["export const s = 'I'.toLocaleLowerCase();", 'no-restricted-syntax'],
  ["export const c = 'a'.localeCompare('b');", 'no-restricted-syntax'],
  ['export const f = new Intl.NumberFormat();', 'no-restricted-globals'],
  ["export const x = parseFloat('1');", 'no-restricted-globals'],
  ["export const x = Number.parseFloat('1');", 'no-restricted-syntax'],
  ['export const x = 0.5;', 'no-restricted-syntax'],
  ['export const x = .5;', 'no-restricted-syntax'],
  ['export const x = 1e-3;', 'no-restricted-syntax'],
  ['export const x = Math.sqrt(2);', 'no-restricted-syntax'],
  ['export const half = (x: number): number => x / 2;', 'fuqi/no-number-division'],
  [
    'export function half(x: number): number { let y = x; y /= 2; return y; }',
    'fuqi/no-number-division',
  ],
  [
    'export const g: unknown = globalThis;export const h = globalThis.name;',
    'no-restricted-syntax',
  ],
  ...['snarkjs', 'circomlibjs', 'circomlib/circuits/x', 'ffjavascript', 'ethers', 'express'].map(
    (name) =>
      [
        `import * as x from '${name}'; export const y: unknown = x;`,
        'no-restricted-imports',
      ] as const,
  ),
];

const ALLOWED = [
  'export const half = (x: bigint): bigint => x / 2n;',
  'export const hex = 0xe1;',
  'export const large = 1e6;',
  'export const least = Math.min(1, 2);',
  'export const third = (1n << 64n) / 3n;',
];

function lint(snippets: readonly { file: string; code: string }[]): string[][] {
  const child = spawnSync(process.execPath, [resolve(__dirname, 'lint-snippets.mjs')], {
    input: JSON.stringify(snippets),
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as string[][];
}

describe('what endorsed code must not do', () => {
  let refused: string[][];
  let elsewhere: string[][];
  let allowed: string[][];

  beforeAll(() => {
    const codes = REFUSED.map(([code]) => code);
    const results = lint([
      ...codes.map((code) => ({ file: CHAINCODE, code })),
      ...codes.flatMap((code) => [CHAINCODE_TEST, CLIENT].map((file) => ({ file, code }))),
      ...ALLOWED.map((code) => ({ file: CHAINCODE, code })),
    ]);
    refused = results.slice(0, codes.length);
    elsewhere = results.slice(codes.length, 3 * codes.length);
    allowed = results.slice(3 * codes.length);
  }, 120_000);

  it.each(REFUSED.map(([code, rule], index) => ({ code, rule, index })))(
    'refuses $code',
    ({ rule, index }) => {
      expect(refused[index]).toContain(rule);
    },
  );

  it('binds neither tests nor clients', () => {
    const bans = new Set(REFUSED.map(([, rule]) => rule));
    const found = elsewhere.flat();
    expect(found.filter((rule) => bans.has(rule))).toEqual([]);
    // A file outside the project would pass unread.
    expect(found.filter((rule) => rule.startsWith('Parsing error'))).toEqual([]);
  });

  it('allows integers', () => {
    expect(allowed).toEqual(ALLOWED.map(() => []));
  });
});
