import { FuqiError, formatIsoDay, unwrap } from '@fuqi/domain';
import type { Queries } from '../db/database';
import { z } from '../schemas/z';
import { EVENT_TYPES } from './project-block';

export const eventRow = z.object({
  block: z.int(),
  event: z.int(),
  place: z.int(),
  type: z.enum(EVENT_TYPES),
  voucher: z.string().nullable(),
  digest: z.string().nullable(),
  date_code: z.int().nullable(),
});

export type EventRow = z.infer<typeof eventRow>;
export type EventPlace = Pick<EventRow, 'block' | 'event' | 'place'>;

/** `block-event-place`. */
export const eventId = ({ block, event, place }: EventPlace): string =>
  `${block}-${event}-${place}`;

/** The inverse of {@link eventId}; `start` is before the first event. @throws FuqiError `malformed` */
export function parseEventId(text: string): EventPlace {
  if (text === 'start') return { block: -1, event: 0, place: 0 };
  const numbers = /^(\d{1,9})-(\d{1,9})-(\d{1,9})$/.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) throw new FuqiError('malformed', 'Last-Event-ID');
  const [block = 0, event = 0, place = 0] = numbers;
  return { block, event, place };
}

/** Events after a place, oldest first. */
export function eventsAfter(db: Queries, after: EventPlace, limit: number): Promise<EventRow[]> {
  return db.query(
    eventRow,
    `select * from events where (block, event, place) > ($1::integer, $2::integer, $3::integer)
     order by block, event, place limit $4`,
    [after.block, after.event, after.place, limit],
  );
}

/** An event in the form of server-sent events. */
export function eventText(row: EventRow): string {
  const { block, type, voucher, digest, date_code: code } = row;
  const data = {
    block,
    ...(voucher === null ? {} : { voucher }),
    ...(digest === null ? {} : { digest }),
    ...(code === null ? {} : { day: unwrap(formatIsoDay(code >> 2)), phase: code & 3 }),
  };
  return `id: ${eventId(row)}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
