import { FuqiError, firstDateCode, parseCalendar, parseIsoDay, unwrap } from '@fuqi/domain';
import { PARTY_TREE_DEPTH, emptyRoots } from '@fuqi/protocol';
import type { Overlay } from '../overlay/overlay';
import { findChannel, writeChannel } from '../state/channel-repository';
import { writeCalendar } from '../state/calendar-repository';
import { stepDate } from '../state/date-repository';
import { writePartyHead, writePartyRoot } from '../state/party-repository';
import type { ActionOf } from './action-shapes';

const NO_OPERATION = '0'.repeat(64);

/**
 * Opens a channel: its configuration, its first day and the root of an empty party tree. The configuration never changes
 * again; a development channel stays one.
 *
 * @throws FuqiError `already-recorded`, `malformed` (banks not sorted), `date-step-invalid`, `date-not-yet`
 */
export async function openChannel(
  overlay: Overlay,
  { config, day, calendar }: ActionOf<'channel.open'>,
  clockDay: number,
): Promise<void> {
  if ((await findChannel(overlay)) !== undefined)
    throw new FuqiError('already-recorded', 'channel');
  config.banks.forEach((bank, i) => {
    const before = config.banks[i - 1];
    if (before !== undefined && before >= bank)
      throw new FuqiError('malformed', 'banks in order, each once');
  });
  const first = unwrap(firstDateCode(unwrap(parseIsoDay(day)), unwrap(parseCalendar(calendar))));
  if (first >> 2 > clockDay) throw new FuqiError('date-not-yet');
  writeChannel(overlay, config);
  await writeCalendar(overlay, calendar);
  stepDate(overlay, undefined, first);
  const empty = emptyRoots(PARTY_TREE_DEPTH)[PARTY_TREE_DEPTH] ?? 0n;
  writePartyRoot(overlay, empty, { state: 'open', digest: NO_OPERATION });
  writePartyHead(overlay, { open: [empty] });
}
