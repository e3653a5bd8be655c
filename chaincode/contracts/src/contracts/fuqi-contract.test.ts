import { describe, expect, it } from '@jest/globals';
import type { LedgerContext } from '../fabric/ledger-context';
import { FuqiContract } from './fuqi-contract';

class Faulty extends FuqiContract {
  constructor() {
    super('faulty');
  }
  fail(): Promise<string> {
    throw new TypeError('a secret that must not reach a block');
  }
  late(ctx: LedgerContext): Promise<string> {
    return this.transact(ctx, ({ overlay }) => {
      overlay.put('k', Uint8Array.of(1));
      return Promise.reject(new RangeError('late'));
    });
  }
}

const call = (fn: string, ctx: unknown = {}): Promise<unknown> =>
  new Faulty().aroundTransaction(ctx as never, fn as never, []);

describe('every contract', () => {
  it('lets no text of an unforeseen error out', async () => {
    await expect(call('fail')).rejects.toThrow(/^FUQI-SDK-001 unexpected: TypeError$/);
  });

  it('answers an unknown function with a code', async () => {
    await expect(new Faulty().unknownTransaction()).rejects.toThrow(
      /^FUQI-INPUT-012 method-unknown$/,
    );
  });

  it('writes nothing when a function fails after writing', async () => {
    const written: string[] = [];
    const stub = {
      getChannelID: () => 'c',
      getTxTimestamp: () => ({ seconds: 1 }),
      putState: (key: string) => Promise.resolve(void written.push(key)),
    };
    const clientIdentity = { getMSPID: () => 'M', getAttributeValue: () => null };
    await expect(call('late', { stub, clientIdentity })).rejects.toThrow('unexpected: RangeError');
    expect(written).toEqual([]);
  });
});
