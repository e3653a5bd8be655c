import { FuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { decodeOperation } from '@fuqi/protocol';
import type { Network } from '@fuqi/protocol';
import { anchorOf, digestHex } from '@fuqi/sdk';
import type { Ledger, OperationOutcome } from '@fuqi/sdk';
import { systemChance, systemClock } from '../host';
import type { Chance, Clock } from '../ports';
import type { RelayPort } from './relay-port';

/** How a pool chooses and how long it waits. */
export interface RelayPoolOptions {
  /** MSP id of the client's own organisation: its own relay would say who sends. */
  readonly organisation: string;
  readonly network: Network;
  /** Where receipts are read: a relay's word alone is not believed. */
  readonly ledger: Pick<Ledger, 'receipt'>;
  /** How long one relay may take before another is asked too, milliseconds; default 15 s. */
  readonly patienceMs?: number;
  /** Between two questions, milliseconds; default 200. */
  readonly pollMs?: number;
  /** How often all relays are tried before the outcome is left unknown; default 3. */
  readonly rounds?: number;
  readonly clock?: Clock;
  readonly chance?: Chance;
}

/** Where an operation went. */
export interface PoolDelivery {
  readonly outcome: OperationOutcome;
  /** Names of the relays that acknowledged it, in order. */
  readonly relays: readonly string[];
}

interface Sought {
  readonly anchor: string;
  readonly digest: string;
}

/** An operation on its way through relays. */
interface Delivery {
  readonly bytes: Uint8Array;
  readonly sought: Sought;
  readonly took: string[];
  /** Relays that called it refused. */
  refusals: number;
  last: FuqiError | undefined;
}

/** Refusals that say something of the relay and nothing of the operation. */
const OF_THE_RELAY: ReadonlySet<ErrorSlug> = new Set([
  ...(['relay-busy', 'sender-quarantined', 'relay-unreachable', 'closed'] as const),
  ...(['timed-out', 'unexpected', 'not-found', 'ledger-unavailable'] as const),
]);

/** Sends operations through other organisations' relays, chosen at random each time, so that a certificate says nothing. */
export class RelayPool {
  private readonly relays: readonly RelayPort[];
  private readonly clock: Clock;
  private readonly chance: Chance;
  private readonly patienceMs: number;
  private readonly pollMs: number;
  private readonly rounds: number;

  /** @throws FuqiError `relay-unreachable` when no relay of another organisation is listed */
  constructor(
    relays: readonly RelayPort[],
    private readonly options: RelayPoolOptions,
  ) {
    this.relays = relays.filter(({ organisation }) => organisation !== options.organisation);
    if (this.relays.length === 0) throw new FuqiError('relay-unreachable', 'none is listed');
    this.clock = options.clock ?? systemClock;
    this.chance = options.chance ?? systemChance;
    this.patienceMs = options.patienceMs ?? 15_000;
    this.pollMs = options.pollMs ?? 200;
    this.rounds = options.rounds ?? 3;
  }

  /** The relays in a random order, each order as likely as another. */
  shuffled(): readonly RelayPort[] {
    const relays = [...this.relays];
    for (let i = relays.length - 1; i > 0; i -= 1) {
      const j = this.chance.below(i + 1);
      const [a, b] = [relays[i], relays[j]];
      if (a !== undefined && b !== undefined) [relays[i], relays[j]] = [b, a];
    }
    return relays;
  }

  /**
   * Sends an operation and waits for its outcome. A relay that refuses, cannot be reached or stays silent is passed over for
   * the next; the bytes are always the same, so that two relays record one operation. What a relay calls recorded counts when
   * the ledger has the receipt; what one refuses counts when a second one says so too, if there is a second.
   *
   * @throws FuqiError `outcome-unknown` when a relay took the operation and nothing is known of it; `relay-unreachable`
   * or the last relay's refusal when none took it
   */
  async deliver(bytes: Uint8Array): Promise<PoolDelivery> {
    const operation = decodeOperation(bytes);
    const sought = {
      anchor: anchorOf(operation),
      digest: digestHex(this.options.network, operation),
    };
    const delivery: Delivery = { bytes, sought, took: [], refusals: 0, last: undefined };
    for (let round = 0; round < this.rounds; round += 1) {
      if (round > 0) await this.pause(this.pollMs * 2 ** round);
      for (const relay of this.shuffled()) {
        const outcome = await this.attempt(relay, delivery);
        if (outcome !== undefined) return { outcome, relays: delivery.took };
      }
    }
    if (delivery.took.length > 0) throw new FuqiError('outcome-unknown', 'relays are silent');
    throw delivery.last ?? new FuqiError('relay-unreachable');
  }

  /** The outcome after one more relay was tried; undefined when the next one has to be. */
  private async attempt(
    relay: RelayPort,
    delivery: Delivery,
  ): Promise<OperationOutcome | undefined> {
    try {
      const outcome = await this.through(relay, delivery);
      if (outcome === undefined || outcome.ok) return outcome;
      delivery.refusals += 1;
      return delivery.refusals > 1 || this.relays.length === 1 ? outcome : undefined;
    } catch (cause) {
      const error = cause instanceof FuqiError ? cause : new FuqiError('unexpected', '', { cause });
      if (!OF_THE_RELAY.has(error.slug)) throw error;
      delivery.last = error;
      return undefined;
    }
  }

  /** What one relay brings about within the pool's patience; undefined for nothing that can be believed. */
  private async through(
    relay: RelayPort,
    { bytes, sought, took }: Delivery,
  ): Promise<OperationOutcome | undefined> {
    const until = this.clock.now() + this.patienceMs;
    const { id, answer: first } = await relay.submit(bytes);
    took.push(relay.name);
    for (let answer = first; ; answer = await relay.answer(id)) {
      const recorded = await this.recorded(sought);
      if (recorded !== undefined) return recorded;
      if (answer.state === 'settled' && !answer.outcome.ok) return answer.outcome;
      if (answer.state === 'unheard' || this.clock.now() >= until) return undefined;
      await this.pause(this.pollMs);
    }
  }

  private async recorded({ anchor, digest }: Sought): Promise<OperationOutcome | undefined> {
    const found = await this.options.ledger.receipt(anchor).catch(() => undefined);
    if (found?.state !== 'recorded' || found.digest !== digest) return undefined;
    return { ok: true, digest, receipt: found.receipt, duplicate: false };
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((done) => void this.clock.after(milliseconds, done));
  }
}
