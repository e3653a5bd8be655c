import { useState } from 'react';
import { Input } from 'antd';
import { useLanguage, usePick, useWords } from '../../i18n/use-words';
import { Page, Section } from '../../ui/page';
import { Empty } from '../../ui/states';
import { glossaryWords } from './glossary.words';
import { TERM_GROUPS, findTerms } from './terms';
import type { Term } from './terms';
import './glossary.css';

/** Words of the trade, in both languages. */
export default function GlossaryPage() {
  const say = useWords(glossaryWords);
  const [text, setText] = useState('');
  const found = findTerms(text);
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Input
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {found.length === 0 ? (
        <div className="card" role="status">
          <Empty title={say('none')} icon="help">
            {say('none_next')}
          </Empty>
        </div>
      ) : (
        TERM_GROUPS.map((group) => {
          const terms = found.filter((term) => term.group === group);
          return terms.length === 0 ? null : (
            <Section key={group} title={say(`group_${group}`)}>
              <Terms terms={terms} />
            </Section>
          );
        })
      )}
    </Page>
  );
}

function Terms({ terms }: { readonly terms: readonly Term[] }) {
  const pick = usePick();
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <dl className="glossary">
      {terms.map(({ term, meaning }) => (
        <div key={term.en}>
          <dt>
            {pick(term)}{' '}
            <span className="muted small" lang={other === 'zh' ? 'zh-CN' : 'en'}>
              {term[other]}
            </span>
          </dt>
          <dd>{pick(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}
