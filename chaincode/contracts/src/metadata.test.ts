import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contracts, createChaincodeMetadata } from './index';

interface Metadata {
  readonly contracts: Readonly<
    Record<
      string,
      {
        readonly transactions: readonly { readonly name: string; readonly parameters: unknown[] }[];
      }
    >
  >;
}

const INHERITED = [
  'constructor',
  'beforeTransaction',
  'afterTransaction',
  'aroundTransaction',
  'transact',
];
const metadata = createChaincodeMetadata() as unknown as Metadata;

describe('metadata', () => {
  it('lists exactly the public functions of the contracts, with their number of parameters', () => {
    for (const type of contracts) {
      const contract = new type();
      const methods = Object.getOwnPropertyNames(type.prototype).filter(
        (name) => ![...INHERITED, 'answer'].includes(name),
      );
      const described = metadata.contracts[contract.getName()]?.transactions ?? [];
      expect(described.map(({ name }) => name)).toEqual(methods);
      for (const { name, parameters } of described) {
        const { length } = Reflect.get(contract, name) as (...args: unknown[]) => unknown;
        // `submit` takes its argument from the stub's bytes.
        const expected = name === 'submit' ? 2 : length;
        expect([name, parameters.length + 1]).toEqual([name, expected]);
      }
    }
  });

  it('is what stands in the file that fabric-chaincode-node reads', () => {
    const file = path.join(__dirname, '..', 'contract-metadata', 'metadata.json');
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(createChaincodeMetadata());
  });

  it('is accepted by the shim’s own schema and contract loader', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- untyped internals of the shim
    const Bootstrap = require('fabric-shim/lib/contract-spi/bootstrap') as {
      loadAndValidateMetadata(file: string): unknown;
    };
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- untyped internals of the shim
    const Loader = require('fabric-shim/lib/contract-spi/chaincodefromcontract') as new (
      classes: unknown[],
      serializers: unknown,
      metadata: unknown,
    ) => { metadata: Metadata };
    const file = path.join(__dirname, '..', 'contract-metadata', 'metadata.json');
    const loaded = Bootstrap.loadAndValidateMetadata(file);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
    const { JSONSerializer } = require('fabric-contract-api') as { JSONSerializer: unknown };
    const serializers = { transaction: 'json', serializers: { json: JSONSerializer } };
    const chaincode = new Loader([...contracts], serializers, loaded);
    expect(Object.keys(chaincode.metadata.contracts)).toHaveLength(contracts.length + 1);
  });
});
