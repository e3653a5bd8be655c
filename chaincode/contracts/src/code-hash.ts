import { FuqiError } from '@fuqi/domain';

let hash: string | undefined;

/**
 * Says which code this process runs. For launchers, before the first transaction; only `query:version` answers it, so no
 * endorsement depends on it.
 *
 * @param sha256 64 hex digits
 * @throws FuqiError `malformed` when it is no such hash
 */
export function useCodeHash(sha256: string): void {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FuqiError('malformed', 'code hash');
  hash = sha256;
}

/** What the launcher said, if it said anything. */
export function codeHash(): string | undefined {
  return hash;
}
