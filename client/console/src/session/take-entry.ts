import { parseEntry } from './enter';
import { signIn } from './session';

let refused = false;

/** Signs in by the address's fragment, if it is an entry, and takes the fragment out of the address and the history. */
export function takeEntry(): void {
  const { hash, pathname, search } = location;
  if (!hash.startsWith('#enter=')) return;
  history.replaceState(null, '', pathname + search);
  const entry = parseEntry(hash);
  refused = entry === undefined;
  if (entry !== undefined) signIn(entry);
}

/** Whether an entry came and could not be read. */
export const entryRefused = (): boolean => refused;
