import { LIMITS } from '@fuqi/domain';
import { useLedger } from '../../api/queries';
import type { components } from '../../api/schema';
import { shareText } from '../../charts/amounts';
import { DataTable } from '../../charts/data-table';
import { useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Tag } from '../../ui/tag';
import { networkWords } from './network.words';

type Ledger = components['schemas']['Ledger'];

const TREE_LEAVES = BigInt(LIMITS.treeArity) ** BigInt(LIMITS.noteTreeDepth);

/** The ledger as it is now. */
export function LedgerSection() {
  const say = useWords(networkWords);
  const ledger = useLedger();
  return (
    <Section title={say('ledger')}>
      <QueryView query={ledger} rows={6}>
        {(data) => (
          <>
            <LedgerFacts ledger={data} />
            <p className="muted small">{say('pending_note')}</p>
          </>
        )}
      </QueryView>
    </Section>
  );
}

/** The versions of rules that operations may cite now. */
export function PoliciesSection() {
  const say = useWords(networkWords);
  const ledger = useLedger();
  return (
    <Section title={say('policies')}>
      <QueryView query={ledger} rows={2}>
        {({ policies }) => (
          <DataTable
            caption={say('policies')}
            columns={[
              { title: say('version') },
              { title: say('policy') },
              { title: say('layers'), kind: 'number' },
              { title: say('budget'), kind: 'number' },
              { title: say('tenor'), kind: 'number' },
            ]}
            rows={policies.map(({ version, id, maxLayer, rootBudget, tenorMonths }) => [
              ...[version, id, maxLayer, rootBudget, tenorMonths],
            ])}
          />
        )}
      </QueryView>
    </Section>
  );
}

function LedgerFacts({ ledger }: { readonly ledger: Ledger }) {
  const say = useWords(networkWords);
  const { channel, contract, development, banks, day, phase, height, leaves } = ledger;
  return (
    <Facts
      items={[
        { term: say('day'), value: <Day day={day} /> },
        { term: say('phase'), value: say(`phase_${phase}`) },
        { term: say('height'), value: String(height) },
        { term: say('projected'), value: String(ledger.projectedHeight) },
        { term: say('pending'), value: String(ledger.pending) },
        { term: say('leaves'), value: String(leaves) },
        { term: say('tree_use'), value: shareText(BigInt(leaves), TREE_LEAVES) },
        { term: say('channel'), value: channel },
        { term: say('contract'), value: contract },
        { term: say('banks'), value: banks.join('、') },
        {
          term: say('keys'),
          value: development ? (
            <Tag tone="warn">{say('keys_development')}</Tag>
          ) : (
            <Tag tone="good">{say('keys_production')}</Tag>
          ),
        },
      ]}
    />
  );
}
