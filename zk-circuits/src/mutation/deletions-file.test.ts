import * as path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { collectSources } from '../compile/circuit-sources';
import { MAIN_CIRCUITS, PACKAGE_ROOT, circuitLibraries } from '../paths';
import { readDeletions } from './deletions-file';
import { constraintStatements } from './statements';

describe.each(Object.entries(readDeletions()))('recorded deletions of %s', (circuit, recorded) => {
  it('cover every constraint statement of the circuit as it is now', () => {
    const now = collectSources(path.join(MAIN_CIRCUITS, `${circuit}.circom`), circuitLibraries())
      .filter(({ file }) => file.startsWith(path.join(PACKAGE_ROOT, 'circuits') + path.sep))
      .flatMap(({ file, text }) =>
        constraintStatements(text).map(
          (one) => `${path.relative(PACKAGE_ROOT, file)}:${one.line} ${one.text}`,
        ),
      );
    const then = [...recorded.deletions, ...recorded.empty].map(
      ({ file, line, text }) => `${file}:${line} ${text}`,
    );
    expect(then.sort()).toEqual(now.sort());
  });
});
