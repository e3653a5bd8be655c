import { createHash } from 'node:crypto';
import {
  canonicalJson,
  contracts,
  metadata,
  proveDutyKey,
  useProofVerifier,
} from '@fuqi/contracts';
import type { Json, PreparedKey, ProofItem } from '@fuqi/contracts';
import { CALENDAR_CN_DATA, LIMITS } from '@fuqi/domain';
import { openEmbeddedLedger } from '@fuqi/embedded';
import type { ContractClass, EmbeddedLedger } from '@fuqi/embedded';
import { CIRCUITS, CIRCUIT_ID, PUBLIC_INPUTS } from '@fuqi/protocol';
import { embeddedLedger } from '@fuqi/sdk';
import type { Ledger } from '@fuqi/sdk';
import { FIRST_DAY, NETWORK } from './noise-operation';

export const BANKS = ['BankAMSP', 'BankBMSP', 'BankCMSP'] as const;
const SUPERVISOR_SECRET = 424242n;
/** Noon in Beijing of the first day. */
const CLOCK = { now: () => Date.UTC(2026, 10, 23, 4) };

/** Believes every proof that is not all ones; how proofs are checked is tested where they are checked. */
const believing = {
  prepareKey: (bytes: Uint8Array): PreparedKey => ({
    hash: createHash('sha256').update(bytes).digest('hex'),
    publicCount: PUBLIC_INPUTS[CIRCUITS[(bytes[0] ?? 1) - 1] ?? 'move'].length,
  }),
  verifyBatch: (items: readonly ProofItem[]) => {
    const bad = items.flatMap(({ proof }, index) =>
      proof.every((byte) => byte === 1) ? [{ index, code: 'PROOF_EQUATION' as const }] : [],
    );
    if (bad.length === 0) return { ok: true as const, checks: 1 };
    const tooMany = bad.length > LIMITS.badProofsPerBatch;
    const code = tooMany ? ('PROOF_TOO_MANY_BAD' as const) : ('PROOF_BAD' as const);
    return { ok: false as const, code, bad, checks: 1 };
  },
};

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
  useProofVerifier(believing);
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
      keys: Object.fromEntries(keys.map((key, i) => [i + 1, believing.prepareKey(key).hash])),
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
