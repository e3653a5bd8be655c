import { useState } from 'react';
import { Button, Input } from 'antd';
import { officerWords } from '../i18n/officer';
import { useWords } from '../i18n/use-words';
import { ProblemView } from '../ui/states';
import { DeviceRefusal, unlockDevice, useDevice } from './device';

/** Opens the sealed key that is on this device. */
export function UnlockForm() {
  const say = useWords(officerWords);
  const state = useDevice();
  const [passphrase, setPassphrase] = useState('');
  const [failed, setFailed] = useState<unknown>();
  const unlock = async (): Promise<void> => {
    setFailed(undefined);
    try {
      await unlockDevice(passphrase);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <label htmlFor="passphrase">{say('passphrase')}</label>
      <Input.Password
        id="passphrase"
        value={passphrase}
        autoComplete="off"
        aria-describedby="passphrase-help"
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <p id="passphrase-help" className="small muted">
        {say('passphrase_help')}
      </p>
      {failed instanceof DeviceRefusal ? (
        <p role="alert" className="field-error">
          {say('wrong')}
        </p>
      ) : failed === undefined ? null : (
        <ProblemView error={failed} />
      )}
      <Button htmlType="submit" loading={state === 'opening'} disabled={passphrase === ''}>
        {say(state === 'opening' ? 'opening' : 'unlock')}
      </Button>
    </form>
  );
}
