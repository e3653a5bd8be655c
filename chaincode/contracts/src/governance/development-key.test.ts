import { PUBLIC_INPUTS } from '@fuqi/protocol';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../encoding/canonical-json';
import { toHex } from '../encoding/hex';
import { decodeVerifyingKey } from '../proof/index';
import { TrapdoorKey } from '../proof/testing/index';
import { TestNetwork, openChannelAction } from '../testing/test-network';
import { developmentAlpha, isDevelopmentKey } from './development-key';

const R1CS = '0'.repeat(64);
let key: TrapdoorKey;
let action: Json;

beforeAll(async () => {
  const { length } = PUBLIC_INPUTS.move;
  const ic = Array.from({ length: length + 1 }, (_, i) => BigInt(i + 100));
  const secrets = { beta: 3n, gamma: 5n, delta: 7n, ic };
  key = await TrapdoorKey.fromTrapdoor({ alpha: developmentAlpha('move', R1CS), ...secrets });
  action = { kind: 'key.open', circuit: 1, key: toHex(key.keyBytes), r1cs: R1CS };
});

describe('development keys', () => {
  it('have the α that the key maker of the circuits derives', () => {
    // Computed apart from this code, from the description of the trapdoor.
    expect(developmentAlpha('move', R1CS)).toBe(
      2940744882777950905892197488828691800782461575921252889328196678069837583310n,
    );
  });

  it('are known by their point', () => {
    const { alpha } = decodeVerifyingKey(key.keyBytes);
    expect(isDevelopmentKey('move', R1CS, alpha)).toBe(true);
    expect(isDevelopmentKey('issue', R1CS, alpha)).toBe(false);
    expect(isDevelopmentKey('move', '1'.repeat(64), alpha)).toBe(false);
  });

  it('are taken on a development channel', async () => {
    const net = await TestNetwork.blank();
    await net.decide([openChannelAction(true), action]);
    expect(net.ledger.keys(`vk/1/${key.hash}`)).toHaveLength(1);
  });

  it('are refused on a channel for value, where other keys are taken', async () => {
    const net = await TestNetwork.blank();
    const caller = { duties: 'governance' };
    await net.decide([openChannelAction(false)], caller);
    await expect(net.decide([action], caller)).rejects.toThrow('FUQI-KEY-001 dev-key-refused');
    expect(net.ledger.keys('vk/')).toEqual([]);
    await net.decide(net.keyActions(), caller);
    expect(net.ledger.keys('vk/')).toHaveLength(6);
  });
});
