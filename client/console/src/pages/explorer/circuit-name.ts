import type { Say } from '../../i18n/use-words';
import type { explorerWords } from './explorer.words';

export type SayExplorer = Say<keyof typeof explorerWords.entries>;

const KNOWN = ['move', 'issue', 'clear', 'foreclose', 'register', 'disclose', 'grant'] as const;

/** A circuit in words; one that this console does not know is named as the ledger names it. */
export function circuitName(circuit: string, say: SayExplorer): string {
  const known = KNOWN.find((name) => name === circuit);
  return known === undefined ? say('circuit_other', { name: circuit }) : say(`circuit_${known}`);
}
