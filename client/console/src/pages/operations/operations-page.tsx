import { Link, useSearchParams } from 'react-router';
import type { Operation, OperationState } from '../../api/types';
import { usePages } from '../../api/use-pages';
import { instantText } from '../../format/day';
import { actName, acts } from '../../i18n/acts';
import { usePick, useWords } from '../../i18n/use-words';
import { Choice } from '../../ui/choice';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { operationWords } from './operations.words';
import { OperationTag } from './state-tag';
import './operations-page.css';

const STATES = [
  ...(['draft', 'signed', 'ready', 'countersigned', 'proving'] as const),
  ...(['submitted', 'committed', 'refused', 'unknown'] as const),
] as const satisfies readonly OperationState[];

/** All operations of the organisation, so that what was left is found again. */
export default function OperationsPage() {
  const say = useWords(operationWords);
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') ?? '';
  const operations = usePages(['operations', 'list', state], (api, cursor) =>
    api.GET('/v1/operations', {
      params: {
        query: {
          ...(state === '' ? {} : { state: state as OperationState }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
    }),
  );
  return (
    <Page title={say('title')}>
      <Choice
        id="operation-state"
        label={say('filter')}
        value={state}
        onChange={(value) => setSearch(value === '' ? {} : { state: value })}
        options={[
          { value: '', label: say('all') },
          ...STATES.map((value) => ({ value, label: say(`state_${value}`) })),
        ]}
      />
      <QueryView query={operations}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <Empty title={say('none')} icon="operation">
                {say('none_next')}
              </Empty>
            </div>
          ) : (
            <ul className="plain-list stack-tight">
              {items.map((operation) => (
                <li key={operation.id}>
                  <Row operation={operation} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <LoadMore query={operations} />
    </Page>
  );
}

function Row({ operation }: { readonly operation: Operation }) {
  const sayAct = useWords(acts);
  const pick = usePick();
  const [first] = operation.text;
  return (
    <Link to={`/operations/${operation.id}`} className="card operation-row">
      <span>
        <strong>{sayAct(actName(operation.act))}</strong>
        <span className="muted small operation-words">
          {first === undefined ? '' : pick(first)}
        </span>
      </span>
      <span className="operation-side">
        <OperationTag state={operation.state} />
        <span className="muted small num">{instantText(operation.createdAt)}</span>
      </span>
    </Link>
  );
}
