import { describe, expect, it } from '@jest/globals';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { VECTOR_FILES } from './vectors';

const folder = path.join(__dirname, '../vectors');

describe('vectors', () => {
  it.each(Object.entries(VECTOR_FILES))('in %s are what the code computes', (file, compute) => {
    const committed: unknown = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
    expect(JSON.parse(JSON.stringify(compute()))).toEqual(committed);
  });

  it('are all there and nothing besides', () => {
    expect(fs.readdirSync(folder).sort()).toEqual(Object.keys(VECTOR_FILES));
  });
});
