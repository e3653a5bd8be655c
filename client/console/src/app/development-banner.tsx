import { shell } from '../i18n/shell';
import { useWords } from '../i18n/use-words';
import { Icon } from '../ui/icon';

/** Says on every page that a development network is no place for value. */
export function DevelopmentBanner({ shown }: { readonly shown: boolean }) {
  const say = useWords(shell);
  if (!shown) return null;
  return (
    <p className="development">
      <Icon name="warning" size={16} />
      {say('development')}
    </p>
  );
}
