import { Link } from 'react-router';
import { useRead } from '../../api/use-api';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import { daysBetween } from '../../charts/maturity';
import type { TableData } from '../../charts/table-data';
import { useLanguage, usePick, useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Money } from '../../ui/money';
import { Tag } from '../../ui/tag';
import type { Tone } from '../../ui/tag';
import { counterpartyWords } from './counterparties.words';
import { byUrgency, heldByIssuer, kycState } from './member-list';
import type { Member } from './member-list';

const STANDING_TONES = {
  active: 'good',
  suspended: 'warn',
  frozen: 'bad',
} as const satisfies Record<Member['standing'], Tone>;

/** Members, those that need a look first. */
export function MemberTable({
  members,
  today,
  self,
}: {
  readonly members: readonly Member[];
  readonly today: string;
  readonly self: number;
}) {
  const say = useWords(counterpartyWords);
  const pick = usePick();
  const language = useLanguage();
  const balances = useRead(['balances'], (api) => api.GET('/v1/balances'));
  const held = heldByIssuer(balances.data?.items ?? []);
  const ordered = byUrgency(members, today, language);
  const roles = (member: Member) => member.roles.map((role) => say(`role_${role}`)).join('、');
  const table: TableData = {
    columns: [
      { title: say('name') },
      { title: say('number'), kind: 'number' },
      { title: say('roles') },
      { title: say('standing') },
      { title: say('kyc') },
      { title: say('holding'), kind: 'money' },
    ],
    rows: ordered.map((member) => [
      ...[pick(member.name), member.id, roles(member), say(`standing_${member.standing}`)],
      ...[member.kycDay ?? '', held.get(member.id) ?? 0n],
    ]),
  };
  return (
    <>
      <div className="row-between">
        <span className="muted" role="status">
          {say('found', { count: members.length })}
        </span>
        <CsvButton table={table} file="counterparties" />
      </div>
      <DataTable
        caption={say('title')}
        columns={table.columns}
        keys={ordered.map(({ id }) => String(id))}
        rows={ordered.map((member) => [
          {
            node: (
              <span className="row">
                {pick(member.name)}
                {member.id === self ? <Tag tone="neutral">{say('me')}</Tag> : null}
              </span>
            ),
          },
          member.id,
          roles(member),
          {
            node: (
              <Tag tone={STANDING_TONES[member.standing]}>{say(`standing_${member.standing}`)}</Tag>
            ),
          },
          { node: <Kyc member={member} today={today} /> },
          { node: <Held amount={held.get(member.id)} issuer={member.id} /> },
        ])}
      />
    </>
  );
}

function Kyc({ member, today }: { readonly member: Member; readonly today: string }) {
  const say = useWords(counterpartyWords);
  const { kycDay } = member;
  if (kycDay === null) return <span className="muted">{say('kyc_none')}</span>;
  const state = kycState(member, today);
  return (
    <span className="stack-tight">
      <Day day={kycDay} />
      {state === 'over' ? <Tag tone="bad">{say('kyc_over')}</Tag> : null}
      {state === 'soon' ? (
        <Tag tone="warn">{say('kyc_soon', { count: daysBetween(today, kycDay) })}</Tag>
      ) : null}
    </span>
  );
}

function Held({
  amount,
  issuer,
}: {
  readonly amount: bigint | undefined;
  readonly issuer: number;
}) {
  if (amount === undefined) return <span aria-hidden="true">—</span>;
  return (
    <Link to={`/vouchers?kind=voucher&issuer=${issuer}`}>
      <Money fen={amount} />
    </Link>
  );
}
