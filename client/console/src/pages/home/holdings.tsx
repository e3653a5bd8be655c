import { Link } from 'react-router';
import type { components } from '../../api/schema';
import { useRead } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { ShortMoney } from '../../ui/money';
import { Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { homeWords } from './home.words';
import './holdings.css';

type Balance = components['schemas']['Balance'];

const TILES = [
  { key: 'available', kind: 'voucher', state: 'available' },
  { key: 'offered', kind: 'voucher', state: 'offered' },
  { key: 'matured', kind: 'voucher', state: 'matured' },
  { key: 'quota', kind: 'quota', state: 'available' },
] as const;

/** Sums of what the organisation holds, by what can be done with it. */
export function Holdings() {
  const say = useWords(homeWords);
  const balances = useRead(['balances'], (api) => api.GET('/v1/balances'));
  return (
    <Section title={say('held')}>
      <QueryView query={balances} rows={2}>
        {({ items }) => (
          <ul className="plain-list tiles">
            {TILES.map(({ key, kind, state }) => ({
              key,
              kind,
              state,
              ...sumOf(items, kind, state),
            }))
              .filter(({ key, count }) => count > 0 || key === 'available')
              .map(({ key, kind, state, total }) => (
                <li key={key}>
                  <Link to={`/vouchers?kind=${kind}&state=${state}`} className="tile">
                    <span className="muted small">{say(key)}</span>
                    <strong>
                      <ShortMoney fen={total} />
                    </strong>
                  </Link>
                </li>
              ))}
          </ul>
        )}
      </QueryView>
    </Section>
  );
}

function sumOf(
  items: readonly Balance[],
  kind: Balance['kind'],
  state: Balance['state'],
): { readonly total: bigint; readonly count: number } {
  const rows = items.filter((row) => row.kind === kind && row.state === state);
  return {
    total: rows.reduce((sum, { total }) => sum + BigInt(total), 0n),
    count: rows.reduce((sum, { count }) => sum + count, 0),
  };
}
