import { useState } from 'react';
import { Input, Select } from 'antd';
import { useMe, useMembers } from '../../api/queries';
import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { counterpartyWords } from './counterparties.words';
import { MEMBER_ROLES, findMembers } from './member-list';
import type { MemberRole } from './member-list';
import { MemberTable } from './member-table';

/** Members that can be dealt with, how they stand, and what is held of theirs. */
export default function CounterpartiesPage() {
  const say = useWords(counterpartyWords);
  const members = useMembers();
  const me = useMe();
  const [text, setText] = useState('');
  const [role, setRole] = useState<MemberRole | 'all'>('all');
  return (
    <Page title={say('title')} lead={say('lead')}>
      <div className="row">
        <Input
          allowClear
          aria-label={say('search')}
          placeholder={say('search')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          style={{ flex: '1 1 200px' }}
        />
        <Select
          aria-label={say('role')}
          value={role}
          onChange={setRole}
          style={{ width: 150 }}
          options={(['all', ...MEMBER_ROLES] as const).map((value) => ({
            value,
            label: say(`role_${value}`),
          }))}
        />
      </div>
      <QueryView query={members} rows={8}>
        {({ items }) => {
          if (me.data === undefined) return <QueryView query={me}>{() => null}</QueryView>;
          const found = findMembers(items, text, role === 'all' ? undefined : role);
          return (
            <div className="card stack-tight">
              {found.length === 0 ? (
                <Empty title={say('none')} icon="people">
                  {say('none_next')}
                </Empty>
              ) : (
                <MemberTable members={found} today={me.data.day} self={me.data.member.id} />
              )}
            </div>
          );
        }}
      </QueryView>
    </Page>
  );
}
