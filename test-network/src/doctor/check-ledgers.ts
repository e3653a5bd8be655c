import type { NodeStatus } from '../observe/status';
import { finding, type Finding } from './finding';

/** Blocks by which a peer may be behind the others while it catches up. */
const BEHIND = 10;

/** Peers whose last block differs at the same height, and peers that stay behind. */
export function checkLedgers(nodes: readonly NodeStatus[]): readonly Finding[] {
  const peers = nodes.filter(
    (node): node is NodeStatus & { readonly height: number } =>
      node.kind === 'peer' && node.height !== undefined,
  );
  const highest = Math.max(...peers.map(({ height }) => height));
  const top = peers.filter(({ height }) => height === highest);
  const behind = peers
    .filter(({ height }) => highest - height > BEHIND)
    .map(({ name, height }) =>
      finding('ledgers-differ', 'warning', name, {
        en: `is ${highest - height} blocks behind: it catches up, or cannot reach the orderers`,
        zh: `落后 ${highest - height} 个区块:正在追赶,或连不上排序节点`,
      }),
    );
  if (new Set(top.map(({ lastHash }) => lastHash)).size <= 1) return behind;
  const names = top.map(({ name }) => name).join(', ');
  return [
    ...behind,
    finding('ledgers-differ', 'error', names, {
      en: `have different blocks at height ${highest}: stop endorsing and compare the chains`,
      zh: `在高度 ${highest} 的区块不一致:请停止背书并逐块比对`,
    }),
  ];
}
