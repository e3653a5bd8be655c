import { useMe } from '../../api/queries';
import { moneyText } from '../../format/money';
import { usePick, useWords } from '../../i18n/use-words';
import type { Say } from '../../i18n/use-words';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { settingsWords } from './settings.words';

type SettingsWord = keyof typeof settingsWords.entries;

/** A scope in words; one that this console does not know by its name. */
export function scopeText(scope: string, say: Say<SettingsWord>): string {
  // A colon would name another catalogue.
  const key = `scope_${scope.replace(':', '-')}`;
  return key in settingsWords.entries ? say(key as SettingsWord) : scope;
}

/** Who is signed in, for whom, and what he may do. */
export function YouSection() {
  const say = useWords(settingsWords);
  const pick = usePick();
  const me = useMe();
  return (
    <Section title={say('you')}>
      <QueryView query={me}>
        {({ member, principal }) => (
          <Facts
            items={[
              { term: say('organisation'), value: pick(member.name) },
              { term: say('principal'), value: principal.id },
              { term: say('kind'), value: say(`kind_${principal.kind}`) },
              {
                term: say('officer'),
                value:
                  principal.officer === null ? say('officer_none') : String(principal.officer + 1),
              },
              {
                term: say('two_officers'),
                value:
                  member.twoOfficersFrom === null
                    ? say('two_officers_never')
                    : moneyText(member.twoOfficersFrom),
              },
              {
                term: say('scopes'),
                value: principal.scopes.map((scope) => scopeText(scope, say)).join('、'),
              },
            ]}
          />
        )}
      </QueryView>
    </Section>
  );
}
