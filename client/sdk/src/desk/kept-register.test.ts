import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { KIND } from '@fuqi/protocol';
import type { Ledger } from '../ledger/ledger';
import { RecordFile } from '../node/record-file';
import { reserve } from '../operations/acts/encumber';
import { grantQuota, registerInvoice } from '../operations/acts/grants';
import { issue } from '../operations/acts/issue';
import { accept, passOn } from '../operations/acts/own';
import { pay } from '../operations/acts/payments';
import { BANK_A, BANK_B, CORE, MANDATE, T1, T2, TestWorld, dayOf } from '../testing/world';
import { Register } from './register';
import type { RegisterOptions } from './register';
import { RegistrarReader } from './section-reader';

const DUE = dayOf('2027-05-21');
const SEED = Uint8Array.from({ length: 32 }, (_, i) => i);
const SCOPE = `${BANK_A},${MANDATE}`;

jest.setTimeout(60_000);

let world: TestWorld;
let folder: string;
let path: string;
const stores: RecordFile[] = [];
const at = (id: number) => world.member(id);
const only = (id: number, kind: bigint) => at(id).find(({ note }) => note.token.kind === kind);

/** A quota, an invoice, a voucher accepted, passed on in part, reserved and set paying; the last block is not sealed. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuqi-register-'));
  world = await TestWorld.open();
  const grant = { to: CORE, value: 2_000n, due: DUE, mandate: MANDATE };
  await at(BANK_A).carryOut(grantQuota(at(BANK_A).session, grant));
  const terms = { supplier: BigInt(T1), deliveryDay: 20_000n, flags: 0n, basis: 1n, fields: 9n };
  const bill = { value: 1_500n, mandate: MANDATE, terms, tag: 5n };
  const invoice = await registerInvoice(at(CORE).session, bill);
  await at(CORE).carryOut(invoice, await at(T1).sign(invoice));
  const from = { quota: only(CORE, KIND.QUOTA), capacity: only(CORE, KIND.CAPACITY) };
  await at(CORE).carryOut(issue(at(CORE).session, { ...from, value: 1_000n, due: DUE }));
  await at(T1).carryOut(accept(at(T1).session, only(T1, KIND.VOUCHER)));
  const split = { payee: T2, values: [250n] };
  await at(T1).carryOut(passOn(at(T1).session, [only(T1, KIND.VOUCHER)], split));
  const rest = at(T1).find(({ note }) => note.value === 750n);
  const quote = { bank: BANK_B, net: 290n, rest: 1n, expiry: world.ledger.current.date + 4 };
  await at(T1).carryOut(reserve(at(T1).session, [rest], 300n, quote));
  const held = at(BANK_B).find(({ note }) => note.token.kind === KIND.VOUCHER);
  const paying = await pay(at(BANK_B).session, held);
  await world.ledger.write(await at(BANK_B).prove(paying, await at(BANK_B).sign(paying)));
}, 120_000);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  path = join(folder, `register-${Math.random()}`);
});

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

async function open(
  options: Partial<Pick<RegisterOptions, 'scope' | 'seed' | 'compactAfter'>> = {},
): Promise<Register> {
  for (const before of stores.splice(0)) await before.close();
  const store = new RecordFile(path);
  stores.push(store);
  const keys = [BANK_A, MANDATE].map((id) => ({ id, viewSecret: at(id).keys.view().secret }));
  const reader = new RegistrarReader(keys);
  const mandates = () => [MANDATE];
  return Register.open({ reader, mandates, store, seed: SEED, scope: SCOPE, ...options });
}

/** The world's blocks before a number. */
function upTo(end: number): Pick<Ledger, 'blocks'> {
  return {
    async *blocks(from) {
      for await (const block of world.ledger.blocks(from)) {
        if (block.number >= end) return;
        yield block;
      }
    },
  };
}

async function replayed(): Promise<Register> {
  const keys = [BANK_A, MANDATE].map((id) => ({ id, viewSecret: at(id).keys.view().secret }));
  const register = new Register(new RegistrarReader(keys), () => [MANDATE]);
  await register.sync(world.ledger);
  return register;
}

const facts = (register: Register) => ({ position: register.position, all: register.all });

describe('a register that is kept', () => {
  test('opens where it was, without a block', async () => {
    await (await open()).sync(world.ledger);
    const whole = await replayed();
    const again = await open();
    expect(facts(again)).toEqual(facts(whole));
    expect(again.live.map(({ note }) => note.token.opening?.type)).toContain('voucher');
  });

  test('cut off after any block, it goes on to what a full replay gives', async () => {
    const whole = facts(await replayed());
    for (let end = 0; end < whole.position; end += 1) {
      await (await open()).sync(upTo(end));
      const again = await open();
      await again.sync(world.ledger);
      expect(facts(again)).toEqual(whole);
      await rm(path);
    }
  });

  test('killed at any byte of a write, it goes on to what a full replay gives', async () => {
    const whole = facts(await replayed());
    const register = await open();
    const sizes: number[] = [];
    // One entry for each block.
    for await (const block of world.ledger.blocks(0)) {
      await register.sync({
        async *blocks() {
          yield await Promise.resolve(block);
        },
      });
      sizes.push((await readFile(path)).length);
    }
    const content = await readFile(path);
    const cuts = [0, 5, ...sizes.flatMap((size) => [size - 1, size + 7])];
    for (const cut of cuts.filter((size) => size <= content.length)) {
      for (const store of stores.splice(0)) await store.close();
      await writeFile(path, content.subarray(0, cut));
      const again = await open();
      expect(again.position).toBe(sizes.filter((size) => size <= cut).length);
      await again.sync(world.ledger);
      expect(facts(again)).toEqual(whole);
    }
  });

  test('in its shortest form it is the same', async () => {
    const whole = await replayed();
    for (let end = 1; end <= whole.position; end += 1) {
      await (await open({ compactAfter: 1 })).sync(upTo(end));
    }
    expect(await stores[0]?.read()).toHaveLength(1);
    expect(facts(await open())).toEqual(facts(whole));
  });

  test('does not open for another seed or another scope', async () => {
    await (await open()).sync(world.ledger);
    await expect(open({ scope: '1' })).rejects.toMatchObject({ slug: 'file-invalid' });
    const other = SEED.map((byte) => byte + 1);
    await expect(open({ seed: other })).rejects.toMatchObject({ slug: 'file-invalid' });
  });

  test('calls that overlap read each block once', async () => {
    const register = await open();
    await Promise.all([register.sync(world.ledger), register.sync(world.ledger)]);
    expect(facts(await open())).toEqual(facts(await replayed()));
  });
});
