import { rm } from 'node:fs/promises';
import type { Network } from './network';
import type { Say } from './progress';

/** Ends the network's recorded processes and no other; `keep` leaves ledgers, identities and keys for the next `up`. */
export async function down(network: Network, say: Say, keep: boolean): Promise<void> {
  const names = network.processes.records().map((record) => record.name);
  await network.processes.stop(names);
  if (!keep) await rm(network.layout.root, { recursive: true, force: true });
  say(`${names.length} processes ended · 已停止${keep ? '; state kept · 保留数据' : ''}`);
}
