import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import determinism from './scripts/tooling/determinism.cjs';

const nodeGlobals = {
  ...{ Buffer: 'readonly', URL: 'readonly', __dirname: 'readonly', __filename: 'readonly' },
  ...{ clearInterval: 'readonly', clearTimeout: 'readonly', console: 'readonly' },
  ...{ module: 'writable', process: 'readonly', require: 'readonly' },
  ...{ setInterval: 'readonly', setTimeout: 'readonly' },
};

export default tseslint.config(
  {
    ignores: [
      ...['**/node_modules/', '**/dist/', '**/build/', '**/coverage/', '**/.fuqi/'],
      // Made from the gateway's description.
      'client/console/src/api/schema.d.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: nodeGlobals },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      // One project holds every source and test; the packages' own projects leave the tests out.
      parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      complexity: ['error', 12],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 80],
      eqeqeq: 'error',
      'no-warning-comments': 'error',
      'no-param-reassign': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `for (;;)` and constant conditions in loops that a limit ends.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // Contract methods and ports are asynchronous by their interface, whatever a body needs.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['chaincode/*/src/**/*.ts'],
    // What finds, builds and loads the addon is no endorsed code.
    ignores: [
      ...['**/*.test.ts', '**/testing/**', 'chaincode/native-verifier/src/{build.ts,host/**}'],
      // A host of endorsed code, not endorsed itself.
      'chaincode/service/src/**',
    ],
    plugins: { fuqi: determinism.plugin },
    rules: determinism.rules,
  },
  {
    files: ['client/console/**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: './client/console/tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      complexity: ['error', 15],
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      'no-warning-comments': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    // Programs that drive a browser from Node, without a page's types.
    files: ['client/console/src/testing/**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: './client/console/tsconfig.testing.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    files: ['**/*.test.ts', '**/testing/**/*.ts'],
    rules: {
      complexity: 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // A declaration describes what a host has, classes of static members among it.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
);
