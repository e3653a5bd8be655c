import { expect, test } from '@jest/globals';
import { KIND, tokenHash } from '@fuqi/protocol';
import fc from 'fast-check';
import { Register } from '../desk/register';
import { SupervisorReader } from '../desk/section-reader';
import { reject, takeBack } from '../operations/acts/give-back';
import { mintDeposit } from '../operations/acts/grants';
import { accept, merge, passOn, split } from '../operations/acts/own';
import type { Draft } from '../operations/draft';
import { isLive } from '../operations/rules';
import { BANK_A, BANK_B, SUPERVISOR_SECRET, T1, T2, T3, TestWorld } from '../testing/world';
import { MemoryRecords } from './journal';
import { Wallet } from './wallet';
import type { WalletNote } from './wallet-note';

const TRADERS = [T1, T2, T3];
const MINTED = 1_000n;

/** One step of a random life: who, what, with which notes, how much. */
interface Step {
  readonly who: number;
  readonly act: 'split' | 'merge' | 'pass' | 'accept' | 'reject' | 'back' | 'day';
  readonly pick: number;
  readonly part: number;
  readonly to: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(...TRADERS),
  act: fc.constantFrom('split', 'merge', 'pass', 'pass', 'accept', 'reject', 'back', 'day'),
  pick: fc.nat(99),
  part: fc.integer({ min: 1, max: 99 }),
  to: fc.constantFrom(...TRADERS),
});

class Life {
  private constructor(readonly world: TestWorld) {}

  static async begin(): Promise<Life> {
    const life = new Life(await TestWorld.open());
    for (const [bank, to] of [
      [BANK_A, T1],
      [BANK_B, T2],
    ] as const) {
      const { session } = life.world.member(bank);
      await life.world.member(bank).carryOut(mintDeposit(session, { to, value: MINTED }));
    }
    return life;
  }

  /** Drafts the step if it can be done; what the wallet refuses is no step. */
  private async draft({ who, act, pick, part, to }: Step): Promise<Draft | undefined> {
    const { session, wallet } = this.world.member(who);
    const { date } = this.world.ledger.current;
    const mine = wallet.notes.filter(({ note }) => note.owner === BigInt(who));
    const free = mine.filter(({ note }) => note.hold.kind === 0n);
    const offered = mine.filter(({ note }) => note.hold.kind === 1n);
    const lapsed = wallet.notes.filter(
      ({ note }) => note.hold.holder === BigInt(who) && !isLive(note, date),
    );
    const one = (list: readonly WalletNote[]) => list[pick % Math.max(list.length, 1)];
    const [note, offer, back] = [one(free), one(offered), one(lapsed)];
    const value = note === undefined ? 0n : (note.note.value * BigInt(part)) / 100n;
    switch (act) {
      case 'split':
        return note && value > 0n ? split(session, [note], [value]) : undefined;
      case 'merge': {
        const other = free.find(
          (n) => n !== note && note && tokenHash(n.note.token) === tokenHash(note.note.token),
        );
        return note && other ? merge(session, [note, other]) : undefined;
      }
      case 'pass':
        return note && value > 0n && to !== who
          ? passOn(session, [note], { payee: to, values: [value] })
          : undefined;
      case 'accept':
        return offer && accept(session, offer);
      case 'reject':
        return offer && reject(session, offer);
      case 'back':
        return back && takeBack(session, back);
      default:
        return undefined;
    }
  }

  async take(taken: Step): Promise<void> {
    if (taken.act === 'day') {
      this.world.ledger.step(this.world.ledger.current.date + 4);
      await this.world.syncAll();
      return;
    }
    const draft = await this.draft(taken);
    if (draft !== undefined) await this.world.member(taken.who).carryOut(draft);
  }
}

/** Value by token of notes in the supervisor's register. */
async function totals(world: TestWorld): Promise<{ sums: bigint[]; register: Register }> {
  const register = new Register(new SupervisorReader(new Map([[1, SUPERVISOR_SECRET]])), () => []);
  await register.sync(world.ledger);
  const sums = new Map<bigint, bigint>();
  for (const { note } of register.live) {
    const token = tokenHash(note.token);
    sums.set(token, (sums.get(token) ?? 0n) + note.value);
  }
  return { sums: [...sums.values()], register };
}

test('whatever members do: value stays what it was, every live note is somebody’s, and every wallet can be restored', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const life = await Life.begin();
      for (const taken of steps) await life.take(taken);
      const { world } = life;
      const { sums, register } = await totals(world);
      expect(sums).toEqual([MINTED, MINTED]);
      for (const id of TRADERS) {
        const { wallet, keys } = world.member(id);
        const own = wallet.notes.filter(({ note }) => note.owner === BigInt(id));
        const listed = register.live.filter(({ note }) => note.owner === BigInt(id));
        const commitments = (list: readonly { commitment: bigint }[]) =>
          list.map(({ commitment }) => commitment).sort();
        expect(commitments(own)).toEqual(commitments(listed));
        const restored = await Wallet.open(
          { id, keys, store: new MemoryRecords() },
          world.book.contactsOf(id),
        );
        await restored.sync(world.ledger);
        expect(commitments(restored.notes)).toEqual(commitments(wallet.notes));
        expect(wallet.unreadable).toEqual([]);
        expect(own.every(({ note }) => note.token.kind === KIND.DEPOSIT)).toBe(true);
      }
    }),
    { numRuns: 5 },
  );
}, 300_000);
