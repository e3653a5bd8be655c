import { FuqiError } from '@fuqi/domain';
import { actsForBank, requireBank } from '../authz/actor';
import type { Actor, Duty, Membership } from '../authz/actor';
import type { Json } from '../encoding/canonical-json';
import { findChannel } from '../state/channel-repository';
import { deleteMotion, readMotion, writeMotion } from '../state/motion-repository';
import { readAction } from './action-shapes';
import type { Action } from './action-shapes';
import { carryOut } from './carry-out';
import type { GovernanceSetting } from './carry-out';
import { motionHash } from './motion-hash';

/** A transaction that proposes, confirms or withdraws. */
export interface MotionSetting extends GovernanceSetting {
  readonly actor: Actor;
  /** The channel's name, from the transaction. */
  readonly channelName: string;
}

/**
 * Which duty a motion needs. Date steps are daily work and have a duty of their own, so a motion holds either one date step or
 * no date step at all.
 */
export function dutyOf(actions: readonly Action[]): Duty {
  const steps = actions.filter(({ kind }) => kind === 'date.step').length;
  if (steps === 0) return 'governance';
  if (actions.length !== 1) throw new FuqiError('malformed', 'a date step stands alone');
  return 'calendar';
}

/**
 * Records a motion of one bank. Nothing of it happens before another bank confirms it.
 *
 * @param actions canonical JSON values, see `ACTION_FIELDS`
 * @returns the hash under which it is to be confirmed
 * @throws FuqiError `not-permitted`, `malformed`, `already-recorded` when it is pending already
 */
export async function proposeMotion(
  setting: MotionSetting,
  actions: readonly Json[],
): Promise<string> {
  const decoded = decode(actions);
  const bank = requireBank(setting.actor, dutyOf(decoded), await membership(setting, decoded));
  const hash = motionHash(setting.channelName, actions);
  if ((await readMotion(setting.overlay, hash)) !== undefined)
    throw new FuqiError('already-recorded', 'motion');
  writeMotion(setting.overlay, hash, { bank, actions });
  return hash;
}

/**
 * Carries out what another bank proposed, all of it or nothing.
 *
 * @returns the kinds of action that were carried out
 * @throws FuqiError `not-found`, `not-permitted`, `second-bank-required` for the proposer itself, or the error of an action
 */
export async function confirmMotion(
  setting: MotionSetting,
  hash: string,
): Promise<readonly string[]> {
  const motion = await readMotion(setting.overlay, hash);
  if (motion === undefined) throw new FuqiError('not-found', 'motion');
  const actions = decode(motion.actions);
  const bank = requireBank(setting.actor, dutyOf(actions), await membership(setting, actions));
  if (bank === motion.bank) throw new FuqiError('second-bank-required');
  for (const action of actions) await carryOut(action, setting);
  deleteMotion(setting.overlay, hash);
  return actions.map(({ kind }) => kind);
}

/** Takes back a motion; only the bank that proposed it may. @throws FuqiError `not-found`, `not-permitted` */
export async function withdrawMotion(setting: MotionSetting, hash: string): Promise<void> {
  const motion = await readMotion(setting.overlay, hash);
  if (motion === undefined) throw new FuqiError('not-found', 'motion');
  const actions = decode(motion.actions);
  const duty = dutyOf(actions);
  const allowed = actsForBank(setting.actor, duty, await membership(setting, actions));
  if (!allowed || setting.actor.mspId !== motion.bank) throw new FuqiError('not-permitted', duty);
  deleteMotion(setting.overlay, hash);
}

function decode(actions: readonly Json[]): readonly Action[] {
  return actions.map((action, i) => readAction(action, `actions[${String(i)}]`));
}

/**
 * Who the banks are: those of the channel, or, before it is opened, those whom the motion that opens it lists. So a channel
 * cannot be opened by a bank alone nor by anybody who is not one of its banks.
 */
async function membership(
  { overlay }: MotionSetting,
  actions: readonly Action[],
): Promise<Membership> {
  const channel = await findChannel(overlay);
  if (channel !== undefined) return channel;
  const [first] = actions;
  if (first?.kind !== 'channel.open') throw new FuqiError('not-found', 'channel not opened');
  return first.config;
}
