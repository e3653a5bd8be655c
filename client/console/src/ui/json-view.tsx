import { states } from '../i18n/states';
import { useWords } from '../i18n/use-words';
import './json-view.css';

/** The same thing as a program reads it. */
export function JsonView({ value }: { readonly value: unknown }) {
  const say = useWords(states);
  return (
    <details className="json">
      <summary>{say('json')}</summary>
      {/* It scrolls, so the keyboard must reach it. */}
      <pre tabIndex={0} aria-label="JSON">
        {JSON.stringify(value, null, 2)}
      </pre>
    </details>
  );
}
