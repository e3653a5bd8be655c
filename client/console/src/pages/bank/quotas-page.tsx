import { useState } from 'react';
import { useMe } from '../../api/queries';
import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { useAllVouchers } from '../calendar/all-vouchers';
import { QuotaForm } from './quota-form';
import { QuotaList } from './quota-list';
import { QuotaTreeFigure } from './quota-tree-figure';
import { quotaWords } from './quotas.words';

/** Quotas that this organisation granted or holds, and how one was divided. */
export default function QuotasPage() {
  const say = useWords(quotaWords);
  const me = useMe();
  const quotas = useAllVouchers({ kind: 'quota' });
  const [chosen, setChosen] = useState<string>();
  const isBank = me.data?.member.roles.includes('bank') ?? false;
  const who = isBank ? 'bank' : 'core';
  return (
    <Page title={say('title')} lead={say(`lead_${who}`)}>
      <QueryView query={quotas}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <Empty title={say('none')} icon="quota">
                {say(`none_${who}`)}
              </Empty>
            </div>
          ) : (
            <>
              <QuotaList quotas={items} chosen={chosen} onChoose={setChosen} />
              {chosen === undefined ? null : <QuotaTreeFigure id={chosen} />}
            </>
          )
        }
      </QueryView>
      {isBank ? <QuotaForm today={me.data?.day ?? ''} self={me.data?.member.id ?? 0} /> : null}
    </Page>
  );
}
