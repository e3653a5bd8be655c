import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { carriedInputs, decodeOperation, encodeOperation } from '@fuqi/protocol';
import { mintDeposit } from '../operations/acts/grants';
import { passOn } from '../operations/acts/own';
import { pairKeys, lookupTag } from '../memo/lookup-tags';
import { sealForContact } from '../memo/memo';
import type { MemoPayload } from '../memo/payload';
import { BANK_A, T1, T2, TestWorld } from '../testing/world';
import { MemoryRecords } from './journal';
import { Wallet } from './wallet';

jest.setTimeout(60_000);

let world: TestWorld;
const at = (id: number) => world.member(id);
const view = (id: number) => (world.book.has(id) ? world.book.member(id).view : undefined);
const ANY_BLOCK = 5;

beforeEach(async () => {
  world = await TestWorld.open();
  await at(BANK_A).carryOut(mintDeposit(at(BANK_A).session, { to: T1, value: 1_000n }));
});

/** A transfer whose second leg is honest; the first one has the given memo in its place for the payee. */
async function afterLegWith(memo: Uint8Array): Promise<Uint8Array> {
  const draft = await passOn(at(T1).session, at(T1).wallet.notes, { payee: T2, values: [10n] });
  const honest = decodeOperation(await at(T1).prove(draft, await at(T1).sign(draft)));
  const [leg] = honest.legs;
  if (leg === undefined) throw new Error('no leg');
  const n0 = carriedInputs('move').indexOf('nf0');
  const publics = leg.publics.map((word, i) => (i === n0 ? word + 1n : word));
  const spoilt = { ...leg, publics };
  const memos = [memo, leg.memos[1] ?? memo];
  return encodeOperation({ ...honest, legs: [{ ...spoilt, memos }, leg] });
}

const stranger = () => Wallet.open({ id: T2, keys: at(T2).keys, store: new MemoryRecords() });

function sealed(counter: number, payload: Pick<MemoPayload, 'notes'>): Promise<Uint8Array> {
  const self = { id: T1, viewSecret: at(T1).keys.view().secret };
  const { sending } = pairKeys(self, world.book.contact(T2));
  const whole = { sender: T1, counter, records: [], text: '', ...payload };
  return sealForContact(at(T2).keys.view().publicKey, lookupTag(sending, counter), whole);
}

describe('trying every memo', () => {
  test('passes over one that opens and makes no sense, counts it, and reads the next leg', async () => {
    const [deposit] = at(T1).wallet.notes;
    // The reader allows outputs 0 … 3 only.
    const bytes = await afterLegWith(
      await sealed(4, { notes: [{ output: 9, note: deposit!.note }] }),
    );
    const wallet = await stranger();
    expect(await wallet.tryOpen(bytes, ANY_BLOCK, view)).toEqual({ found: 1, unreadable: 1 });
    expect(wallet.notes.map(({ note }) => note.value)).toEqual([10n]);
    expect(wallet.unreadable).toMatchObject([{ sender: 0 }]);
  });

  test('does so with one that does not fit the ledger, and names its sender', async () => {
    const [deposit] = at(T1).wallet.notes;
    const bytes = await afterLegWith(
      await sealed(4, { notes: [{ output: 1, note: deposit!.note }] }),
    );
    const store = new MemoryRecords();
    const wallet = await Wallet.open({ id: T2, keys: at(T2).keys, store });
    expect(await wallet.tryOpen(bytes, ANY_BLOCK, view)).toEqual({ found: 1, unreadable: 1 });
    expect(wallet.notes.map(({ note }) => note.value)).toEqual([10n]);
    const again = await Wallet.open({ id: T2, keys: at(T2).keys, store });
    expect(again.unreadable).toMatchObject([{ sender: T1 }]);
  });
});
