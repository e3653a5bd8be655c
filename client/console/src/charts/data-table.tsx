import type { ReactNode } from 'react';
import type { CsvCell } from './csv';
import { cellText } from './table-data';
import type { Column } from './table-data';
import './data-table.css';

/** A cell that is more than text: a link, a tag, a button. */
export type ShownCell = CsvCell | { readonly node: ReactNode };

/**
 * A table; where there is little width each row becomes a card with the titles beside the values. The roles are written
 * out because browsers drop those of a table that is laid out as blocks.
 */
export function DataTable({
  caption,
  columns,
  rows,
  keys,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly ShownCell[])[];
  /** What tells rows apart; their place when left out. */
  readonly keys?: readonly string[];
}) {
  return (
    <table className="data-table" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title, kind }) => (
            <th key={title} role="columnheader" scope="col" className={alignment(kind)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, at) => (
          <tr key={keys?.[at] ?? at} role="row">
            {columns.map(({ title, kind }, place) => (
              <td key={title} role="cell" className={alignment(kind)}>
                <span className="data-table-title" aria-hidden="true">
                  {title}
                </span>
                <span className="data-table-value">{shown(row[place], kind)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function alignment(kind: Column['kind']): string | undefined {
  return kind === 'money' || kind === 'number' ? 'data-table-end' : undefined;
}

function shown(value: ShownCell | undefined, kind: Column['kind']): ReactNode {
  return typeof value === 'object' ? value.node : cellText(value, kind);
}
