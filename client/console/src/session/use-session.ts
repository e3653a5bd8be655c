import { useSyncExternalStore } from 'react';
import { onSession, readSession } from './session';
import type { Session } from './session';

/** Who is signed in; undefined for nobody. */
export function useSession(): Session | undefined {
  return useSyncExternalStore(onSession, readSession);
}
