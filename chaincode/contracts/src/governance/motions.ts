import { FuqiError } from '@fuqi/domain';
import { actsForBank, actsForSupervisor, requireBank } from '../authz/actor';
import type { Actor, Duty, Membership } from '../authz/actor';
import type { Json } from '../encoding/canonical-json';
import type { Overlay } from '../overlay/overlay';
import { findChannel } from '../state/channel-repository';
import { deleteMotion, readMotion, writeMotion } from '../state/motion-repository';
import type { Motion } from '../state/motion-repository';
import { readAction } from './action-shapes';
import type { Action, ActionKind } from './action-shapes';
import { carryOut } from './carry-out';
import type { GovernanceSetting } from './carry-out';
import { motionHash } from './motion-hash';

/** A transaction that proposes, confirms or withdraws. */
export interface MotionSetting extends GovernanceSetting {
  readonly actor: Actor;
}

/** Actions that are no part of a longer list, and the duty that they need instead of governance. */
const ALONE: Readonly<Partial<Record<ActionKind, Duty>>> = {
  'date.step': 'calendar',
  'member.agree': 'registrar',
};

/** Which duty a motion needs. Date steps and members are daily work, apart from governance. */
export function dutyOf(actions: readonly Action[]): Duty {
  for (const { kind } of actions) {
    const duty = ALONE[kind];
    if (duty === undefined) continue;
    if (actions.length !== 1) throw new FuqiError('malformed', `${kind} stands alone`);
    return duty;
  }
  return 'governance';
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
  if ((await readMotion(setting.overlay, hash)) !== undefined) {
    throw new FuqiError('already-recorded', 'motion');
  }
  writeMotion(setting.overlay, hash, { approvals: [bank], actions });
  return hash;
}

/** What a confirmation brought about. */
export interface Confirmation {
  /** Whether the motion was carried out; if not, it still waits for somebody. */
  readonly carried: boolean;
  readonly actions: readonly ActionKind[];
}

/**
 * Adds a second bank's word, or the supervisor's where an action needs it, and carries the motion out once all have spoken: all
 * of it or nothing.
 *
 * @throws FuqiError `not-found`, `not-permitted`, `second-bank-required` for whoever has approved already, or the error of an
 * action
 */
export async function confirmMotion(setting: MotionSetting, hash: string): Promise<Confirmation> {
  const motion = await pendingMotion(setting.overlay, hash);
  const actions = decode(motion.actions);
  const channel = await membership(setting, actions);
  const approvals = [...motion.approvals, requireVoice(setting.actor, actions, channel, motion)];
  const kinds = actions.map(({ kind }) => kind);
  if (!isDecided(approvals, actions, channel)) {
    writeMotion(setting.overlay, hash, { approvals, actions: motion.actions });
    return { carried: false, actions: kinds };
  }
  for (const action of actions) await carryOut(action, setting);
  deleteMotion(setting.overlay, hash);
  return { carried: true, actions: kinds };
}

/** Takes back a motion; only the bank that proposed it may. @throws FuqiError `not-found`, `not-permitted` */
export async function withdrawMotion(setting: MotionSetting, hash: string): Promise<void> {
  const motion = await pendingMotion(setting.overlay, hash);
  const actions = decode(motion.actions);
  const duty = dutyOf(actions);
  const allowed = actsForBank(setting.actor, duty, await membership(setting, actions));
  if (!allowed || setting.actor.mspId !== motion.approvals[0]) {
    throw new FuqiError('not-permitted', duty);
  }
  deleteMotion(setting.overlay, hash);
}

async function pendingMotion(overlay: Overlay, hash: string): Promise<Motion> {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new FuqiError('malformed', 'motion');
  const motion = await readMotion(overlay, hash);
  if (motion === undefined) throw new FuqiError('not-found', 'motion');
  return motion;
}

function needsSupervisor(actions: readonly Action[], { supervisor }: Membership): boolean {
  return supervisor !== null && actions.some(({ kind }) => kind === 'duty.open');
}

/** The MSP id of somebody whose word counts for a motion and was not yet given. */
function requireVoice(
  actor: Actor,
  actions: readonly Action[],
  channel: Membership,
  { approvals }: Motion,
): string {
  const supervises = needsSupervisor(actions, channel) && actsForSupervisor(actor, channel);
  const voice = supervises ? actor.mspId : requireBank(actor, dutyOf(actions), channel);
  if (approvals.includes(voice)) throw new FuqiError('second-bank-required');
  return voice;
}

function isDecided(
  approvals: readonly string[],
  actions: readonly Action[],
  channel: Membership,
): boolean {
  const banks = approvals.filter((mspId) => channel.banks.includes(mspId));
  if (banks.length < 2) return false;
  return !needsSupervisor(actions, channel) || approvals.some((id) => id === channel.supervisor);
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
