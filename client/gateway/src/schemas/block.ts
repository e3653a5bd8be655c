import { PHASE_NAMES } from '../read-model/chain';
import { z } from './z';

export const dateSchema = z
  .object({ day: z.string(), phase: z.enum(PHASE_NAMES) })
  .openapi('OpenDate');

export const blockSchema = z
  .object({
    number: z.int(),
    operations: z.array(
      z.object({
        digest: z.string(),
        circuits: z.array(z.string()),
        legs: z.int(),
        /** Whether this organisation made it or a voucher of its own is part of it. */
        mine: z.boolean(),
        /** Only this organisation’s own. */
        voucherIds: z.array(z.string()),
        operationId: z.string().nullable(),
      }),
    ),
    sealed: z.array(z.object({ first: z.int(), count: z.int(), root: z.string() })),
    /** Day and phase that this block opened. */
    date: dateSchema.nullable(),
  })
  .openapi('Block');
