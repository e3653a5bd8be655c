import { useState } from 'react';
import { Button, Input } from 'antd';
import { shell } from '../i18n/shell';
import { signInWords } from '../i18n/sign-in';
import { useWords } from '../i18n/use-words';
import { signIn } from '../session/session';
import { entryRefused } from '../session/take-entry';
import { LanguageSwitch, ThemeSwitch } from './switches';
import { Tally } from './top-bar';
import './sign-in.css';

const KEY = /^fuqi_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/;

/** The door: an API key. Whoever comes by a link with an entry does not see it. */
export function SignIn() {
  const say = useWords(signInWords);
  const sayShell = useWords(shell);
  const [key, setKey] = useState('');
  const [wrong, setWrong] = useState(false);
  const enter = (): void => {
    const apiKey = key.trim();
    if (KEY.test(apiKey)) {
      signIn({ apiKey, person: undefined, organisation: undefined, officer: undefined });
    } else {
      setWrong(true);
    }
  };
  return (
    <main className="door">
      <title>{`${say('title')} · ${sayShell('product')}`}</title>
      <div className="card door-card">
        <div className="row-between">
          <div className="row">
            <Tally />
            <strong className="door-name">{sayShell('product')}</strong>
          </div>
          <div className="row">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
        <p className="muted">{say('lead')}</p>
        <h1>{say('title')}</h1>
        {entryRefused() ? <p role="alert">{say('bad_link')}</p> : null}
        <form
          className="stack-tight"
          onSubmit={(event) => {
            event.preventDefault();
            enter();
          }}
        >
          <label htmlFor="api-key">{say('key')}</label>
          <Input.Password
            id="api-key"
            size="large"
            value={key}
            autoComplete="off"
            aria-describedby="api-key-help"
            aria-invalid={wrong}
            onChange={(event) => {
              setKey(event.target.value);
              setWrong(false);
            }}
          />
          <p id="api-key-help" className="small muted">
            {say('key_help')}
          </p>
          {wrong ? (
            <p role="alert" className="field-error">
              {say('wrong')}
            </p>
          ) : null}
          <Button type="primary" size="large" htmlType="submit" block>
            {say('enter')}
          </Button>
        </form>
      </div>
    </main>
  );
}
