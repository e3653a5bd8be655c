import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

/** Every module that the production entry reaches: own files by path, libraries by name. */
function reached(entry: string): { readonly files: Set<string>; readonly libraries: Set<string> } {
  const files = new Set<string>();
  const libraries = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import)\s*\(?'([^']+)'/g,
    )) {
      if (name.startsWith('.')) visit(`${join(dirname(file), name)}.ts`);
      else libraries.add(name);
    }
  };
  visit(entry);
  return { files, libraries };
}

test('the verifier reaches no testing code and only its permissive libraries', () => {
  const { files, libraries } = reached(join(__dirname, 'index.ts'));
  expect(files.size).toBeGreaterThan(10);
  expect([...files].filter((file) => file.includes('/testing/'))).toEqual([]);
  expect([...libraries].sort()).toEqual(['@noble/hashes/sha2', '@noble/hashes/utils', 'mcl-wasm']);
});
