import { describe, expect, it } from '@jest/globals';
import * as fs from 'node:fs';
import * as path from 'node:path';

const text = fs.readFileSync(path.join(__dirname, 'index.ts'), 'utf8');
const clauses = [...text.matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)';/g)].map(
  ([, names, module]) => ({
    names: (names ?? '').split(',').flatMap((name) => name.trim() || []),
    module: module ?? '',
  }),
);

/** Files whose exports are for the package itself. */
const INNER = ['./encoding/byte-reader', './plaintexts/layouts', './plaintexts/words', './vectors'];

describe('exports', () => {
  it('are sorted by file and by name', () => {
    const modules = clauses.map(({ module }) => module);
    expect(modules).toEqual([...modules].sort());
    for (const { names } of clauses) expect(names).toEqual([...names].sort());
  });

  it('are all that the files declare, but for those of the package itself', () => {
    const files = fs.readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
    const declared = files
      .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && file !== 'index.ts')
      .map((file) => `./${file.slice(0, -3)}`)
      .filter((module) => !INNER.includes(module))
      .flatMap((module) => {
        const source = fs.readFileSync(path.join(__dirname, `${module}.ts`), 'utf8');
        const names = source.matchAll(/^export (?:const|function|class|interface|type) (\w+)/gm);
        return [...names].map(([, name]) => `${module} ${name}`);
      });
    const exported = clauses.flatMap(({ module, names }) => names.map((n) => `${module} ${n}`));
    expect(exported.sort()).toEqual(declared.sort());
  });
});
