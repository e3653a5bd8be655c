import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon';
import './tag.css';

/** How a state stands, told by sign and word together. */
export type Tone = 'neutral' | 'good' | 'wait' | 'warn' | 'bad' | 'accent';

const MARK: Readonly<Record<Tone, IconName>> = {
  neutral: 'info',
  good: 'check',
  wait: 'clock',
  warn: 'warning',
  bad: 'cross',
  accent: 'key',
};

export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      <Icon name={MARK[tone]} size={14} />
      {children}
    </span>
  );
}
