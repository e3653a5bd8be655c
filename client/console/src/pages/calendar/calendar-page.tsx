import { useState } from 'react';
import { Segmented } from 'antd';
import { useMe } from '../../api/queries';
import { dayText } from '../../format/day';
import { useLanguage, useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { useAllVouchers } from './all-vouchers';
import { calendarWords } from './calendar.words';
import { DueList } from './due-list';
import { OWED, RECEIVED, owedItems, receivedItems } from './due-items';
import type { DueItem } from './due-items';
import { LadderFigure } from './ladder-figure';
import { MonthCalendar } from './month-calendar';

type Side = 'receive' | 'owe';

/** What falls due when: a ladder, a calendar, and the list behind both. */
export default function CalendarPage() {
  const say = useWords(calendarWords);
  const language = useLanguage();
  const me = useMe();
  const vouchers = useAllVouchers();
  const [chosen, setSide] = useState<Side>();
  const self = me.data?.member.id ?? 0;
  const day = me.data?.day ?? '';
  const owed = owedItems(vouchers.data?.items ?? [], self);
  const received = receivedItems(vouchers.data?.items ?? []);
  const side = chosen ?? (received.length === 0 && owed.length > 0 ? 'owe' : 'receive');
  return (
    <Page
      title={say('title')}
      lead={day === '' ? undefined : say('lead', { day: dayText(day, language) })}
      actions={
        <Segmented
          aria-label={say('side')}
          value={side}
          onChange={setSide}
          options={[
            { value: 'receive', label: say('receive') },
            { value: 'owe', label: say('owe') },
          ]}
        />
      }
    >
      <QueryView query={me}>
        {() => (
          <QueryView query={vouchers} rows={8}>
            {() => <Side side={side} items={side === 'receive' ? received : owed} today={day} />}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

function Side({
  side,
  items,
  today,
}: {
  readonly side: Side;
  readonly items: readonly DueItem[];
  readonly today: string;
}) {
  const say = useWords(calendarWords);
  const [day, setDay] = useState<string>();
  if (items.length === 0) {
    return (
      <div className="card">
        <Empty title={say(`${side}_none`)} icon="calendar">
          {say(`${side}_none_next`)}
        </Empty>
      </div>
    );
  }
  return (
    <>
      {side === 'owe' ? <p className="muted">{say('owe_note')}</p> : null}
      <LadderFigure items={items} series={side === 'receive' ? RECEIVED : OWED} today={today} />
      <MonthCalendar items={items} today={today} chosen={day} onChoose={setDay} />
      <DueList side={side} items={items} today={today} day={day} onAll={() => setDay(undefined)} />
    </>
  );
}
