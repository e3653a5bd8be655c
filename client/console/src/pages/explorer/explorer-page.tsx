import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button, Checkbox, Input } from 'antd';
import { Link, useNavigate } from 'react-router';
import { DataTable } from '../../charts/data-table';
import { states } from '../../i18n/states';
import { useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Page } from '../../ui/page';
import { Empty, Loading, ProblemView } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { circuitCounts, mineIn, typedNumber } from './block-view';
import type { Block } from './block-view';
import { circuitName } from './circuit-name';
import { explorerWords } from './explorer.words';
import { useBlocks } from './use-blocks';

/** The chain of blocks, the newest first. */
export default function ExplorerPage() {
  const say = useWords(explorerWords);
  const sayState = useWords(states);
  const [onlyMine, setOnlyMine] = useState(false);
  const blocks = useBlocks();
  const all = blocks.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = onlyMine ? all.filter((block) => mineIn(block) > 0) : all;
  return (
    <Page title={say('title')} lead={say('lead')}>
      <div className="card stack-tight">
        <div className="row-between">
          <Checkbox checked={onlyMine} onChange={({ target }) => setOnlyMine(target.checked)}>
            {say('only_mine')}
          </Checkbox>
          <GoTo />
        </div>
        {blocks.isError ? (
          <ProblemView error={blocks.error} onRetry={() => void blocks.refetch()} />
        ) : null}
        {blocks.isPending ? <Loading rows={8} /> : null}
        {blocks.isSuccess && shown.length === 0 ? (
          <Empty title={say(onlyMine && all.length > 0 ? 'none_mine' : 'none')} icon="explorer" />
        ) : null}
        {shown.length > 0 ? <Blocks blocks={shown} /> : null}
        {blocks.hasNextPage ? (
          <Button loading={blocks.isFetchingNextPage} onClick={() => void blocks.fetchNextPage()}>
            {sayState('load_more')}
          </Button>
        ) : null}
      </div>
    </Page>
  );
}

function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  const say = useWords(explorerWords);
  return (
    <DataTable
      caption={say('title')}
      keys={blocks.map(({ number }) => String(number))}
      columns={[
        { title: say('number') },
        { title: say('operations'), kind: 'number' },
        { title: say('kinds') },
        { title: say('sealed') },
        { title: say('date') },
        { title: say('mine') },
      ]}
      rows={blocks.map((block) => [
        { node: <Link to={`/explorer/${block.number}`}>{block.number}</Link> },
        block.operations.length,
        {
          node: circuitCounts(block)
            .map(({ circuit, count }) => `${circuitName(circuit, say)} × ${count}`)
            .join('、'),
        },
        block.sealed.reduce((sum, { count }) => sum + count, 0) || '',
        { node: block.date === null ? '' : <Day day={block.date.day} /> },
        {
          node:
            mineIn(block) === 0 ? (
              <span className="muted">{say('not_mine')}</span>
            ) : (
              <Tag tone="accent">{say('mine_count', { count: mineIn(block) })}</Tag>
            ),
        },
      ])}
    />
  );
}

function GoTo() {
  const say = useWords(explorerWords);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const number = typedNumber(text);
  const go = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (number !== undefined) void navigate(`/explorer/${number}`);
  };
  return (
    <form className="row" onSubmit={go}>
      <Input
        aria-label={say('go_to')}
        placeholder={say('go_to')}
        inputMode="numeric"
        value={text}
        onChange={({ target }) => setText(target.value)}
        style={{ width: 120 }}
      />
      <Button htmlType="submit" disabled={number === undefined}>
        {say('go')}
      </Button>
    </form>
  );
}
