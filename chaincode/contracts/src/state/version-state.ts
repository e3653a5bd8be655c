import { oneOf } from '../encoding/shape';

/** A version that operations may cite, or one that they may not cite any more. */
export type VersionState = 'open' | 'closed';

export const versionState = oneOf<VersionState>('open', 'closed');
