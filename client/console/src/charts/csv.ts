/** Tables as CSV files that spreadsheets open: RFC 4180, with a byte order mark so that Chinese text is read as UTF-8. */

export type CsvCell = string | number | bigint;

/** A cell that begins with one of these is run as a formula by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/;
/** An amount with a sign is no formula. */
const NUMBER = /^[+-]?[0-9][0-9,]*(\.[0-9]+)?$/;

function cell(value: CsvCell): string {
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as one CSV text. @param head titles of the columns */
export function toCsv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** `1234567.89`: yuan without sign and grouping, as spreadsheets and ERPs read it. @param fen not negative */
export function csvYuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}
