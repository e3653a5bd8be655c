import type { components } from '../../api/schema';
import { useWords } from '../../i18n/use-words';
import { Tag } from '../../ui/tag';
import type { Tone } from '../../ui/tag';
import { requestWords } from './requests.words';

export type QuoteRequest = components['schemas']['QuoteRequest'];
export type GivenQuote = components['schemas']['Quote'];

const TONES = {
  open: 'wait',
  answered: 'neutral',
  chosen: 'good',
  closed: 'neutral',
} as const satisfies Record<QuoteRequest['state'], Tone>;

/** Where a request stands, from the bank's side. */
export function RequestTag({ state }: { readonly state: QuoteRequest['state'] }) {
  const say = useWords(requestWords);
  return <Tag tone={TONES[state]}>{say(`state_${state}`)}</Tag>;
}
