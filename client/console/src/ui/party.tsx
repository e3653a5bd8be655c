import type { Words } from '../i18n/use-words';
import { usePick } from '../i18n/use-words';

/** A member by name. */
export function PartyName({
  party,
}: {
  readonly party: { readonly id: number; readonly name: Words };
}) {
  const pick = usePick();
  return <span>{pick(party.name)}</span>;
}
