import type { Network } from '../network';
import { askNode } from '../observe/ask-node';
import { networkNodes } from '../observe/nodes';
import { finding, type Finding } from './finding';

/** Seconds. HTTP tells a clock to the second, and an answer takes its time. */
const WORTH_SAYING = 5;
/** Seconds: a third of the 15 minutes beyond which peers refuse proposals unless told otherwise. */
const SERIOUS = 300;

/** Nodes whose own clock is not this machine's, by the date in their answers. */
export async function checkClocks(network: Network): Promise<readonly Finding[]> {
  const nodes = networkNodes(network).filter(
    ({ name }) => network.processes.state(name) === 'running',
  );
  const found = await Promise.all(
    nodes.map(async ({ name, operations, files }) => {
      if (operations === undefined || files === undefined) return [];
      const answer = await askNode(operations, '/healthz', files);
      if (answer?.clock === undefined) return [];
      return clockFinding(name, answer.clock, Date.now());
    }),
  );
  return found.flat();
}

/** @param clock, @param now milliseconds since 1970 */
export function clockFinding(name: string, clock: number, now: number): readonly Finding[] {
  const off = Math.round((clock - now) / 1_000);
  const seconds = Math.abs(off);
  if (seconds < WORTH_SAYING) return [];
  const [en, zh] = off > 0 ? ['ahead', '快'] : ['behind', '慢'];
  return [
    finding('clock-skew', seconds < SERIOUS ? 'warning' : 'error', name, {
      en: `its clock is ${seconds} s ${en}: set it by NTP; peers refuse proposals from outside their window`,
      zh: `时钟${zh} ${seconds} 秒:请用 NTP 校时;超出时间窗的提案会被拒绝`,
    }),
  ];
}
