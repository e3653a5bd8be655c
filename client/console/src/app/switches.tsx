import { useNavigate } from 'react-router';
import { shell } from '../i18n/shell';
import { chooseLanguage, useLanguage, useWords } from '../i18n/use-words';
import { signOut } from '../session/session';
import { chooseTheme, useTheme } from '../theme/theme';
import { Icon } from '../ui/icon';

/** 中文 or English; each is written in itself. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="quiet"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => void chooseLanguage(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}

export function ThemeSwitch() {
  const say = useWords(shell);
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="quiet"
      aria-label={say(`theme_to_${other}`)}
      onClick={() => chooseTheme(other)}
    >
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}

export function SignOutButton() {
  const say = useWords(shell);
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => {
        signOut();
        void navigate('/');
      }}
    >
      <Icon name="out" />
      {say('sign_out')}
    </button>
  );
}
