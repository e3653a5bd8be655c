import { beforeEach, describe, expect, test } from '@jest/globals';
import { KIND, decodeOperation, encodeBatch, encodeOperation } from '@fuqi/protocol';
import { mintDeposit } from '../operations/acts/grants';
import { merge, passOn, split } from '../operations/acts/own';
import { abandonDraft } from '../operations/draft';
import type { LedgerBlock } from '../ledger/ledger';
import { PartyBook } from '../members/party-book';
import { emptyMemo } from '../memo/memo';
import { BANK_A, T1, T2, T3, TestWorld } from '../testing/world';
import { balances } from './balances';
import { MemoryRecords } from './journal';
import { Wallet } from './wallet';

let world: TestWorld;
const at = (id: number) => world.member(id);

async function blocksOf(): Promise<LedgerBlock[]> {
  const blocks: LedgerBlock[] = [];
  for await (const block of world.ledger.blocks(0)) blocks.push(block);
  return blocks;
}

/** What a wallet knows, for comparison. */
function content(wallet: Wallet): unknown {
  const notes = wallet.history.map(({ commitment, nullifier, note, sealed, spent }) => ({
    commitment,
    nullifier,
    value: note.value,
    owner: note.owner,
    sealed,
    spent,
  }));
  return notes.sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
}

async function reopened(id: number, store = new MemoryRecords()): Promise<Wallet> {
  const { keys } = at(id);
  const wallet = await Wallet.open({ id, keys, store }, world.book.contactsOf(id));
  await wallet.sync(world.ledger);
  return wallet;
}

beforeEach(async () => {
  world = await TestWorld.open();
  await at(BANK_A).carryOut(mintDeposit(at(BANK_A).session, { to: T1, value: 1_000n }));
});

/** Some traffic: splits, a transfer that is accepted in part, one that is not. */
async function traffic(): Promise<void> {
  const only = () => at(T1).wallet.notes.filter(({ note }) => note.owner === BigInt(T1));
  await at(T1).carryOut(split(at(T1).session, only(), [400n, 300n]));
  await at(T1).carryOut(
    passOn(at(T1).session, only().slice(0, 1), { payee: T2, values: [150n, 50n] }),
  );
  await at(T2).carryOut(
    passOn(at(T2).session, at(T2).wallet.notes.slice(0, 1), { payee: T3, values: [20n] }),
  );
}

describe('the journal', () => {
  test('is whole after calls that overlapped', async () => {
    const { wallet, store } = at(T1);
    await Promise.all([
      wallet.reserveOwn(),
      traffic(),
      wallet.reserveOwn(),
      wallet.release([]),
      wallet.reserveOwn(),
    ]);
    const again = await reopened(T1, store);
    expect(content(again)).toEqual(content(wallet));
  }, 60_000);
});

describe('restore', () => {
  test('from seed and blocks alone a wallet finds all that it had', async () => {
    await traffic();
    for (const id of [BANK_A, T1, T2, T3]) {
      const restored = await reopened(id);
      expect(content(restored)).toEqual(content(at(id).wallet));
      expect(balances(restored.notes, id, world.ledger.current.date)).toEqual(
        balances(at(id).wallet.notes, id, world.ledger.current.date),
      );
    }
    expect(at(T3).wallet.notes.map(({ note }) => note.value)).toEqual([20n]);
  });

  test('goes on from its store where it was, with numbers given out and notes pending', async () => {
    await traffic();
    const copy = await reopened(T1, at(T1).store);
    expect(content(copy)).toEqual(content(at(T1).wallet));
    const before = await copy.reserveOwn();
    const later = await Wallet.open({ id: T1, keys: at(T1).keys, store: at(T1).store }, []);
    expect((await later.reserveOwn()).counter).not.toBe(before.counter);
  });

  test('contacts that are named after opening find their numbers as well', async () => {
    await traffic();
    const late = await Wallet.open({ id: T1, keys: at(T1).keys, store: at(T1).store }, []);
    const contact = world.book.contact(T2);
    const number = await late.reserveFor(contact);
    const { legs } = decodeOperation((await blocksOf()).flatMap(operationBytes).at(-2)!);
    expect(number.counter).toBe(1);
    expect(legs).toHaveLength(1);
  });

  test('another member’s store does not open', async () => {
    await expect(
      Wallet.open({ id: T2, keys: at(T2).keys, store: at(T1).store }),
    ).rejects.toMatchObject({ slug: 'file-invalid' });
  });

  test('a store is compacted without a difference', async () => {
    await traffic();
    const store = new MemoryRecords();
    const wallet = await reopened(T1, store);
    for (let i = 0; i < 2_100; i += 1) {
      const { stream, counter } = await wallet.reserveOwn();
      await wallet.release([{ stream, counter }]);
    }
    expect((await store.read()).length).toBeLessThan(2_100);
    const again = await Wallet.open(
      { id: T1, keys: at(T1).keys, store },
      world.book.contactsOf(T1),
    );
    expect(content(again)).toEqual(content(wallet));
    expect((await again.reserveOwn()).counter).toBe((await wallet.reserveOwn()).counter);
  });
});

function operationBytes(block: LedgerBlock): Uint8Array[] {
  return block.events.flatMap((event) => (event.type === 'operation' ? [event.bytes] : []));
}

describe('memos', () => {
  test('numbers of abandoned drafts are given out again; too many outstanding are refused', async () => {
    const deposit = () => at(T1).wallet.notes.filter(({ note }) => note.owner === BigInt(T1));
    const drafts = [];
    for (let i = 0; i < 8; i += 1) {
      drafts.push(await passOn(at(T1).session, deposit(), { payee: T2, values: [1n] }));
    }
    await expect(
      passOn(at(T1).session, deposit(), { payee: T2, values: [1n] }),
    ).rejects.toMatchObject({
      slug: 'wallet-behind',
    });
    const sending = drafts.map(({ legs }) => legs[0]!.numbers[1]!.counter);
    expect(sending).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const draft of drafts.slice(0, 7)) await abandonDraft(at(T1).session, draft);
    // The last of eight is written: the payee still looks that far, and the gap is filled later.
    await world.write(await at(T1).prove(drafts[7]!, await at(T1).sign(drafts[7]!)));
    expect(at(T2).wallet.notes).toHaveLength(1);
    const next = await passOn(at(T1).session, deposit(), { payee: T2, values: [2n] });
    expect(next.legs[0]!.numbers[1]!.counter).toBe(0);
    await world.write(await at(T1).prove(next, await at(T1).sign(next)));
    expect(at(T2).wallet.notes).toHaveLength(2);
    expect((await reopened(T2)).notes).toHaveLength(2);
  });

  test('numbers lost in a crash are given back; those of live drafts stay', async () => {
    const deposit = () => at(T1).wallet.notes.filter(({ note }) => note.owner === BigInt(T1));
    const lost = await passOn(at(T1).session, deposit(), { payee: T2, values: [1n] });
    const live = await passOn(at(T1).session, deposit(), { payee: T2, values: [1n] });
    await at(T1).wallet.reconcile(live.legs.flatMap(({ numbers }) => numbers));
    const next = await passOn(at(T1).session, deposit(), { payee: T2, values: [1n] });
    expect(next.legs[0]!.numbers).toEqual(lost.legs[0]!.numbers);
  });

  test('a member with a new viewing key reads old and new memos', async () => {
    await at(T1).carryOut(
      passOn(at(T1).session, at(T1).wallet.notes, { payee: T2, values: [10n] }),
    );
    const { keys } = at(T2);
    world.book.put({ ...at(T2).leaf(), view: keys.view(1).publicKey });
    const { current } = world.ledger;
    world.ledger.current = { ...current, partyRoots: [world.book.root] };
    at(T2).wallet = await Wallet.open(
      { id: T2, keys, store: new MemoryRecords(), viewGeneration: 1 },
      world.book.contactsOf(T2),
    );
    const change = at(T1).wallet.notes.filter(({ note }) => note.value === 990n);
    await at(T1).carryOut(passOn(at(T1).session, change, { payee: T2, values: [7n] }));
    expect(at(T2).wallet.notes.map(({ note }) => note.value)).toEqual([10n, 7n]);
    await at(T2).carryOut(split(at(T2).session, at(T2).wallet.notes.slice(1), [3n]));
    expect(at(T2).wallet.notes.map(({ note }) => note.value)).toEqual([10n, 3n, 4n]);
  });

  test('a first contact is found by trying, and then by its tags', async () => {
    const stranger = await Wallet.open({ id: T2, keys: at(T2).keys, store: new MemoryRecords() });
    await at(T1).carryOut(
      passOn(at(T1).session, at(T1).wallet.notes, { payee: T2, values: [10n] }),
    );
    await stranger.sync(world.ledger);
    expect(stranger.notes).toEqual([]);
    const view = (id: number) => (world.book.has(id) ? world.book.member(id).view : undefined);
    for (const block of await blocksOf()) {
      for (const bytes of operationBytes(block)) await stranger.tryOpen(bytes, block.number, view);
    }
    expect(stranger.notes.map(({ note }) => note.value)).toEqual([10n]);
    await at(T1).carryOut(
      passOn(
        at(T1).session,
        at(T1).wallet.notes.filter(({ note }) => note.value === 990n),
        { payee: T2, values: [7n] },
      ),
    );
    await stranger.sync(world.ledger);
    expect(stranger.notes.map(({ note }) => note.value)).toEqual([10n, 7n]);
  });

  test('a contact named too late is found by reading again', async () => {
    const late = await Wallet.open({ id: T2, keys: at(T2).keys, store: new MemoryRecords() });
    await at(T1).carryOut(
      passOn(at(T1).session, at(T1).wallet.notes, { payee: T2, values: [10n] }),
    );
    await late.sync(world.ledger);
    late.addContact(world.book.contact(T1));
    await late.sync(world.ledger);
    expect(late.notes).toEqual([]);
    await late.rescan(world.ledger, 0);
    expect(content(late)).toEqual(content(at(T2).wallet));
  });

  test('a memo that lies is not believed and is reported', async () => {
    const draft = await passOn(at(T1).session, at(T1).wallet.notes, { payee: T2, values: [10n] });
    const honest = decodeOperation(await at(T1).prove(draft, await at(T1).sign(draft)));
    const other = await passOn(at(T1).session, at(T1).wallet.notes, { payee: T2, values: [999n] });
    const legs = honest.legs.map((leg) => ({ ...leg, memos: other.legs[0]!.memos }));
    await world.ledger.submit(encodeBatch([encodeOperation({ ...honest, legs })]));
    await world.syncAll();
    expect(at(T2).wallet.notes).toEqual([]);
    expect(at(T2).wallet.unreadable).toMatchObject([{ sender: T1 }]);
  });

  test('junk instead of a memo leaves the payee to ask, and nobody else disturbed', async () => {
    const draft = await passOn(at(T1).session, at(T1).wallet.notes, { payee: T2, values: [10n] });
    const honest = decodeOperation(await at(T1).prove(draft, await at(T1).sign(draft)));
    const legs = honest.legs.map((leg) => ({ ...leg, memos: [emptyMemo(), leg.memos[1]!] }));
    await world.ledger.submit(encodeBatch([encodeOperation({ ...honest, legs })]));
    await world.syncAll();
    expect(at(T2).wallet.notes).toEqual([]);
    // The registrar's copy was proved: it can tell the owner.
    expect(world.register.live.find(({ note }) => note.owner === BigInt(T2))?.note.value).toBe(10n);
  });
});

describe('what can be used', () => {
  test('a note is pending until it is sealed, then spendable, then spent', async () => {
    const [deposit] = at(T1).wallet.notes;
    const draft = await split(at(T1).session, [deposit!], [400n]);
    await world.ledger.submit(encodeBatch([await at(T1).prove(draft, await at(T1).sign(draft))]));
    await world.syncAll();
    const date = world.ledger.current.date;
    expect(balances(at(T1).wallet.notes, T1, date)).toMatchObject([
      { pending: 1_000n, available: 0n },
    ]);
    const [first] = at(T1).wallet.notes;
    expect(() => split(at(T1).session, [first!], [1n])).toThrow(/note-pending/);
    await world.ledger.sealAll();
    await world.syncAll();
    expect(balances(at(T1).wallet.notes, T1, date)).toMatchObject([
      { pending: 0n, available: 1_000n },
    ]);
    expect(() => split(at(T1).session, [at(T1).wallet.note(deposit!.commitment)!], [1n])).toThrow(
      /note-spent/,
    );
  });

  test('the same bytes again and the same note again have one effect', async () => {
    const [deposit] = at(T1).wallet.notes;
    const first = await split(at(T1).session, [deposit!], [400n]);
    const second = await split(at(T1).session, [deposit!], [500n]);
    const bytes = await at(T1).prove(first, await at(T1).sign(first));
    const rival = await at(T1).prove(second, await at(T1).sign(second));
    await world.write(bytes);
    const before = content(at(T1).wallet);
    expect(await world.ledger.write(bytes)).toMatchObject({ ok: true, duplicate: true });
    await expect(world.ledger.write(rival)).rejects.toMatchObject({ slug: 'note-spent' });
    await world.syncAll();
    expect(content(at(T1).wallet)).toEqual(before);
  });

  test('merging gives back one note of both values and both budgets', async () => {
    await at(T1).carryOut(split(at(T1).session, at(T1).wallet.notes, [400n]));
    const [a, b] = at(T1).wallet.notes;
    await at(T1).carryOut(merge(at(T1).session, [a!, b!]));
    expect(at(T1).wallet.notes.map(({ note }) => [note.value, note.budget])).toEqual([
      [1_000n, 1_000n],
    ]);
  });

  test('a book that is out of date is noticed before anything is signed', () => {
    const stale = { ...at(T1).session, book: new PartyBook([at(T1).leaf()]) };
    expect(() => split(stale, at(T1).wallet.notes, [1n])).toThrow(/party-root-closed/);
    expect(at(T1).wallet.notes[0]?.note.token.kind).toBe(KIND.DEPOSIT);
  });
});
