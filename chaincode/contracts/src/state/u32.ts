import { integer } from '../encoding/shape';

/** An unsigned 32-bit integer: epochs and policy versions. */
export const u32 = integer(0, 2 ** 32 - 1);
