import { expect, it } from '@jest/globals';
import { isNodeSupported } from './node-version.cjs';

it.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['v22.0.0', true],
  ['24.1.0', true],
  ['20.18.9', false],
  ['18.20.0', false],
  ['9.99.0', false],
])('Node %s is supported: %s', (version, supported) => {
  expect(isNodeSupported(version)).toBe(supported);
});
