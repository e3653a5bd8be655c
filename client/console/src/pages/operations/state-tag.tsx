import type { OperationState } from '../../api/types';
import { useWords } from '../../i18n/use-words';
import { Tag } from '../../ui/tag';
import type { Tone } from '../../ui/tag';
import { operationWords } from './operations.words';

const TONES: Readonly<Record<OperationState, Tone>> = {
  draft: 'accent',
  signed: 'accent',
  ready: 'accent',
  countersigned: 'wait',
  proving: 'wait',
  submitted: 'wait',
  committed: 'good',
  refused: 'bad',
  unknown: 'warn',
};

export function OperationTag({ state }: { readonly state: OperationState }) {
  const say = useWords(operationWords);
  return <Tag tone={TONES[state]}>{say(`state_${state}`)}</Tag>;
}
