import { readFileSync } from 'node:fs';
import {
  type Json,
  canonicalJson,
  hashVerifyingKey,
  parseSnarkjsKey,
  proveDutyKey,
} from '@fuqi/contracts';
import { CALENDAR_CN_DATA, formatIsoDay, unwrap } from '@fuqi/domain';
import { CIRCUIT_ID, type CircuitName, type Network } from '@fuqi/protocol';
import type { PreparedCircuit } from '@fuqi/zk-circuits';

/** The banks of every stage, in the order in which a channel's configuration names them. */
export const BANKS = ['BankAMSP', 'BankBMSP', 'BankCMSP'] as const;
/** The supervisor's key that a stage opens. */
export const EPOCH = 1;
const POLICY = { version: 2, id: 'CN-77', maxLayer: 10, rootBudget: 500, tenorMonths: 6 };

/** How the stage's ledger is opened. */
export interface StageLedgerOptions {
  /** Name of the channel; another one is another network to every proof. */
  readonly channel?: string;
  /** Folder; in memory without one. */
  readonly dir?: string;
  readonly seed: string;
  /** First business day, days since 1970-01-01. */
  readonly firstDay: number;
  /** What two banks decide first: actions of governance, canonical JSON. */
  readonly motion: (network: Network) => string;
}

/** With what a story's channel is opened. */
export interface StoryOpening {
  readonly firstDay: number;
  readonly supervisorSecret: bigint;
  readonly circuits: readonly PreparedCircuit[];
}

/** The motion that opens a story's channel: its banks, first day, supervisor's key, verifying keys and policy; canonical JSON. */
export function openingMotion(network: Network, opening: StoryOpening): string {
  const { firstDay, supervisorSecret, circuits } = opening;
  const keys = circuits.map((circuit) => ({
    circuit: CIRCUIT_ID[circuit.name as CircuitName],
    r1cs: circuit.entry.r1csSha256,
    key: parseSnarkjsKey(JSON.parse(readFileSync(circuit.verifyingKey, 'utf8'))),
  }));
  const actions: Json[] = [
    {
      kind: 'channel.open',
      config: {
        ...{ contract: network.contract, development: true },
        ...{ banks: [...BANKS], supervisor: null },
      },
      day: unwrap(formatIsoDay(firstDay)),
      calendar: JSON.parse(JSON.stringify(CALENDAR_CN_DATA)) as Json,
    },
    {
      ...{ kind: 'duty.open', epoch: EPOCH },
      ...proveDutyKey(network.channel, EPOCH, supervisorSecret),
    },
    ...keys.map(({ circuit, r1cs, key }) => ({
      ...{ kind: 'key.open', circuit, r1cs, key: Buffer.from(key).toString('hex') },
    })),
    {
      ...{ kind: 'policy.open', ...POLICY },
      keys: Object.fromEntries(
        keys.map(({ circuit, key }) => [String(circuit), hashVerifyingKey(key)]),
      ),
    },
  ];
  return canonicalJson(actions);
}
