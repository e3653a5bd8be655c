import {
  canonicalJson,
  contracts,
  metadata,
  proveDutyKey,
  useProofVerifier,
} from '@fuqi/contracts';
import type { Json } from '@fuqi/contracts';
import { believingVerifier } from '@fuqi/contracts/dist/proof/testing/index';
import { CALENDAR_CN_DATA } from '@fuqi/domain';
import { openEmbeddedLedger } from '@fuqi/embedded';
import type { ContractClass, EmbeddedLedger } from '@fuqi/embedded';
import { CIRCUITS, CIRCUIT_ID } from '@fuqi/protocol';
import { embeddedLedger } from '@fuqi/sdk';
import type { Ledger } from '@fuqi/sdk';
import { FIRST_DAY, NETWORK } from './noise-operation';

export const BANKS = ['BankAMSP', 'BankBMSP', 'BankCMSP'] as const;
const SUPERVISOR_SECRET = 424242n;
/** Noon in Beijing of the first day. */
const CLOCK = { now: () => Date.UTC(2026, 10, 23, 4) };

/** The embedded ledger with the real contracts and an open channel. */
export interface EmbeddedChannel {
  readonly embedded: EmbeddedLedger;
  /** As a client of a bank reaches it. */
  port(bank?: (typeof BANKS)[number]): Ledger;
}

/** Opens one in memory. @param altered contract classes of dishonest banks, in place of the true ones */
export async function openChannel(
  altered: readonly ContractClass[] = contracts,
): Promise<EmbeddedChannel> {
  useProofVerifier(believingVerifier);
  const embedded = await openEmbeddedLedger({
    ...{ memory: true, channel: NETWORK.channel, chaincode: NETWORK.contract, metadata },
    ...{ contracts: altered, clock: CLOCK, block: { intervalMs: 2 } },
  });
  const [a, b] = [embedded.identity(BANKS[0], 'desk'), embedded.identity(BANKS[1], 'desk')];
  const keys = CIRCUITS.map((circuit) => Uint8Array.of(CIRCUIT_ID[circuit], 7));
  const actions: Json[] = [
    {
      kind: 'channel.open',
      config: {
        contract: NETWORK.contract,
        development: true,
        banks: [...BANKS],
        supervisor: null,
      },
      day: FIRST_DAY,
      calendar: JSON.parse(JSON.stringify(CALENDAR_CN_DATA)) as Json,
    },
    { kind: 'duty.open', epoch: 1, ...proveDutyKey(NETWORK.channel, 1, SUPERVISOR_SECRET) },
    ...keys.map((key, i) => ({
      ...{ kind: 'key.open', circuit: i + 1, r1cs: '0'.repeat(64) },
      key: Buffer.from(key).toString('hex'),
    })),
    {
      ...{ kind: 'policy.open', version: 2, id: 'CN-77', maxLayer: 10, rootBudget: 500 },
      tenorMonths: 6,
      keys: Object.fromEntries(
        keys.map((key, i) => [i + 1, believingVerifier.prepareKey(key).hash]),
      ),
    },
  ];
  const proposed = await embedded.transact(a, 'governance:propose', [canonicalJson(actions)]);
  const { motion } = JSON.parse(Buffer.from(proposed.result).toString()) as { motion: string };
  await embedded.transact(b, 'governance:confirm', [motion]);
  return {
    embedded,
    port: (bank = BANKS[2]) => embeddedLedger(embedded, embedded.identity(bank, 'relay')),
  };
}
