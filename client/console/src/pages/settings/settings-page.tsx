import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useMe } from '../../api/queries';
import { LANGUAGES } from '../../i18n/language';
import { chooseLanguage, useLanguage, useWords } from '../../i18n/use-words';
import { THEMES, chooseTheme, useTheme } from '../../theme/theme';
import { Facts } from '../../ui/facts';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';
import { Page, Section } from '../../ui/page';
import { settingsWords } from './settings.words';
import { YouSection } from './you-section';
import './settings.css';

const PARTS = [
  { part: 'keys', icon: 'key', scope: 'keys:manage' },
  { part: 'webhooks', icon: 'out', scope: 'webhooks:manage' },
  { part: 'audit', icon: 'operation', scope: 'audit:read' },
] as const satisfies readonly { part: string; icon: IconName; scope: string }[];

/** Each language by its own name, in whatever language the page is. */
const OWN_NAMES = { zh: '中文', en: 'English' } as const;

/** Language and colours of this device, who is signed in, and the way to administration. */
export default function SettingsPage() {
  const say = useWords(settingsWords);
  const language = useLanguage();
  const theme = useTheme();
  const scopes: readonly string[] = useMe().data?.principal.scopes ?? [];
  return (
    <Page title={say('title')}>
      <Section title={say('display')}>
        <Facts
          items={[
            {
              term: say('language'),
              value: (
                <Segmented
                  aria-label={say('language')}
                  value={language}
                  onChange={(value) => void chooseLanguage(value)}
                  options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
                />
              ),
            },
            {
              term: say('theme'),
              value: (
                <Segmented
                  aria-label={say('theme')}
                  value={theme}
                  onChange={chooseTheme}
                  options={THEMES.map((value) => ({ value, label: say(`theme_${value}`) }))}
                />
              ),
            },
          ]}
        />
      </Section>
      <YouSection />
      <Section title={say('more')}>
        <ul className="plain-list settings-parts">
          {PARTS.map(({ part, icon, scope }) => (
            <li key={part}>
              <Link to={`/settings/${part}`} className="settings-part">
                <Icon name={icon} />
                <span>
                  <strong>{say(part)}</strong>
                  <br />
                  <span className="muted small">
                    {scopes.includes(scope) ? say(`${part}_lead`) : say('scope_denied')}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
