import { describe, expect, it } from '@jest/globals';
import { markStatements, readMarker } from './mark-statements';
import { constraintStatements } from './statements';

const SOURCE = `pragma circom 2.2.0;
function f(x) { return x === 1; }
template T(n) {
    signal input {binary} bits[n];
    signal input x; // x === 9;
    signal output y <== x * x;
    /* x === 8; */
    component c[n];
    for (var i = 0; i < n; i++) {
        c[i] = U();
        if (i == 0) c[i].a <== x; else c[i].a <== bits[i];
        c[i].b ==> y;
    }
    var k = n === 3 ? 1 : 2;
    x
      === y;
    Differ(f(2))(x, y);
    log(f(1), "(");
    assert(n > (1));
}
`;

describe('constraintStatements', () => {
  it('finds the statements of templates, with headers, comments and functions left out', () => {
    expect(constraintStatements(SOURCE).map(({ text, line }) => [line, text])).toEqual([
      [6, 'signal output y <== x * x;'],
      [11, 'c[i].a <== x;'],
      [11, 'c[i].a <== bits[i];'],
      [12, 'c[i].b ==> y;'],
      [14, 'var k = n === 3 ? 1 : 2;'],
      [15, 'x === y;'],
      [17, 'Differ(f(2))(x, y);'],
    ]);
  });

  it('takes a scalar signal for the markers where one is declared before', () => {
    const [first] = constraintStatements('template A() { signal input a[2][3]; a[0][0] === 1; }');
    expect(first?.witness).toBe('a[0][0]');
    expect(constraintStatements(SOURCE)[0]).toMatchObject({ witness: 'x', declares: true });
  });

  it('brackets each statement so that branches keep their shape', () => {
    const marked = markStatements(SOURCE, constraintStatements(SOURCE), 0);
    const [, constant = ''] = /if \(i == 0\) \{ x === (\d+); c\[i\]\.a <== x;/.exec(marked) ?? [];
    expect(readMarker(BigInt(constant))).toEqual({ index: 1, behind: false });
    expect(marked).toContain('} else {');
    expect(marked.split('\n')).toHaveLength(SOURCE.split('\n').length);
  });
});
