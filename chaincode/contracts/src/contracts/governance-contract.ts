import { FuqiError, LIMITS } from '@fuqi/domain';
import { isList, parseCanonical } from '../encoding/canonical-json';
import type { LedgerContext } from '../fabric/ledger-context';
import { confirmMotion, proposeMotion, withdrawMotion } from '../governance/motions';
import { MOTION_ACTIONS_MAX } from '../state/motion-repository';
import { FuqiContract } from './fuqi-contract';

/**
 * What two banks decide together: opening the channel, calendars, the supervisor's keys, policies and verifying keys. One bank
 * proposes a list of actions, another confirms the hash of exactly that list, and then all of it happens or nothing.
 */
export class GovernanceContract extends FuqiContract {
  constructor() {
    super('governance');
  }

  /**
   * Proposes a motion.
   *
   * @param actions canonical JSON list of 1 to 32 actions, see `ACTION_FIELDS`
   * @returns `{"motion"}`: the hash to confirm
   */
  propose(ctx: LedgerContext, actions: string): Promise<string> {
    return this.transact(ctx, async (tx) => {
      if (actions.length > LIMITS.batchBytesMax) throw new FuqiError('too-large', 'motion');
      const list = parseCanonical(actions);
      if (!isList(list) || list.length === 0) throw new FuqiError('malformed', 'actions');
      if (list.length > MOTION_ACTIONS_MAX) throw new FuqiError('too-large', 'actions');
      const motion = await proposeMotion(tx, list);
      return { result: { motion }, event: { name: 'fuqi.motion', payload: { motion } } };
    });
  }

  /**
   * Confirms another bank's motion, as a second bank or as the supervisor where an epoch of its key is opened, and carries it
   * out when that makes it complete.
   *
   * @param motion its hash, hex
   * @returns `{"actions","carried"}`: the kinds of action, and whether they were carried out now
   */
  confirm(ctx: LedgerContext, motion: string): Promise<string> {
    return this.transact(ctx, async (tx) => {
      const { carried, actions } = await confirmMotion(tx, motion);
      return {
        result: { actions, carried },
        event: { name: 'fuqi.decided', payload: { actions, carried, motion } },
      };
    });
  }

  /**
   * Takes back a motion of one's own bank, a proposed date step too.
   *
   * @param motion its hash, hex
   */
  withdraw(ctx: LedgerContext, motion: string): Promise<string> {
    return this.transact(ctx, async (tx) => {
      await withdrawMotion(tx, motion);
      return { result: { motion }, event: { name: 'fuqi.withdrawn', payload: { motion } } };
    });
  }
}
