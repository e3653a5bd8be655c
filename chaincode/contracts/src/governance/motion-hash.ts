import { createHash } from 'node:crypto';
import { canonicalJson } from '../encoding/canonical-json';
import type { Json } from '../encoding/canonical-json';

/**
 * The name of a motion: SHA-256 over `fuqi.motion.1`, the channel and the canonical text of its actions. The second bank
 * confirms this hash, so it agrees to exactly these bytes and to no other channel's.
 */
export function motionHash(channel: string, actions: readonly Json[]): string {
  return createHash('sha256')
    .update(`fuqi.motion.1\u0000${channel}\u0000${canonicalJson(actions)}`, 'utf8')
    .digest('hex');
}
