import { beforeAll, describe, expect, test } from '@jest/globals';
import { KIND } from '@fuqi/protocol';
import type { WalletNote } from '../wallet/wallet-note';
import { BANK_A, CORE, MANDATE, TestWorld, dayOf } from '../testing';
import { grantQuota, split } from '../index';
import { checkPaper, formatPaper, parsePaper } from './voucher-paper';
import type { VoucherPaper } from './voucher-paper';

let world: TestWorld;
let held: WalletNote;

const paperOf = ({ note, sealed }: WalletNote): VoucherPaper => ({
  channel: world.ledger.network.channel,
  note,
  sealed: sealed ?? { first: 0, count: 1 },
});

beforeAll(async () => {
  world = await TestWorld.open();
  await world.goTo('2026-11-24');
  const bank = world.member(BANK_A);
  const grant = { to: CORE, value: 5_000n, due: dayOf('2027-11-22'), mandate: MANDATE };
  await bank.carryOut(grantQuota(bank.session, grant));
  held = world.member(CORE).find(({ note }) => note.token.kind === KIND.QUOTA);
}, 60_000);

describe('a voucher on paper', () => {
  test('is read back as it was printed, without what is behind token and hold', () => {
    const text = formatPaper(paperOf(held));
    expect(text.length).toBeLessThan(500);
    const read = parsePaper(text);
    expect(formatPaper(read)).toBe(text);
    expect(read.note.value).toBe(held.note.value);
    expect(read.note.token.opening).toBeUndefined();
  });

  test('stands as printed', async () => {
    const read = parsePaper(formatPaper(paperOf(held)));
    expect(await checkPaper(read, world.ledger)).toEqual({
      commitment: held.commitment,
      stands: true,
      spent: false,
    });
  });

  test.each([
    ['another amount', (note: VoucherPaper['note']) => ({ ...note, value: note.value + 1n })],
    ['another owner', (note: VoucherPaper['note']) => ({ ...note, owner: note.owner + 1n })],
    ['another salt', (note: VoucherPaper['note']) => ({ ...note, salt: note.salt + 1n })],
  ])('with %s it does not', async (_, change) => {
    const paper = paperOf(held);
    const forged = parsePaper(formatPaper({ ...paper, note: change(paper.note) }));
    expect(await checkPaper(forged, world.ledger)).toMatchObject({
      stands: false,
      spent: undefined,
    });
  });

  test('at another place, or on another channel, it does not', async () => {
    const paper = paperOf(held);
    const elsewhere = { ...paper, sealed: { first: 100_000, count: 1 } };
    expect((await checkPaper(elsewhere, world.ledger)).stands).toBe(false);
    await expect(checkPaper({ ...paper, channel: 'other' }, world.ledger)).rejects.toMatchObject({
      slug: 'malformed',
    });
  });

  test.each([
    ['', 'nothing'],
    ['FUQI1.fuqi.0.1.', 'no opening'],
    ['FUQI2.fuqi.0.1.AAAA', 'another version'],
    ['FUQI1.fuqi.0.1.AAAA', 'no payload'],
    ['FUQI1.fuqi.00.1.AAAA', 'another spelling of a number'],
  ])('%j is refused: %s', (text) => {
    expect(() => parsePaper(text)).toThrow();
  });

  test('a spelling that prints differently is refused', () => {
    const text = formatPaper(paperOf(held));
    expect(() => parsePaper(`${text}AA`)).toThrow();
  });

  test('shows that it was spent', async () => {
    const core = world.member(CORE);
    const text = formatPaper(paperOf(held));
    await core.carryOut(split(core.session, [held], [2_000n]));
    expect(await checkPaper(parsePaper(text), world.ledger)).toMatchObject({
      stands: true,
      spent: true,
    });
  });
});
