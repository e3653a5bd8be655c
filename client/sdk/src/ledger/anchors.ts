/** Where an operation's receipt stands. */
import { FuqiError } from '@fuqi/domain';
import {
  CIRCUIT_ID,
  fieldToHex,
  legEffects,
  namedCarried,
  operationDigest,
  toHex,
} from '@fuqi/protocol';
import type { Network, Operation } from '@fuqi/protocol';

/** `nf/<hex>` or `tag/<circuit>/<hex>` of the first leg, or `party/<hex>` of a registration that spends nothing. */
export function anchorOf(operation: Operation): string {
  const [leg] = operation.legs;
  if (leg === undefined) throw new FuqiError('malformed', 'no legs', { layer: 'wallet' });
  const { nullifiers, tag } = legEffects(leg.circuit, leg.publics);
  const [first] = nullifiers;
  if (first !== undefined) return `nf/${fieldToHex(first)}`;
  if (tag !== undefined && tag !== 0n) {
    return `tag/${CIRCUIT_ID[leg.circuit]}/${fieldToHex(tag)}`;
  }
  const { newRoot = 0n } = namedCarried(leg.circuit, leg.publics);
  return `party/${fieldToHex(newRoot)}`;
}

/** Digest of an operation as receipts show it, hex. */
export function digestHex(network: Network, operation: Operation): string {
  return toHex(operationDigest(network, operation));
}
