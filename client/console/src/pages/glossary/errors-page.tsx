import { useState } from 'react';
import { Input, Select } from 'antd';
import type { ErrorEntry } from '@fuqi/domain';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import type { TableData } from '../../charts/table-data';
import { usePick, useWords } from '../../i18n/use-words';
import type { Say } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { Empty } from '../../ui/states';
import { areas, findCodes } from './find-codes';
import { glossaryWords } from './glossary.words';
import './glossary.css';

type SayGlossary = Say<keyof typeof glossaryWords.entries>;

/** Every refusal: its code, what it means, what to do next. */
export default function ErrorsPage() {
  const say = useWords(glossaryWords);
  const [text, setText] = useState('');
  const [area, setArea] = useState('');
  const found = findCodes(text, area);
  const table = useErrorTable(found, say);
  return (
    <Page
      title={say('errors_title')}
      lead={say('errors_lead')}
      actions={<CsvButton table={table} file="fuqi-error-codes" />}
    >
      <div className="row error-search">
        <Input
          allowClear
          aria-label={say('errors_search')}
          placeholder={say('errors_search')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Select
          aria-label={say('area')}
          value={area}
          onChange={setArea}
          options={['', ...areas()].map((value) => ({ value, label: areaName(value, say) }))}
        />
      </div>
      <p className="muted" role="status">
        {say('found', { count: found.length })}
      </p>
      <div className="card">
        {found.length === 0 ? (
          <Empty title={say('none')} icon="help">
            {say('none_next')}
          </Empty>
        ) : (
          <DataTable
            caption={say('errors_title')}
            keys={found.map(({ code }) => code)}
            columns={table.columns}
            rows={table.rows.map(([code = '', ...rest]) => [
              { node: <code>{String(code)}</code> },
              ...rest,
            ])}
          />
        )}
      </div>
    </Page>
  );
}

function useErrorTable(found: readonly ErrorEntry[], say: SayGlossary): TableData {
  const pick = usePick();
  return {
    columns: [
      { title: say('code') },
      { title: say('meaning') },
      { title: say('next') },
      { title: say('who') },
      { title: say('retry') },
    ],
    rows: found.map(({ code, title, next, layer, retryable }) => [
      ...[code, pick(title), pick(next), say(`layer_${layer}`)],
      say(retryable ? 'retry_yes' : 'retry_no'),
    ]),
  };
}

function areaName(area: string, say: SayGlossary): string {
  if (area === '') return say('area_all');
  const key = `area_${area}`;
  return key in glossaryWords.entries
    ? say(key as keyof typeof glossaryWords.entries)
    : say('area_other', { name: area });
}
