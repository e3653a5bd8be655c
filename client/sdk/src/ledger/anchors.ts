/** Where an operation's receipt stands. */
import { FuqiError } from '@fuqi/domain';
import {
  REGISTER_MODE,
  fieldToHex,
  legEffects,
  namedCarried,
  operationDigest,
  toHex,
} from '@fuqi/protocol';
import type { Leg, Network, Operation } from '@fuqi/protocol';

/** `nf/<hex>` or `tag/<hex>` of the first leg, or `party/<hex>` of a registration that spends nothing. */
export function anchorOf(operation: Operation): string {
  const [leg] = operation.legs;
  if (leg === undefined) throw new FuqiError('malformed', 'no legs', { layer: 'wallet' });
  return legAnchor(leg);
}

function legAnchor(leg: Leg): string {
  const { nullifiers, tag } = legEffects(leg.circuit, leg.publics);
  const [first] = nullifiers;
  if (first !== undefined) return `nf/${fieldToHex(first)}`;
  if (leg.circuit === 'register') {
    const { mode = 0n, newRoot = 0n } = namedCarried(leg.circuit, leg.publics);
    if (mode !== REGISTER_MODE.NEW) return `party/${fieldToHex(newRoot)}`;
  }
  return `tag/${fieldToHex(tag ?? 0n)}`;
}

/** Digest of an operation as receipts show it, hex. */
export function digestHex(network: Network, operation: Operation): string {
  return toHex(operationDigest(network, operation));
}
