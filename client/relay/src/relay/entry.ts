import type { CarriedOperation } from './carried-operation';

/** An acknowledged operation on its way. */
export interface Entry extends CarriedOperation {
  /** Place in the outbox. */
  readonly place: number;
  readonly sender: string;
  /** Milliseconds since 1970. */
  readonly acceptedAt: number;
  /** Attempts that ended without an outcome. */
  attempts: number;
  /** Those of them in which the ledger was there and took others. */
  refusals: number;
  /** Not to be sent before, milliseconds since 1970. */
  notBefore: number;
  /** Whether it may travel with others only when they are its sender's. */
  alone: boolean;
  /** When an attempt of unknown outcome was last made; undefined when none was. */
  doubtedAt: number | undefined;
}
