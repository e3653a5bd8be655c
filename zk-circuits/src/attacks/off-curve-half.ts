import type { Point } from '@fuqi/protocol';
import { invert, reduce } from '../field';

/** A square root of −168700, where 168700 is a in BabyJubJub's a·x² + y² = 1 + d·x²·y². */
const ROOT = 6360561867910373094066688120553762416144456282423235903351243436111059670888n;

/**
 * A pair that is not on BabyJubJub but that circomlib's formulas double to twice a given point: (y/√−a, √−a·x). Its product and
 * y² − a·x² are those of (x, y), and nothing else enters the formulas.
 */
export function offCurveHalf({ x, y }: Point): Point {
  return { x: reduce(y * invert(ROOT)), y: reduce(ROOT * x) };
}
