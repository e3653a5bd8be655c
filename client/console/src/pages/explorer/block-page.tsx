import { Link, useParams } from 'react-router';
import { useRead } from '../../api/use-api';
import { dayText } from '../../format/day';
import { useLanguage, useWords } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { Facts } from '../../ui/facts';
import { Page, Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import type { Block } from './block-view';
import { explorerWords } from './explorer.words';
import { OperationViews } from './operation-views';

/** One block: each operation as a stranger sees it and as this organisation does. */
export default function BlockPage() {
  const say = useWords(explorerWords);
  const number = Number(useParams()['number']);
  const block = useRead(['block', number], (api) =>
    api.GET('/v1/blocks/{number}', { params: { path: { number } } }),
  );
  return (
    <Page
      title={say('block', { number })}
      lead={say('lead')}
      back="/explorer"
      actions={
        <>
          {number > 0 ? <Link to={`/explorer/${number - 1}`}>{say('older')}</Link> : null}
          <Link to={`/explorer/${number + 1}`}>{say('newer')}</Link>
        </>
      }
    >
      <QueryView query={block}>{(data) => <Content block={data} />}</QueryView>
    </Page>
  );
}

function Content({ block }: { readonly block: Block }) {
  const say = useWords(explorerWords);
  const language = useLanguage();
  const { operations, sealed, date } = block;
  return (
    <>
      {operations.length === 0 && sealed.length === 0 && date === null ? (
        <div className="card">
          <Empty title={say('empty_block')} icon="explorer" />
        </div>
      ) : null}
      {date === null ? null : (
        <p className="card">
          {say('date_opened', {
            day: dayText(date.day, language),
            phase: say(`phase_${date.phase}`),
          })}
        </p>
      )}
      {operations.map((operation) => (
        <OperationViews key={operation.digest} operation={operation} />
      ))}
      {sealed.map(({ first, count, root }) => (
        <Section key={first} title={say('sealed_count', { count })}>
          <Facts
            items={[
              {
                term: say('sealed'),
                value: say('seal_range', { from: first, to: first + count - 1 }),
              },
              { term: say('seal_root'), value: <CopyId id={root} head={24} /> },
            ]}
          />
        </Section>
      ))}
      <details className="card">
        <summary>{say('json')}</summary>
        <pre className="raw-json" tabIndex={0}>
          {JSON.stringify(block, null, 2)}
        </pre>
      </details>
    </>
  );
}
