import { useState } from 'react';
import { Segmented } from 'antd';
import { useMe } from '../../api/queries';
import { dayText } from '../../format/day';
import { useLanguage, useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { clearingWords } from './clearing.words';
import { DueView } from './due-view';
import { IssuersView } from './issuers-view';
import { PaymentsView } from './payments-view';

const VIEWS = ['today', 'due', 'issuers'] as const;

/** A registrar's desk: whom to pay today, what falls due, what each issuer owes. */
export default function ClearingPage() {
  const say = useWords(clearingWords);
  const language = useLanguage();
  const [view, setView] = useState<(typeof VIEWS)[number]>('today');
  const me = useMe();
  return (
    <Page
      title={say('title')}
      lead={
        me.data === undefined ? undefined : say('lead', { day: dayText(me.data.day, language) })
      }
      actions={
        <Segmented
          aria-label={say('view')}
          value={view}
          onChange={setView}
          options={VIEWS.map((value) => ({ value, label: say(`view_${value}`) }))}
        />
      }
    >
      <QueryView query={me}>
        {({ day }) => {
          if (view === 'today') return <PaymentsView />;
          return view === 'due' ? <DueView today={day} /> : <IssuersView />;
        }}
      </QueryView>
    </Page>
  );
}
