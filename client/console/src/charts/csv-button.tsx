import { Button } from 'antd';
import { useWords } from '../i18n/use-words';
import { chartWords } from './charts.words';
import { saveText } from './save-file';
import { tableCsv } from './table-data';
import type { TableData } from './table-data';

/** Saves a table as a CSV file. @param file name without its ending */
export function CsvButton({ table, file }: { readonly table: TableData; readonly file: string }) {
  const say = useWords(chartWords);
  return (
    <Button
      className="no-print"
      disabled={table.rows.length === 0}
      onClick={() => saveText(`${file}.csv`, tableCsv(table))}
    >
      {say('csv')}
    </Button>
  );
}
