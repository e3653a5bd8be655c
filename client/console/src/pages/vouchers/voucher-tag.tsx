import type { VoucherState } from '../../api/types';
import { useWords } from '../../i18n/use-words';
import { voucherWords } from '../../i18n/voucher';
import { Tag } from '../../ui/tag';
import type { Tone } from '../../ui/tag';

const TONES: Readonly<Record<VoucherState, Tone>> = {
  spent: 'neutral',
  pending: 'wait',
  matured: 'accent',
  available: 'good',
  offered: 'accent',
  'offered-out': 'wait',
  held: 'wait',
  'held-for-others': 'neutral',
  watched: 'neutral',
};

export function VoucherTag({ state }: { readonly state: VoucherState }) {
  const say = useWords(voucherWords);
  return <Tag tone={TONES[state]}>{say(`state_${state}`)}</Tag>;
}
