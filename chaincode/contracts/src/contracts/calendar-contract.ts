import { FuqiError } from '@fuqi/domain';
import { checkStep } from '../calendar/step-date';
import type { LedgerContext } from '../fabric/ledger-context';
import { confirmMotion, proposeMotion } from '../governance/motions';
import { motionHash } from '../governance/motion-hash';
import type { Overlay } from '../overlay/overlay';
import { calendarInForce } from '../state/calendar-repository';
import { openDate } from '../state/date-repository';
import { FuqiContract } from './fuqi-contract';

/** The ledger's date: two banks move it, one step at a time. */
export class CalendarContract extends FuqiContract {
  constructor() {
    super('calendar');
  }

  /**
   * Proposes the step from the open date to the next one; a step that another bank could not confirm now is refused.
   *
   * @param to the next date code, decimal
   * @returns `{"motion"}`
   */
  propose(ctx: LedgerContext, to: string): Promise<string> {
    return this.transact(ctx, async (tx) => {
      const step = await stepTo(tx.overlay, to);
      await checkStep(tx.overlay, step, tx.clockDay);
      const motion = await proposeMotion(tx, [step]);
      return { result: { motion }, event: { name: 'fuqi.motion', payload: { motion } } };
    });
  }

  /**
   * Confirms another bank's proposal and takes the step.
   *
   * @param to the next date code, decimal
   * @returns `{"date"}`
   */
  confirm(ctx: LedgerContext, to: string): Promise<string> {
    return this.transact(ctx, async (tx) => {
      const step = await stepTo(tx.overlay, to);
      await confirmMotion(tx, motionHash(tx.channelName, [step]));
      return {
        result: { date: step.to },
        event: { name: 'fuqi.date', payload: { date: step.to } },
      };
    });
  }
}

async function stepTo(
  overlay: Overlay,
  to: string,
): Promise<{ kind: 'date.step'; from: number; to: number; calendar: string }> {
  const from = await openDate(overlay);
  const calendar = await calendarInForce(overlay);
  if (from === undefined || calendar === undefined)
    throw new FuqiError('not-found', 'channel not opened');
  if (!/^(?:0|[1-9][0-9]{0,8})$/.test(to)) throw new FuqiError('malformed', 'date code');
  return { kind: 'date.step', from, to: Number(to), calendar };
}
