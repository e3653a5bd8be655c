import { FuqiError } from '@fuqi/domain';
import type { Place } from '../read-model/vouchers';
import { z } from './z';

const placeSchema = z.tuple([z.int().min(0), z.string().regex(/^[0-9a-f]{64}$/)]);

/** A place in a list as text that says nothing to its reader. */
export function cursorOf({ block, id }: Place): string {
  return Buffer.from(JSON.stringify([block, id])).toString('base64url');
}

/** The inverse of {@link cursorOf}. @throws FuqiError `malformed` */
export function placeOf(cursor: string): Place {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [block, id] = placeSchema.parse(JSON.parse(text));
    return { block, id };
  } catch (cause) {
    throw new FuqiError('malformed', 'cursor', { cause });
  }
}

/** A place in a list that a number orders. */
export function cursorOfNumber(number: number): string {
  return Buffer.from(JSON.stringify(number)).toString('base64url');
}

/** The inverse of {@link cursorOfNumber}. @throws FuqiError `malformed` */
export function numberOf(cursor: string): number {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return z.int().min(0).parse(JSON.parse(text));
  } catch (cause) {
    throw new FuqiError('malformed', 'cursor', { cause });
  }
}

const momentSchema = z.tuple([z.string().max(40), z.string().max(64)]);

/** A place in a list that time orders, ids among what is equally old. */
export interface Moment {
  readonly at: string;
  readonly id: string;
}

/** {@link Moment} as text. */
export function cursorOfMoment({ at, id }: Moment): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** The inverse of {@link cursorOfMoment}. @throws FuqiError `malformed` */
export function momentOf(cursor: string): Moment {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [at, id] = momentSchema.parse(JSON.parse(text));
    return { at, id };
  } catch (cause) {
    throw new FuqiError('malformed', 'cursor', { cause });
  }
}
