import { useState } from 'react';
import { Button } from 'antd';
import { axisLabel, axisValue, yuanText } from '../../charts/amounts';
import { addToMonth, byDay, monthOf, monthWeeks } from '../../charts/maturity';
import type { MonthDay } from '../../charts/maturity';
import { dayText } from '../../format/day';
import { useLanguage, useWords } from '../../i18n/use-words';
import { Icon } from '../../ui/icon';
import { calendarWords } from './calendar.words';
import { isClosedDay } from './due-items';
import type { DueItem } from './due-items';
import './month-calendar.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A month with what falls due on each day; a day with something can be chosen. */
export function MonthCalendar({
  items,
  today,
  chosen,
  onChoose,
}: {
  readonly items: readonly DueItem[];
  readonly today: string;
  readonly chosen: string | undefined;
  readonly onChoose: (day: string) => void;
}) {
  const say = useWords(calendarWords);
  const sums = byDay(items);
  const [month, setMonth] = useState(() => monthOf(firstAhead(sums, today)));
  const [year = '', number = ''] = month.split('-');
  const total = [...sums].reduce((sum, [day, of]) => (monthOf(day) === month ? sum + of : sum), 0n);
  return (
    <section className="card stack-tight">
      <div className="row-between">
        <h2>{say('calendar')}</h2>
        <div className="row">
          <Button
            aria-label={say('previous_month')}
            icon={<Icon name="back" size={16} />}
            onClick={() => setMonth(addToMonth(month, -1))}
          />
          <strong aria-live="polite">{say('month', { year, month: Number(number) })}</strong>
          <Button
            aria-label={say('next_month')}
            icon={<Icon name="next" size={16} />}
            onClick={() => setMonth(addToMonth(month, 1))}
          />
        </div>
      </div>
      <p className="muted small">{say('month_sum', { total: yuanText(total) })}</p>
      <table className="month">
        <caption className="visually-hidden">
          {say('month', { year, month: Number(number) })}
        </caption>
        <thead>
          <tr>
            {WEEKDAYS.map((at) => (
              <th key={at} scope="col">
                {say(`weekday_${at}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(month).map((week) => (
            <tr key={week[0]?.day}>
              {week.map((cell) => (
                <td key={cell.day} data-inside={cell.inside}>
                  <Cell
                    cell={cell}
                    sum={sums.get(cell.day)}
                    isToday={cell.day === today}
                    isChosen={cell.day === chosen}
                    onChoose={onChoose}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The first day ahead on which something falls due, else the last one, else today. */
function firstAhead(sums: ReadonlyMap<string, bigint>, today: string): string {
  const days = [...sums.keys()].sort();
  return days.find((day) => day >= today) ?? days.at(-1) ?? today;
}

function Cell({
  cell: { day, number, inside },
  sum,
  isToday,
  isChosen,
  onChoose,
}: {
  readonly cell: MonthDay;
  readonly sum: bigint | undefined;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (day: string) => void;
}) {
  const say = useWords(calendarWords);
  const language = useLanguage();
  if (!inside) return null;
  const closed = isClosedDay(day);
  const marks = (
    <>
      <span className="month-number">{number}</span>
      {closed ? <span className="visually-hidden">{say('closed')}</span> : null}
      {isToday ? <span className="month-today">{say('today')}</span> : null}
    </>
  );
  const looks = `month-day${closed ? ' month-closed' : ''}${isToday ? ' month-is-today' : ''}`;
  if (sum === undefined) return <span className={looks}>{marks}</span>;
  return (
    <button
      type="button"
      className={`${looks} month-due`}
      aria-pressed={isChosen}
      onClick={() => onChoose(day)}
    >
      {marks}
      <span className="month-sum">{axisLabel(axisValue(sum), language)}</span>
      <span className="visually-hidden">
        {say('due_that_day', { day: dayText(day, language), total: yuanText(sum) })}
      </span>
    </button>
  );
}
