import { FuqiError } from '@fuqi/domain';
import { stepCalendarDate } from '../calendar/step-date';
import type { ProofService } from '../proof-service';
import type { Overlay } from '../overlay/overlay';
import { readChannel } from '../state/channel-repository';
import { writeCalendar } from '../state/calendar-repository';
import type { Action } from './action-shapes';
import { openChannel } from './open-channel';
import { closeOlderPartyRoots } from '../party/party-roots';
import { closeDuty, closePolicy, openDuty, openPolicy } from './versions';
import { closeKey, openKey } from './verifying-keys';

/** What an action may look at beside the state. */
export interface GovernanceSetting {
  readonly overlay: Overlay;
  readonly proofs: ProofService;
  /** The channel's name, from the transaction. */
  readonly channelName: string;
  /** Day in Beijing at the transaction's timestamp. */
  readonly clockDay: number;
}

/**
 * Carries one action out on the overlay.
 *
 * @throws FuqiError of the rule that forbids it; the caller lets the whole transaction fail
 */
export async function carryOut(
  action: Action,
  { overlay, proofs, channelName, clockDay }: GovernanceSetting,
): Promise<void> {
  if (action.kind === 'channel.open') return openChannel(overlay, action, clockDay);
  const channel = await readChannel(overlay);
  switch (action.kind) {
    case 'calendar.set':
      return writeCalendar(overlay, action.calendar);
    case 'date.step':
      return stepCalendarDate(overlay, action, clockDay);
    case 'duty.open':
      return openDuty(overlay, channelName, action);
    case 'duty.close':
      return closeDuty(overlay, action);
    case 'policy.open':
      return openPolicy(overlay, action);
    case 'policy.close':
      return closePolicy(overlay, action);
    case 'key.open':
      return openKey(overlay, action, channel, proofs);
    case 'key.close':
      return closeKey(overlay, action);
    case 'party.close':
      return closeOlderPartyRoots(overlay);
    case 'member.agree':
      throw new FuqiError('malformed', 'member.agree is confirmed by its registration');
  }
}
