/** What a bank has at stake with each core enterprise, against the limit it set itself. */
export interface ExposureLine {
  /** Stable; decides between equal ones. */
  readonly id: number;
  readonly name: string;
  /** Fen of funded vouchers that are not paid yet. */
  readonly funded: bigint;
  /** Fen reserved or being paid. */
  readonly committed: bigint;
  /** Fen that may be funded at most; undefined where the bank has set no limit. */
  readonly limit: bigint | undefined;
}

export interface ExposureRow extends ExposureLine {
  /** Funded and committed. */
  readonly used: bigint;
  /** What the limit still allows; undefined without one. */
  readonly free: bigint | undefined;
  /** Fen above the limit. */
  readonly over: bigint;
}

/** A line with what follows from it. */
export function exposureRow(line: ExposureLine): ExposureRow {
  const used = line.funded + line.committed;
  const { limit } = line;
  if (limit === undefined) return { ...line, used, free: undefined, over: 0n };
  return used > limit
    ? { ...line, used, free: 0n, over: used - limit }
    : { ...line, used, free: limit - used, over: 0n };
}

/** Rows with the largest exposure first; equal ones by id. */
export function exposureRows(lines: readonly ExposureLine[]): ExposureRow[] {
  return lines.map(exposureRow).sort((a, b) => {
    if (a.used === b.used) return a.id - b.id;
    return a.used < b.used ? 1 : -1;
  });
}

/**
 * Herfindahl–Hirschman index of the used amounts, 0 to 10,000, rounded down: 10,000 is one debtor for all.
 * @returns undefined when nothing is used
 */
export function concentration(rows: readonly Pick<ExposureRow, 'used'>[]): number | undefined {
  const whole = rows.reduce((sum, { used }) => sum + used, 0n);
  if (whole === 0n) return undefined;
  const squares = rows.reduce((sum, { used }) => sum + used * used, 0n);
  return Number((squares * 10_000n) / (whole * whole));
}
