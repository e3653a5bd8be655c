import { canonicalJson } from '@fuqi/contracts';
import { CALENDAR_CN, formatIsoDay, nextDateCode, unwrap } from '@fuqi/domain';
import type { Network } from '@fuqi/protocol';
import type { ContractLedger } from '@fuqi/sdk';
import type { StageLedgerOptions } from './opening';

export const CHANNEL = 'fuqi';
export const CONTRACT = 'fuqi';

const DAY_MS = 86_400_000;
/** Noon in Beijing, in milliseconds after midnight UTC. */
const NOON = 4 * 3_600_000;

/** Noon in Beijing of a day since 1970-01-01, milliseconds. */
export const noonOf = (day: number): number => day * DAY_MS + NOON;

/** Whose certificate is on a call: the registrars of two banks, and somebody of bank A who is none of its registrars. */
export type Clerk = 'registrarA' | 'registrarB' | 'operatorAdmin';

/** Where a transaction stands and what the banks found of it, by Fabric's name. */
export interface Settled {
  readonly code: string;
  readonly block: number;
}

/**
 * What the stage needs of any ledger with the real contracts: ports for its members, the banks' desks for dates and governance,
 * a sealer, and a look at what each bank holds. Which ledger it is does not matter to what is played.
 */
export abstract class StageLedger {
  abstract readonly kind: 'embedded' | 'fabric';
  abstract readonly network: Network;
  /** A relay of bank C, which is party to nothing that is played. */
  abstract readonly port: ContractLedger;
  /** The ledger as bank A's registrar reaches it. */
  abstract readonly registrarPort: ContractLedger;

  /** As {@link registrarPort}, with these banks' endorsements and no other's. */
  abstract portEndorsedBy(banks: readonly string[]): ContractLedger;

  /** Calls a contract and waits until every bank has the block. @throws Error whose message holds the contracts' refusal */
  abstract call(clerk: Clerk, fn: string, ...args: readonly string[]): Promise<string>;

  /** Has batches endorsed on the same state, orders them one after the other without a pause, and waits for all. */
  abstract race(batches: readonly Uint8Array[]): Promise<readonly Settled[]>;

  /** Hash of the canonical projection of each copy of the state, by its keeper; see `stateHashOf`. */
  abstract stateHashes(): Promise<ReadonlyMap<string, string>>;

  /** Follows the hash chain of every copy. @returns how many blocks there are @throws Error naming the block that does not fit */
  abstract checkChain(): Promise<number>;

  /** Opens another channel with the same contracts, empty. */
  abstract elsewhere(options: StageLedgerOptions): Promise<StageLedger>;

  abstract close(): Promise<void>;

  /** What the clients' clock says from now on, milliseconds since 1970. */
  protected abstract setClock(now: number): void;

  /** Number of blocks. */
  height(): Promise<number> {
    return this.port.height();
  }

  /** The open date code. */
  async date(): Promise<number> {
    return (await this.port.versions()).date;
  }

  /** Two banks step the business date until this day is open. */
  async goTo(day: number, onStep: (iso: string) => void = () => undefined): Promise<void> {
    let code = await this.date();
    while (code < day * 4) {
      code = unwrap(nextDateCode(code, CALENDAR_CN));
      await this.step(code);
      onStep(unwrap(formatIsoDay(code >> 2)));
    }
  }

  /** Two banks take the step to a date code. */
  async step(code: number): Promise<void> {
    this.setClock(noonOf(code >> 2));
    await this.call('registrarA', 'calendar:propose', String(code));
    await this.call('registrarB', 'calendar:confirm', String(code));
  }

  /** Folds everything that is pending into the tree. */
  async seal(): Promise<void> {
    const pending = await this.port.pending();
    if (pending.length > 0) await this.port.seal(pending.map(({ anchor }) => anchor));
  }

  /** The second bank agrees to an institution that the first one registers. */
  async agree(index: number, leaf: string): Promise<void> {
    const action = canonicalJson([{ kind: 'member.agree', index, leaf }]);
    await this.call('registrarB', 'governance:propose', action);
  }

  /** The one hash of all copies. @throws Error naming each copy's when they differ */
  async stateHash(): Promise<string> {
    const hashes = await this.stateHashes();
    const [first] = hashes.values();
    if (first === undefined) throw new Error('nobody has a copy of the state');
    if (new Set(hashes.values()).size > 1) {
      const each = [...hashes].map(([keeper, hash]) => `${keeper} ${hash}`);
      throw new Error(`copies of the state differ: ${each.join(', ')}`);
    }
    return first;
  }

  /** Two banks decide the first motion, on the first day. */
  protected async openChannel(options: StageLedgerOptions): Promise<void> {
    this.setClock(noonOf(options.firstDay));
    const proposed = await this.call(
      'registrarA',
      'governance:propose',
      options.motion(this.network),
    );
    const { motion } = JSON.parse(proposed) as { motion: string };
    await this.call('registrarB', 'governance:confirm', motion);
  }
}

/** How a stage comes by its ledger. */
export type OpenLedger = (options: StageLedgerOptions) => Promise<StageLedger>;
