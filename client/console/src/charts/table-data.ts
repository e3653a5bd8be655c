/** A table once, for the screen, for a CSV file and as the other form of a chart. */
import { yuanText } from './amounts';
import { csvYuan, toCsv } from './csv';
import type { CsvCell } from './csv';

/** Money is given in fen as bigint; it is shown in yuan. */
export type ColumnKind = 'text' | 'money' | 'number';

export interface Column {
  readonly title: string;
  readonly kind?: ColumnKind;
}

export interface TableData {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/** A cell as people read it. */
export function cellText(value: CsvCell | undefined, kind: ColumnKind = 'text'): string {
  if (value === undefined) return '';
  return kind === 'money' && typeof value === 'bigint' ? yuanText(value) : String(value);
}

/** The table as a CSV text, money in yuan without grouping. */
export function tableCsv({ columns, rows }: TableData): string {
  return toCsv(
    columns.map(({ title }) => title),
    rows.map((row) =>
      row.map((value, at) =>
        columns[at]?.kind === 'money' && typeof value === 'bigint' ? csvYuan(value) : value,
      ),
    ),
  );
}
