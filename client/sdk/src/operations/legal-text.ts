/** The text that officers sign: made from the legs' openings alone, with a secret number so that nobody can guess its hash. */
import { sha256 } from '@noble/hashes/sha2';
import { toHex } from '@fuqi/protocol';
import type { Network } from '@fuqi/protocol';
import { utf8 } from '../bytes';
import { dateWords } from './describe';
import { describeLeg } from './describe-leg';
import type { PublicLeg } from './leg-view';

/** The text. @param number 16 secret bytes, which make its hash unguessable */
export function legalText(
  network: Network,
  legs: readonly PublicLeg[],
  validUntil: number,
  number: Uint8Array,
): string {
  const sentences = legs.flatMap(({ view }) => describeLeg(view));
  const until = dateWords(validUntil);
  return [
    `符契 Fuqi · ${network.channel}/${network.contract} · ${toHex(number)}`,
    ...sentences.map(({ zh }, i) => `${i + 1}. ${zh}`),
    `本操作有效至 ${until.zh}。`,
    ...sentences.map(({ en }, i) => `${i + 1}. ${en}`),
    `Valid until ${until.en}.`,
  ].join('\n');
}

/** The hash of a text, as an operation binds it. */
export function textHash(text: string): Uint8Array {
  return sha256(utf8(text));
}
