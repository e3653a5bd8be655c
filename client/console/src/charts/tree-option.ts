/** A tree of amounts as a picture: who was given what out of what. */
import type { EChartsCoreOption } from 'echarts/core';
import { INK, SERIES_COLOURS } from './palette';
import type { ChartLook, Ground } from './palette';

/** A node with its label already in words. */
export interface TreeNode {
  readonly id: string;
  /** First line: whose it is. */
  readonly name: string;
  /** Second line: the amount as text. */
  readonly amount: string;
  /** Whether it still stands; what is used up is drawn faint. */
  readonly live: boolean;
  readonly children: readonly TreeNode[];
}

interface DrawnNode {
  readonly name: string;
  readonly value: string;
  readonly itemStyle: { readonly color: string; readonly borderColor: string };
  readonly children: readonly DrawnNode[];
}

function drawn(node: TreeNode, ground: Ground): DrawnNode {
  const colour = SERIES_COLOURS[ground][0];
  const { faint } = INK[ground];
  return {
    name: node.name,
    value: node.amount,
    itemStyle: {
      color: node.live ? colour : 'transparent',
      borderColor: node.live ? colour : faint,
    },
    children: node.children.map((child) => drawn(child, ground)),
  };
}

/** Option of a tree that grows to the right, downwards where there is little width. */
export function treeOption(root: TreeNode, look: ChartLook): EChartsCoreOption {
  const ink = INK[look.ground];
  return {
    animation: !look.still,
    series: [
      {
        type: 'tree',
        data: [drawn(root, look.ground)],
        orient: look.narrow ? 'TB' : 'LR',
        ...{ left: look.narrow ? 48 : 72, right: look.narrow ? 48 : 150, top: 44, bottom: 44 },
        ...{ symbol: 'circle', symbolSize: 12, initialTreeDepth: -1, expandAndCollapse: false },
        lineStyle: { color: ink.line, width: 2 },
        label: {
          ...{ position: 'top', color: ink.text, fontSize: 12, lineHeight: 16 },
          formatter: ({ name, value }: { name: string; value: string }) => `${name}\n${value}`,
        },
        // A leaf has room beside it; above a node in between no line runs.
        leaves: { label: { position: look.narrow ? 'bottom' : 'right' } },
      },
    ],
  };
}

/** How many nodes have no children, which says how much room a picture needs. */
export function leavesOf(node: TreeNode): number {
  if (node.children.length === 0) return 1;
  return node.children.reduce((sum, child) => sum + leavesOf(child), 0);
}
