import { useParams } from 'react-router';
import { useMe } from '../../api/queries';
import type { Me, Operation } from '../../api/types';
import { useRead } from '../../api/use-api';
import { actName, acts } from '../../i18n/acts';
import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Finality } from './finality';
import { OperationFacts } from './operation-facts';
import { Outcome } from './outcome';
import { Signing } from './signing';
import { OperationTag } from './state-tag';

const WORKING_MS = 700;
const WAITING_MS = 5_000;

/** One operation from draft to ledger. It can be left at any point and found again. */
export default function OperationPage() {
  const { id = '' } = useParams();
  const sayAct = useWords(acts);
  const me = useMe();
  const operation = useRead(
    ['operations', id],
    (api) => api.GET('/v1/operations/{id}', { params: { path: { id } } }),
    { every: pace },
  );
  const title =
    operation.data === undefined ? sayAct('other') : sayAct(actName(operation.data.act));
  return (
    <Page
      title={title}
      back="/operations"
      lead={
        operation.data === undefined ? undefined : <OperationTag state={operation.data.state} />
      }
    >
      <QueryView query={operation}>
        {(data) => <QueryView query={me}>{(who) => <Life operation={data} me={who} />}</QueryView>}
      </QueryView>
    </Page>
  );
}

/** Asks often while the gateway is at work, seldom while somebody is waited for, and no more when it is over. */
function pace(operation: Operation | undefined): number | false {
  switch (operation?.state) {
    case 'proving':
    case 'submitted':
      return WORKING_MS;
    case 'committed':
    case 'refused':
      return false;
    default:
      return WAITING_MS;
  }
}

function Life({ operation, me }: { readonly operation: Operation; readonly me: Me }) {
  const open = operation.state === 'draft' || operation.state === 'signed';
  return (
    <>
      <div className="card">
        <Finality state={operation.state} />
      </div>
      {open ? <Signing operation={operation} me={me} /> : <Outcome operation={operation} me={me} />}
      <OperationFacts operation={operation} me={me} />
    </>
  );
}
