/**
 * - `ZK_KEYS_DIFFER`: what was built is not what the manifest pins
 * - `ZK_KEYS_DAMAGED`: a file of the build folder does not have the hash it was made with
 */
export type KeysErrorCode = 'ZK_KEYS_DIFFER' | 'ZK_KEYS_DAMAGED';

/** Why prepared keys were refused. */
export class KeysError extends Error {
  override readonly name = 'KeysError';

  constructor(
    readonly code: KeysErrorCode,
    message: string,
  ) {
    super(message);
  }
}
