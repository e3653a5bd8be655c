import type { NodeStatus } from '../observe/status';
import { finding, type Finding } from './finding';

/** How many of `n` consenters must agree: ⌈(n + f + 1) / 2⌉ with f = ⌊(n − 1) / 3⌋, as SmartBFT counts. */
export function quorumOf(consenters: number): number {
  const faulty = Math.floor((consenters - 1) / 3);
  return Math.ceil((consenters + faulty + 1) / 2);
}

/** Whether enough orderers are active on the channel to order, and to go on ordering when one more fails. */
export function checkQuorum(nodes: readonly NodeStatus[]): readonly Finding[] {
  const orderers = nodes.filter((node) => node.kind === 'orderer');
  const active = orderers.filter(
    (node) => node.state === 'running' && node.height !== undefined && node.trouble === undefined,
  );
  const needed = quorumOf(orderers.length);
  const of = `${active.length} of ${orderers.length}`;
  if (active.length < needed) {
    return [
      finding('orderer-quorum', 'error', 'orderers', {
        en: `${of} are active and ${needed} must agree: nothing is ordered until more are back`,
        zh: `${orderers.length} 个排序节点中仅 ${active.length} 个可用,至少需要 ${needed} 个:恢复前不会产生新区块`,
      }),
    ];
  }
  if (active.length > needed || active.length === orderers.length) return [];
  return [
    finding('orderer-quorum', 'warning', 'orderers', {
      en: `${of} are active, just enough: one more failure stops ordering`,
      zh: `${orderers.length} 个排序节点中 ${active.length} 个可用,刚好够数:再失去一个就会停止出块`,
    }),
  ];
}
