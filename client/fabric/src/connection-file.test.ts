import { describe, expect, test } from '@jest/globals';
import { parseConnection } from './connection-file';

const node = { mspId: 'BankAMSP', address: 'localhost:7051', tlsRootPem: 'PEM' };
const whole = {
  channel: 'fuqi',
  chaincode: 'fuqi',
  mspId: 'BankAMSP',
  peer: node,
  peers: [node],
  orderers: [{ ...node, mspId: 'Order1MSP', hostAlias: 'orderer1' }],
  wallet: '/state/wallet',
};

describe('a connection file', () => {
  test('is read as it was written', () => {
    expect(parseConnection(JSON.stringify(whole))).toEqual(whole);
  });

  test.each([
    ['peer', { ...whole, peer: undefined }],
    ['orderers', { ...whole, orderers: [] }],
    ['peers', { ...whole, peers: 'all' }],
    ['wallet', { ...whole, wallet: '' }],
    ['tlsRootPem', { ...whole, peer: { ...node, tlsRootPem: 7 } }],
  ])('without a right %s is refused by its name', (name, value) => {
    expect(() => parseConnection(JSON.stringify(value))).toThrow(`connection: ${name}`);
  });

  test('that is no JSON is refused without being quoted', () => {
    expect(() => parseConnection('{secret')).toThrow(/JSON$/);
  });
});
