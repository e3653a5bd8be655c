import type { ChannelConfig } from './channel-config';
import { LedgerError } from './errors';
import type { StorageReader } from './storage';

/** What a simulation knows about where it runs. */
export interface SimulationContext {
  readonly config: ChannelConfig;
  /** Committed state at one height; nothing of the simulation itself is in it. */
  readonly view: StorageReader;
  readonly endorserMspId: string;
  readonly creatorMspId: string;
}

/**
 * Fabric's rules on what may stand together in one simulation: paginated queries and queries on
 * private data are for read-only transactions, whichever comes first; nothing runs after the end.
 */
export class SimulationRules {
  #hasWritten = false;
  #hasPaginated = false;
  #hasQueriedPrivate = false;
  #isDone = false;

  beforeAnything(): void {
    if (this.#isDone) throw refused('SIMULATION_ENDED', 'the transaction function has returned');
  }

  beforeWrite(): void {
    this.beforeAnything();
    if (this.#hasPaginated) {
      throw refused('WRITE_AFTER_PAGINATION', 'writes are not allowed after a paginated query');
    }
    if (this.#hasQueriedPrivate) {
      throw refused(
        'WRITE_AFTER_PRIVATE_QUERY',
        'writes are not allowed after a query on private data',
      );
    }
    this.#hasWritten = true;
  }

  beforePaginatedQuery(): void {
    this.beforeAnything();
    if (this.#hasWritten) {
      throw refused('PAGINATION_AFTER_WRITE', 'paginated queries are for read-only transactions');
    }
    this.#hasPaginated = true;
  }

  beforePrivateQuery(): void {
    this.beforeAnything();
    if (this.#hasWritten) {
      throw refused(
        'PRIVATE_QUERY_AFTER_WRITE',
        'queries on private data are for read-only transactions',
      );
    }
    this.#hasQueriedPrivate = true;
  }

  end(): void {
    this.#isDone = true;
  }
}

/** A refusal that the contract sees as an exception, as it would from a peer. */
export function refused(reason: string, message: string): LedgerError {
  return new LedgerError('SIMULATION_REFUSED', `${reason}: ${message}`, { reason });
}
