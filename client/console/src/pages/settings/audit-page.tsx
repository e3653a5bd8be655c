import { useState } from 'react';
import { Button, InputNumber } from 'antd';
import { useMe } from '../../api/queries';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import type { TableData } from '../../charts/table-data';
import { instantText } from '../../format/day';
import { useWords } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty, NoPermission } from '../../ui/states';
import { auditWords } from './audit.words';
import type { AuditEntry } from './audit-chain';
import { ChainCheck } from './chain-check';
import { useAudit } from './use-audit';
import './settings.css';

/** Every action on this gateway, and whether the log is whole. */
export default function AuditPage() {
  const say = useWords(auditWords);
  const me = useMe();
  return (
    <Page title={say('title')} lead={say('lead')} back="/settings">
      <QueryView query={me}>
        {({ principal }) =>
          principal.scopes.includes('audit:read') ? (
            <>
              <ChainCheck />
              <Entries />
            </>
          ) : (
            <NoPermission />
          )
        }
      </QueryView>
    </Page>
  );
}

function Entries() {
  const say = useWords(auditWords);
  const [from, setFrom] = useState(1);
  const [typed, setTyped] = useState<number | null>(1);
  const audit = useAudit(from - 1, true);
  return (
    <div className="card stack-tight">
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          setFrom(typed ?? 1);
        }}
      >
        <InputNumber
          aria-label={say('from')}
          prefix={say('from')}
          min={1}
          precision={0}
          value={typed}
          onChange={setTyped}
        />
        <Button htmlType="submit">{say('find')}</Button>
      </form>
      <QueryView query={audit} rows={8}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          return entries.length === 0 ? (
            <Empty title={say('none')} icon="operation" />
          ) : (
            <EntryTable entries={entries} />
          );
        }}
      </QueryView>
      <LoadMore query={audit} />
    </div>
  );
}

function EntryTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const say = useWords(auditWords);
  const table: TableData = {
    columns: [
      { title: say('seq'), kind: 'number' },
      { title: say('at') },
      { title: say('principal') },
      { title: say('action') },
      { title: say('target') },
      { title: say('outcome') },
      { title: say('trace') },
      { title: say('hash') },
    ],
    rows: entries.map(({ seq, at, principal, action, target, outcome, trace, hash }) => [
      ...[seq, at, principal, action, target, outcome, trace, hash],
    ]),
  };
  return (
    <>
      <div>
        <CsvButton table={table} file="audit" />
      </div>
      <DataTable
        caption={say('title')}
        keys={entries.map(({ seq }) => String(seq))}
        columns={table.columns}
        rows={entries.map(({ seq, at, principal, action, target, outcome, trace, hash }) => [
          ...[seq, instantText(at), principal, action],
          { node: target.length > 16 ? <CopyId id={target} /> : target },
          outcome,
          { node: <CopyId id={trace} head={8} /> },
          { node: <CopyId id={hash} head={8} /> },
        ])}
      />
    </>
  );
}
