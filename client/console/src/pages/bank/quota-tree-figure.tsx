import { useCallback, useMemo } from 'react';
import { useRead } from '../../api/use-api';
import type { components } from '../../api/schema';
import { yuanText } from '../../charts/amounts';
import { ChartFigure } from '../../charts/chart-figure';
import type { ChartLook } from '../../charts/palette';
import type { TableData } from '../../charts/table-data';
import { leavesOf, treeOption } from '../../charts/tree-option';
import type { TreeNode } from '../../charts/tree-option';
import { usePick, useWords } from '../../i18n/use-words';
import type { Say } from '../../i18n/use-words';
import { QueryView } from '../../ui/query-view';
import { quotaTrees, standingByOwner } from './quota-tree';
import type { QuotaBranch } from './quota-tree';
import { quotaWords } from './quotas.words';

type SayQuota = Say<keyof typeof quotaWords.entries>;

const LEAF_PIXELS = 56;
const FRAME_PIXELS = 110;

/** How a quota was divided, as far as this organisation sees it. */
export function QuotaTreeFigure({ id }: { readonly id: string }) {
  const pick = usePick();
  const tree = useRead(['vouchers', id, 'tree'], (api) =>
    api.GET('/v1/vouchers/{id}/tree', { params: { path: { id } } }),
  );
  return (
    <QueryView query={tree}>
      {({ nodes }) => (
        <>
          {quotaTrees(nodes.map((node) => quotaNode(node, pick(node.owner.name)))).map((root) => (
            <Tree key={root.id} root={root} />
          ))}
        </>
      )}
    </QueryView>
  );
}

function quotaNode(node: components['schemas']['TreeNode'], owner: string) {
  const { id, parent, value, state } = node;
  return { id, parent, owner, value: BigInt(value), live: state !== 'spent' };
}

function Tree({ root }: { readonly root: QuotaBranch }) {
  const say = useWords(quotaWords);
  const drawn = useMemo(() => nodeOf(root), [root]);
  const draw = useCallback((look: ChartLook) => treeOption(drawn, look), [drawn]);
  return (
    <ChartFigure
      title={say('tree')}
      summary={summary(root, say)}
      table={tableOf(root, say)}
      file="quota-tree"
      height={leavesOf(drawn) * LEAF_PIXELS + FRAME_PIXELS}
      wide
      draw={draw}
    />
  );
}

function nodeOf({ id, owner, value, live, children }: QuotaBranch): TreeNode {
  return { id, name: owner, amount: yuanText(value), live, children: children.map(nodeOf) };
}

function summary(root: QuotaBranch, say: SayQuota): string {
  const parts = [...standingByOwner(root)].map(([name, amount]) => `${name} ${yuanText(amount)}`);
  return say('tree_summary', {
    ...{ root: root.owner, value: yuanText(root.value) },
    parts: parts.length === 0 ? say('tree_nothing') : parts.join('、'),
  });
}

function tableOf(root: QuotaBranch, say: SayQuota): TableData {
  const rows: (string | number | bigint)[][] = [];
  const walk = (node: QuotaBranch, level: number): void => {
    rows.push([
      level,
      `${'　'.repeat(level - 1)}${node.owner}`,
      node.value,
      say(node.live ? 'live' : 'used'),
    ]);
    node.children.forEach((child) => walk(child, level + 1));
  };
  walk(root, 1);
  return {
    columns: [
      { title: say('tree_level'), kind: 'number' },
      { title: say('holder') },
      { title: say('value'), kind: 'money' },
      { title: say('state') },
    ],
    rows,
  };
}
