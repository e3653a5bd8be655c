/**
 * What endorsed code must not do: two banks that run it must answer with the same bytes, today and at a replay in ten
 * years. Clocks, randomness, the environment, locale and floats are therefore refused in chaincode.
 */
const noNumberDivision = require('./no-number-division.cjs');

const GLOBALS = [
  ...['Date', 'Intl', 'performance', 'process', 'crypto', 'fetch', 'parseFloat'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
];

const RANDOM_NAMES = [
  ...['randomBytes', 'randomFill', 'randomFillSync', 'randomInt', 'randomUUID'],
  ...['getRandomValues', 'webcrypto', 'generateKeyPair', 'generateKeyPairSync'],
];

const CLIENT_ONLY = [
  'snarkjs',
  'circomlib',
  'circomlibjs',
  'circom2',
  'ffjavascript',
  'ethers',
  'express',
];

const IMPURE_MODULES = [
  'timers',
  'timers/promises',
  'perf_hooks',
  'os',
  'child_process',
  'worker_threads',
  'process',
];

const random = 'Randomness differs from bank to bank.';

const SYNTAX = [
  {
    selector: 'MemberExpression[property.name=/^toLocale/]',
    message: 'Locale differs from machine to machine.',
  },
  {
    selector: "MemberExpression[property.name='localeCompare']",
    message: 'Locale differs from machine to machine: compare code units.',
  },
  {
    selector: "MemberExpression[object.name='Number'][property.name='parseFloat']",
    message: 'No floats in endorsed code.',
  },
  {
    selector:
      "MemberExpression[object.name='Math'][property.name!=/^(abs|ceil|clz32|floor|imul|max|min|trunc)$/]",
    message: 'Only integer functions of Math are the same everywhere.',
  },
  {
    selector: 'Literal[raw=/^[0-9_]*\\.[0-9_]|^[0-9_]+\\.?e-/i]:not([raw=/^0x/i])',
    message: 'No floats in endorsed code.',
  },
  {
    selector: "MemberExpression[object.name='globalThis']",
    message: 'Endorsed code uses nothing of its host.',
  },
];

/** Flat-config rules for chaincode's production code; `fuqi` is the plug-in that holds the typed one. */
const plugin = { rules: { 'no-number-division': noNumberDivision } };

const rules = {
  'no-restricted-globals': [
    'error',
    ...GLOBALS.map((name) => ({
      name,
      message: 'Not in endorsed code: it differs from bank to bank.',
    })),
  ],
  'no-restricted-properties': [
    'error',
    ...RANDOM_NAMES.map((property) => ({ property, message: random })),
    { object: 'Math', property: 'random', message: random },
  ],
  'no-restricted-syntax': ['error', ...SYNTAX],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        ...['crypto', 'node:crypto'].map((name) => ({
          name,
          importNames: RANDOM_NAMES,
          message: random,
        })),
        ...IMPURE_MODULES.flatMap((name) => [name, `node:${name}`]),
      ],
      patterns: [
        {
          group: CLIENT_ONLY.flatMap((name) => [name, `${name}/*`]),
          message: 'Client libraries stay out of chaincode.',
        },
      ],
    },
  ],
  'fuqi/no-number-division': 'error',
};

module.exports = { plugin, rules };
