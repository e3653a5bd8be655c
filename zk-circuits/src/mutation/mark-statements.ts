import type { ConstraintStatement } from './statements';

/** Marker constants lie above this: no circuit has such a constant by accident. */
const MARKER_BASE = 1n << 220n;
/** A statement has two markers, one before and one behind. */
const STRIDE = 2n;

/** The constants that bracket statement number `index`. */
function markers(index: number): { before: bigint; behind: bigint } {
  const before = MARKER_BASE + STRIDE * BigInt(index);
  return { before, behind: before + 1n };
}

/** Which statement a constant of a constraint marks, and which side of it; undefined for other constants. */
export function readMarker(
  constant: bigint,
): { readonly index: number; readonly behind: boolean } | undefined {
  const offset = constant - MARKER_BASE;
  if (offset < 0n || offset >= 1n << 32n) return undefined;
  return { index: Number(offset / STRIDE), behind: offset % STRIDE === 1n };
}

/**
 * A source in which every constraint statement stands between two constraints `signal === marker`. Nobody can satisfy them:
 * the source serves to find, in the compiled system, which constraints came from which statement.
 * @param statements of this source, in order
 * @param firstIndex number of the first of them
 */
export function markStatements(
  source: string,
  statements: readonly ConstraintStatement[],
  firstIndex: number,
): string {
  let marked = '';
  let at = 0;
  statements.forEach((statement, i) => {
    const { before, behind } = markers(firstIndex + i);
    const marker = (constant: bigint): string => `${statement.witness} === ${constant};`;
    const body = source.slice(statement.start, statement.end);
    const bracketed = `${marker(before)} ${body} ${marker(behind)}`;
    marked += source.slice(at, statement.start);
    marked += statement.declares ? bracketed : `{ ${bracketed} }`;
    at = statement.end;
  });
  return marked + source.slice(at);
}
