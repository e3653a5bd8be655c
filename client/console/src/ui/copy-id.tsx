import { useState } from 'react';
import { states } from '../i18n/states';
import { useWords } from '../i18n/use-words';
import { Icon } from './icon';
import './copy-id.css';

/** An id, shortened for the eye and copied in full. */
export function CopyId({ id, head = 10 }: { readonly id: string; readonly head?: number }) {
  const say = useWords(states);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(id);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <span className="copy-id">
      <code title={id}>{id.length > head ? `${id.slice(0, head)}…` : id}</code>
      <button type="button" onClick={() => void copy()} aria-label={`${say('copy')} ${id}`}>
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
      <span role="status" className="visually-hidden">
        {copied ? say('copied') : ''}
      </span>
    </span>
  );
}
