import { readFile } from 'node:fs/promises';
import type { Network } from '../network';
import { findNode, networkNodes } from './nodes';

/** The last lines of one node's log, or of every node's with its name before each line. */
export async function lastLines(
  network: Network,
  name: string | undefined,
  count: number,
): Promise<readonly string[]> {
  if (name !== undefined) return tail(network, findNode(network, name).name, count);
  const each = networkNodes(network).map(async (node) =>
    (await tail(network, node.name, count)).map((line) => `${node.name}  ${line}`),
  );
  return (await Promise.all(each)).flat();
}

async function tail(network: Network, name: string, count: number): Promise<readonly string[]> {
  const text = await readFile(network.processes.logFile(name), 'utf8').catch(() => '');
  return count === 0 ? [] : text.trimEnd().split('\n').filter(Boolean).slice(-count);
}
