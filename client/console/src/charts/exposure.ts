/** What a bank has at stake with each core enterprise, against the limit it set itself. */
export interface ExposureLine {
  readonly issuer: number;
  readonly name: string;
  /** Fen of funded vouchers that are not paid yet. */
  readonly funded: bigint;
  /** Fen reserved or being paid. */
  readonly committed: bigint;
  /** Fen that may still be funded; undefined where the bank has set no limit. */
  readonly free: bigint | undefined;
}

export interface ExposureRow extends ExposureLine {
  /** Funded and committed. */
  readonly used: bigint;
  /** Used and free; undefined without a limit. */
  readonly limit: bigint | undefined;
  /** Whether no more can be funded. */
  readonly full: boolean;
}

/** Rows with the largest exposure first; equal ones by number of the member. */
export function exposureRows(lines: readonly ExposureLine[]): ExposureRow[] {
  return lines
    .map((line) => {
      const used = line.funded + line.committed;
      const limit = line.free === undefined ? undefined : used + line.free;
      return { ...line, used, limit, full: line.free === 0n };
    })
    .sort((a, b) =>
      a.used === b.used ? a.issuer - b.issuer : Number(a.used < b.used) - Number(a.used > b.used),
    );
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
