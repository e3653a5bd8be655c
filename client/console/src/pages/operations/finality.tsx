import type { OperationState } from '../../api/types';
import { useWords } from '../../i18n/use-words';
import { Icon } from '../../ui/icon';
import { operationWords } from './operations.words';
import './finality.css';

const STEPS = ['draft', 'sign', 'prove', 'send', 'write'] as const;

/** Steps that are done, and whether the next one is being taken or was stopped. */
const AT: Readonly<
  Record<OperationState, readonly [done: number, next: 'now' | 'stopped' | 'later']>
> = {
  draft: [1, 'now'],
  signed: [1, 'now'],
  ready: [2, 'later'],
  countersigned: [2, 'later'],
  proving: [2, 'now'],
  submitted: [3, 'now'],
  committed: [5, 'later'],
  refused: [2, 'stopped'],
  unknown: [3, 'stopped'],
};

/** How final an operation is: five dots, each told in words. */
export function Finality({ state }: { readonly state: OperationState }) {
  const say = useWords(operationWords);
  const [done, next] = AT[state];
  const status = (place: number): 'done' | 'now' | 'later' | 'stopped' =>
    place < done ? 'done' : place === done ? next : 'later';
  return (
    <ol className="finality plain-list" aria-label={say('steps')}>
      {STEPS.map((step, place) => {
        const at = status(place);
        return (
          <li
            key={step}
            className={`finality-${at}`}
            aria-current={at === 'now' ? 'step' : undefined}
          >
            <span className="finality-dot">
              {at === 'done' ? <Icon name="check" size={14} /> : null}
              {at === 'stopped' ? <Icon name="cross" size={14} /> : null}
            </span>
            <span>
              {say(`step_${step}`)}
              <span className="visually-hidden">: {say(`step_${at}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
