import { useQuery } from '@tanstack/react-query';
import { instantText } from '../../format/day';
import { useWords } from '../../i18n/use-words';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Tag } from '../../ui/tag';
import { networkWords } from './network.words';
import { readReadiness } from './probes';
import type { Readiness } from './probes';

const EVERY = 10_000;

/** Whether this organisation's gateway is ready, and how far it has read. */
export function GatewaySection() {
  const say = useWords(networkWords);
  const readiness = useQuery({
    queryKey: ['readiness'],
    queryFn: readReadiness,
    refetchInterval: EVERY,
  });
  return (
    <Section title={say('gateway')} aside={<State of={readiness.data} />}>
      <QueryView query={readiness}>
        {({ behind, took, at }) => (
          <Facts
            items={[
              { term: say('behind'), value: behind === undefined ? '—' : String(behind) },
              { term: say('answered'), value: say('milliseconds', { count: took }) },
              { term: say('checked'), value: instantText(at) },
            ]}
          />
        )}
      </QueryView>
    </Section>
  );
}

function State({ of }: { readonly of: Readiness | undefined }) {
  const say = useWords(networkWords);
  if (of === undefined) return null;
  if (!of.ready) return <Tag tone="bad">{say('not_ready')}</Tag>;
  return (of.behind ?? 0) > 1 ? (
    <Tag tone="wait">{say('catching_up')}</Tag>
  ) : (
    <Tag tone="good">{say('ready')}</Tag>
  );
}
