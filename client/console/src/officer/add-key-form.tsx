import { useState } from 'react';
import { Button, Input } from 'antd';
import { officerWords } from '../i18n/officer';
import { useWords } from '../i18n/use-words';
import { keepOfficer } from '../session/session';
import { useSession } from '../session/use-session';

/** Takes a sealed key by paste and keeps it, sealed, on this device. */
export function AddKeyForm({ slot }: { readonly slot: number }) {
  const say = useWords(officerWords);
  const session = useSession();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const keep = (): void => {
    if (session === undefined) return;
    if (looksSealed(text)) {
      keepOfficer(session.apiKey, { slot, sealedKey: text.trim(), passphrase: undefined });
    } else {
      setWrong(true);
    }
  };
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <strong>{say('none')}</strong>
      <p className="small muted">{say('none_help')}</p>
      <label htmlFor="sealed-key">{say('sealed')}</label>
      <Input.TextArea
        id="sealed-key"
        rows={4}
        value={text}
        spellCheck={false}
        aria-invalid={wrong}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
      />
      {wrong ? (
        <p role="alert" className="field-error">
          {say('sealed_wrong')}
        </p>
      ) : null}
      <Button htmlType="submit">{say('keep')}</Button>
    </form>
  );
}

/** Whether a text may be a sealed key; the device finds out for certain when it opens it. */
function looksSealed(text: string): boolean {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && 'box' in value && 'salt' in value;
  } catch {
    return false;
  }
}
