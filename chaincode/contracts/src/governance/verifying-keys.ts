import { FuqiError } from '@fuqi/domain';
import { PUBLIC_INPUTS, circuitOf } from '@fuqi/protocol';
import { fromHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';
import { VerifyingKeyError, decodeVerifyingKey } from '../proof/index';
import type { PreparedKey } from '../proof/index';
import type { ProofService } from '../proof-service';
import type { ChannelConfig } from '../state/channel-repository';
import { readVerifyingKey, writeVerifyingKey } from '../state/verifying-key-repository';
import type { ActionOf } from './action-shapes';
import { isDevelopmentKey } from './development-key';

/**
 * Agrees a verifying key for a circuit, or opens it again after a quarantine.
 *
 * @throws FuqiError `key-invalid` (not a key, or not of this circuit), `circuit-unknown`, `dev-key-refused` on a channel for
 * value, `key-exists` when it is open already
 */
export async function openKey(
  overlay: Overlay,
  action: ActionOf<'key.open'>,
  channel: ChannelConfig,
  proofs: ProofService,
): Promise<void> {
  const circuit = circuitOf(action.circuit);
  const bytes = fromHex(action.key, action.key.length >> 1) ?? new Uint8Array();
  const key = checked(bytes, proofs);
  if (key.publicCount !== PUBLIC_INPUTS[circuit].length) {
    throw new FuqiError('key-invalid', 'number of public inputs');
  }
  if (
    !channel.development &&
    isDevelopmentKey(circuit, action.r1cs, decodeVerifyingKey(bytes).alpha)
  ) {
    throw new FuqiError('dev-key-refused');
  }
  const found = await readVerifyingKey(overlay, action.circuit, key.hash);
  if (found?.state === 'open') throw new FuqiError('key-exists');
  writeVerifyingKey(overlay, action.circuit, key.hash, { state: 'open', bytes });
}

/** Closes a verifying key: operations of that circuit are refused until it, or a policy with another one, is opened. */
export async function closeKey(
  overlay: Overlay,
  { circuit, hash }: ActionOf<'key.close'>,
): Promise<void> {
  const found = await readVerifyingKey(overlay, circuit, hash);
  if (found?.state !== 'open') throw new FuqiError('circuit-unknown');
  writeVerifyingKey(overlay, circuit, hash, { ...found, state: 'closed' });
}

function checked(bytes: Uint8Array, proofs: ProofService): PreparedKey {
  try {
    return proofs.verifier.prepareKey(bytes);
  } catch (cause) {
    if (!(cause instanceof VerifyingKeyError)) throw cause;
    throw new FuqiError('key-invalid', `${cause.code} ${cause.where}`, { cause });
  }
}
