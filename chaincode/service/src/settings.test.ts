import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readSettings } from './settings';

const ENV = {
  CORE_CHAINCODE_ID: `fuqi_0.1.0_${'a'.repeat(64)}:${'0'.repeat(64)}`,
  CORE_CHAINCODE_ADDRESS: '127.0.0.1:9999',
};
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-settings-'));
  file = join(folder, 'key.pem');
  writeFileSync(file, 'a key');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('settings of a service', () => {
  test('name the package and the address, and need no more on a development machine', () => {
    expect(readSettings(ENV)).toEqual({
      chaincodeId: ENV.CORE_CHAINCODE_ID,
      address: ENV.CORE_CHAINCODE_ADDRESS,
    });
  });

  test('read the files of mutual TLS', () => {
    const tls = readSettings({
      ...ENV,
      FUQI_CHAINCODE_TLS_KEY: file,
      FUQI_CHAINCODE_TLS_CERT: file,
      FUQI_CHAINCODE_TLS_CLIENT_CA: file,
    }).tls;
    expect(tls?.clientCa.toString()).toBe('a key');
  });

  test.each([
    ['SETTING_MISSING', { CORE_CHAINCODE_ID: '' }],
    ['SETTING_INVALID', { CORE_CHAINCODE_ID: 'fuqi' }],
    ['SETTING_INVALID', { CORE_CHAINCODE_ADDRESS: '127.0.0.1' }],
    ['SETTING_INVALID', { CORE_CHAINCODE_ADDRESS: '127.0.0.1:70000' }],
    ['SETTING_MISSING', { FUQI_CHAINCODE_TLS_KEY: 'key.pem' }],
    [
      'FILE_UNREADABLE',
      {
        FUQI_CHAINCODE_TLS_KEY: 'nowhere/key.pem',
        FUQI_CHAINCODE_TLS_CERT: 'nowhere/cert.pem',
        FUQI_CHAINCODE_TLS_CLIENT_CA: 'nowhere/ca.pem',
      },
    ],
  ])('are refused with %s for %j', (code, wrong) => {
    expect(() => readSettings({ ...ENV, ...wrong })).toThrow(expect.objectContaining({ code }));
  });
});
