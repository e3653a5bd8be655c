/** Values that many routes share. One spelling each. */
import { parseIsoDay } from '@fuqi/domain';
import { z } from './z';

/** A positive amount in fen: decimal digits without a leading zero, at most 64 bits. */
export const fen = z
  .string()
  .regex(/^[1-9][0-9]{0,19}$/)
  .refine((text) => BigInt(text) < 1n << 64n)
  .openapi({ description: 'Fen, a decimal integer in text', example: '100000000' });

/** An amount in fen that may be nothing. */
export const feeFen = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,19})$/)
  .refine((text) => BigInt(text) < 1n << 64n)
  .openapi({ description: 'Fen, a decimal integer in text; 0 for none', example: '0' });

/** A day that exists, `YYYY-MM-DD`. */
export const isoDay = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .refine((text) => parseIsoDay(text).ok)
  .openapi({ format: 'date', example: '2027-05-21' });

/** Id of a voucher: 64 hex digits. */
export const voucherIdText = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: 'Id of a voucher, quota or capacity' });

/** Id of an operation: 32 hex digits. */
export const operationIdText = z.string().regex(/^[0-9a-f]{32}$/);

/** Number of a member. */
export const memberId = z.int().min(1).max(65_535);

/** An element of the proof system's field: 64 hex digits. */
export const fieldText = z.string().regex(/^[0-9a-f]{64}$/);

/** Both languages. */
export const wordsSchema = z.object({ zh: z.string(), en: z.string() }).openapi('Words');

/** A member by number and name. */
export const partySchema = z.object({ id: z.int(), name: wordsSchema }).openapi('Party');

/** Digits in a query. */
export const queryInt = (min: number, max: number) =>
  z
    .string()
    .regex(/^(0|[1-9][0-9]{0,9})$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max)
    .openapi({ type: 'integer', minimum: min, maximum: max });
