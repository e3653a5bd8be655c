import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '@fuqi/test-network';
import type { FaultRange } from './fault-range';
import { type Account, type LoadReport, longestGap, tally } from './load';

/** Operations that wait to be sent: more than any fault's time takes. */
const READY = 2_400;
/** Seconds of load before a fault, and after it. */
const BEFORE = 3;
const AFTER = 8;
/** Seconds for which two orderers are away: longer than all repetitions of one submission. */
const AWAY = 8;

/** What a fault under load did. */
export interface FaultReport extends Account {
  readonly fault: string;
  /** The process that it was done to. */
  readonly node: string;
  /** Seconds of load. */
  readonly seconds: number;
  readonly operations: number;
  /** Longest time without a commit, milliseconds. */
  readonly longestGap: number;
  /** Commits within the time of the fault, or after it where it lasted to the end. */
  readonly commitsAfter: number;
  /** What clients were told, and how often. */
  readonly told: Readonly<Record<string, number>>;
  /** Blocks, the same on every peer. */
  readonly blocks: number;
}

/** A fault: breaks something, and mends it before it returns. @returns the process's name */
type Breakage = (range: FaultRange, mark: () => void) => Promise<string>;

/** Does something to a process while clients send, lets them go on, and undoes it. */
function single(how: 'kill' | 'freeze', target: (range: FaultRange) => string): Breakage {
  return async (range, mark) => {
    await range.wait(BEFORE);
    const { network } = range;
    const node = await fault(network, how, target(range));
    mark();
    await range.wait(AFTER);
    await fault(network, how === 'kill' ? 'start' : 'thaw', node);
    return node;
  };
}

const bankB = ({ network }: FaultRange): string => network.bank('bankb').name;
const peerB = ({ network }: FaultRange): string => network.bank('bankb').peer.name;

/** Two of four are one more than the network bears: nothing is ordered until one is back. */
const twoOrderers: Breakage = async (range, mark) => {
  await range.wait(BEFORE);
  const { network } = range;
  const leader = await fault(network, 'kill', 'leader');
  const names = network.description.orderers.map(({ orderer }) => orderer.name);
  const other = names.find((name) => name !== leader) ?? leader;
  await fault(network, 'kill', other);
  await range.wait(AWAY);
  for (const name of [leader, other]) await fault(network, 'start', name);
  mark();
  await range.wait(AFTER * 2);
  return `${leader}, ${other}`;
};

/** A peer dies while it commits, and loses its state database with it: it reckons it again from its blocks. */
const stateLost: Breakage = async (range, mark) => {
  await range.wait(BEFORE);
  const { network } = range;
  const bank = network.bank('bankb');
  await fault(network, 'kill', bank.peer.name);
  mark();
  const { data } = network.layout.node(bank.name, bank.peer.name);
  await rm(join(data, 'ledgersData', 'stateLeveldb'), { recursive: true });
  await fault(network, 'start', bank.peer.name);
  await range.wait(AFTER);
  return bank.peer.name;
};

/** Every fault by its name. */
export const BREAKAGES: Readonly<Record<string, Breakage>> = {
  'leader killed': single('kill', () => 'leader'),
  'leader frozen': single('freeze', () => 'leader'),
  'two orderers down': twoOrderers,
  'chaincode service killed': single('kill', (range) => `chaincode-${bankB(range)}`),
  'chaincode service hung': single('freeze', (range) => `chaincode-${bankB(range)}`),
  'peer killed': single('kill', peerB),
  'state database lost': stateLost,
};

/** Breaks something under load and accounts for every operation. @throws Error when peers differ afterwards */
export async function breakUnderLoad(range: FaultRange, name: string): Promise<FaultReport> {
  const breakage = BREAKAGES[name];
  if (breakage === undefined) throw new RangeError(`no fault is called ${name}`);
  let node = '';
  let marked = Number.POSITIVE_INFINITY;
  const mark = (): void => {
    marked = performance.now();
  };
  const { report, account, blocks } = await range.underLoad(READY, async () => {
    node = await breakage(range, mark);
  });
  return { ...told(name, node, report, marked), ...account, blocks };
}

function told(fault: string, node: string, report: LoadReport, marked: number) {
  return {
    ...{ fault, node },
    seconds: Math.round((report.ended - report.begun) / 100) / 10,
    operations: report.told.length,
    longestGap: Math.round(longestGap(report)),
    commitsAfter: report.commits.filter((at) => at > marked).length,
    told: tally(report),
  };
}
