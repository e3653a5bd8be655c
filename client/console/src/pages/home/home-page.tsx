import { useLanguage, useWords } from '../../i18n/use-words';
import { useRead } from '../../api/use-api';
import { dayText } from '../../format/day';
import { Empty } from '../../ui/states';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Holdings } from './holdings';
import { homeWords } from './home.words';
import { TaskCard } from './task-card';

/** What waits for this person, most urgent first; then what the organisation holds. */
export default function HomePage() {
  const say = useWords(homeWords);
  const language = useLanguage();
  const tasks = useRead(['tasks'], (api) => api.GET('/v1/tasks'), { every: 15_000 });
  return (
    <Page
      title={say('title')}
      lead={
        tasks.data === undefined || tasks.data.items.length === 0
          ? undefined
          : say('count', { count: tasks.data.items.length })
      }
    >
      <QueryView query={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <Empty title={say('none')} icon="check">
                {say('none_next')}
              </Empty>
            </div>
          ) : (
            <ul className="plain-list stack-tight">
              {items.map((task) => (
                <li key={task.id}>
                  <TaskCard
                    task={task}
                    until={
                      task.due === null
                        ? undefined
                        : say('until', { day: dayText(task.due, language) })
                    }
                  />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <Holdings />
    </Page>
  );
}
