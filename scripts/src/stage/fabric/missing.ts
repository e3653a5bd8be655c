import { findBinaries } from '@fuqi/test-network';

/** The exit code by which test harnesses know that something was skipped (automake's). */
export const SKIPPED = 77;

/** Why no Fabric network can be had here; undefined where one can. */
export function whatIsMissing(): string | undefined {
  try {
    findBinaries();
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
