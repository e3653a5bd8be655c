import { FuqiError, LIMITS } from '@fuqi/domain';
import { isRecord } from '../encoding/canonical-json';
import type { Json } from '../encoding/canonical-json';
import { hash32, integer, object, oneOf, text } from '../encoding/shape';
import { calendarShape } from '../state/calendar-repository';
import { channelShape } from '../state/channel-repository';
import { policyFields } from '../state/policy-repository';
import { u32 } from '../state/u32';

const circuit = integer(1, 255);
const isoDay = text(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
const dateCode = integer(0, 2 ** LIMITS.dateCodeBits - 1);

/**
 * What two banks can decide together. Each entry lists the fields of the action beside its `kind`.
 */
export const ACTION_FIELDS = {
  /** Opens a channel, once: who the banks are, whether it is for development, the first day and its calendar. */
  'channel.open': { config: channelShape, day: isoDay, calendar: calendarShape },
  /** Records a calendar and steps dates by it from now on. */
  'calendar.set': { calendar: calendarShape },
  /** Closes one date code and opens the next. */
  'date.step': { from: dateCode, to: dateCode, calendar: text(/^[A-Za-z0-9.-]{1,32}$/) },
  /** Opens an epoch of the supervisor's key, with a proof that somebody holds it: see `duty-possession.ts`. */
  'duty.open': { epoch: u32, x: hash32, y: hash32, rx: hash32, ry: hash32, s: hash32 },
  'duty.close': { epoch: u32 },
  'policy.open': { version: u32, ...policyFields },
  'policy.close': { version: u32 },
  /** Agrees a verifying key (canonical bytes in hex) for the constraints of this r1cs file, or opens a closed one again. */
  'key.open': { circuit, r1cs: hash32, key: text(/^(?:[0-9a-f]{2}){1,20000}$/) },
  /** Closes a verifying key: every policy that names it stops serving that circuit. */
  'key.close': { circuit, hash: hash32 },
  /** Closes every party root but the newest, in an emergency. */
  'party.close': {},
  /**
   * Agrees to one leaf of an institution at one index. It stands alone, and its second bank is the one that submits the
   * registration with this very leaf; there is nothing else to confirm.
   */
  'member.agree': { index: integer(0, 4 ** LIMITS.partyTreeDepth - 1), leaf: hash32 },
} as const;

export type ActionKind = keyof typeof ACTION_FIELDS;
export const ACTION_KINDS = Object.keys(ACTION_FIELDS) as readonly ActionKind[];

type FieldsOf<K extends ActionKind> = {
  readonly [F in keyof (typeof ACTION_FIELDS)[K]]: (typeof ACTION_FIELDS)[K][F] extends (
    ...args: never[]
  ) => infer T
    ? T
    : never;
};

/** One decoded action. */
export type Action = { readonly [K in ActionKind]: { readonly kind: K } & FieldsOf<K> }[ActionKind];
export type ActionOf<K extends ActionKind> = Extract<Action, { readonly kind: K }>;

/**
 * Narrows one action: its kind is known and it has exactly that kind's fields.
 *
 * @throws FuqiError `malformed`, naming the place
 */
export function readAction(value: Json | undefined, where: string): Action {
  const kind = isRecord(value) && typeof value['kind'] === 'string' ? value['kind'] : '';
  const known = ACTION_KINDS.find((candidate) => candidate === kind);
  if (known === undefined) throw new FuqiError('malformed', `${where}.kind`);
  const shape = object({ kind: oneOf(known), ...ACTION_FIELDS[known] });
  // The shape that belongs to the kind has just checked the fields that belong to the kind.
  return shape(value, where, 'malformed') as unknown as Action;
}
