import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { configtx, Layout, listeners, localNetwork, organisations, validate } from './index';

const network = localNetwork();
const layout = new Layout('/state');

interface Written {
  Profiles: {
    FuqiChannel: {
      Orderer: {
        OrdererType: string;
        Addresses?: unknown;
        ConsenterMapping: { ID: number; Identity: string }[];
        SmartBFT: Record<string, unknown>;
      };
      Application: { Policies: Record<string, { Rule: string }> };
    };
  };
}
const channel = (parse(configtx(network, layout)) as Written).Profiles.FuqiChannel;

describe('the local network', () => {
  test('has an authority for each of its eight organisations and no port twice', () => {
    const all = organisations(network);
    const ports = all.flatMap(listeners).map(({ endpoint }) => endpoint.port);
    expect(all).toHaveLength(8);
    expect(new Set(ports).size).toBe(ports.length);
  });

  test('refuses three consenters and more endorsers than banks', () => {
    const fewer = { ...network, orderers: network.orderers.slice(1) };
    expect(() => validate(fewer)).toThrow('four or more consenters');
    const chaincode = { ...network.chaincode, endorsers: 4 };
    expect(() => validate({ ...network, chaincode })).toThrow('4 of 3 banks');
  });
});

describe('configtx.yaml', () => {
  test('orders by SmartBFT with four consenters and the measured times', () => {
    const { Orderer } = channel;
    expect(Orderer.OrdererType).toBe('BFT');
    expect(Orderer.Addresses).toBeUndefined();
    expect(Orderer.ConsenterMapping.map((each) => each.ID)).toEqual([1, 2, 3, 4]);
    expect(Orderer.SmartBFT).toMatchObject({
      RequestBatchMaxInterval: '100ms',
      RequestForwardTimeout: '1s',
      RequestComplainTimeout: '3s',
      ViewChangeTimeout: '3s',
      LeaderHeartbeatTimeout: '2s',
    });
  });

  test('lets two of three banks endorse and the operator decide nothing', () => {
    const { Policies } = channel.Application;
    const peers = "OutOf(2,'BankAMSP.peer','BankBMSP.peer','BankCMSP.peer')";
    expect(Policies.Endorsement?.Rule).toBe(peers);
    expect(Policies.LifecycleEndorsement?.Rule).toBe(peers);
    for (const name of ['Endorsement', 'LifecycleEndorsement', 'Admins']) {
      expect(Policies[name]?.Rule).not.toContain('Operator');
    }
  });
});
