import { beijingDay, unwrap } from '@fuqi/domain';

/** A transaction's timestamp as fabric-shim gives it: `seconds` is a Long, of which only its decimal text is used. */
export interface TxTimestamp {
  readonly seconds: { toString(): string };
}

/**
 * The calendar day in Beijing at a transaction's timestamp. The client sets the timestamp and a peer tolerates fifteen minutes,
 * so it can only hold a date step back, never decide one.
 */
export function beijingDayOf(timestamp: TxTimestamp): number {
  return unwrap(beijingDay(BigInt(timestamp.seconds.toString())));
}
