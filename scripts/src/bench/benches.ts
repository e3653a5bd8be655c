import { benchFabric } from './fabric/bench-fabric';
import type { Bench } from './figure';
import { benchGrowth } from './growth';
import { benchLatency } from './latency';
import { benchMemory } from './memory';
import { benchProve } from './prove';
import { benchThroughput } from './throughput';
import { benchVerify } from './verify';
import { benchWallet } from './wallet';

/** Every benchmark by its name. */
export const BENCHES = {
  verify: benchVerify,
  throughput: benchThroughput,
  growth: benchGrowth,
  wallet: benchWallet,
  latency: benchLatency,
  memory: benchMemory,
  prove: benchProve,
  fabric: benchFabric,
} as const satisfies Readonly<Record<string, Bench>>;

export type BenchName = keyof typeof BENCHES;

/** Benches that share a process, in the order in which they run; growth and wallet read the same grown ledger. */
export const GROUPS: readonly (readonly BenchName[])[] = [
  ['verify'],
  ['throughput'],
  ['growth', 'wallet'],
  ['latency'],
  ['memory'],
  ['prove'],
  ['fabric'],
];

/** Run only when they are named: they bring a network up. */
export const ON_DEMAND: ReadonlySet<BenchName> = new Set(['fabric']);

export function isBenchName(name: string): name is BenchName {
  return Object.hasOwn(BENCHES, name);
}
