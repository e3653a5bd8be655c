/**
 * Gateways for the tests of the page: one process, a small ledger that believes every proof and seals by itself, a database
 * for each gateway, and the people who sit before them.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { KIND } from '@fuqi/protocol';
import { createLogger, openGateway } from '@fuqi/gateway';
import type { Gateway } from '@fuqi/gateway';
import {
  Register,
  RegistrarReader,
  accept,
  formatSealedSecret,
  nodeScrypt,
  passOn,
  sealSecret,
} from '@fuqi/sdk';
import {
  gatewayMember,
  issueVoucher,
  openTestDatabase,
  openWorld,
} from '../../../gateway/src/testing';
import { BANK_A, BANK_B, CORE, MANDATE, T1, T2, T3 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { entryFragment } from '../session/enter';

export { BANK_A, BANK_B, CORE, MANDATE, T1, T2, T3 };

const SEAL_MS = 100;
const FOLLOW_MS = 150;
const PASSPHRASE = 'development only';
const CONSOLE = join(__dirname, '../..');

interface Named {
  readonly zh: string;
  readonly en: string;
}

export const NAMES: ReadonlyMap<number, Named> = new Map([
  [BANK_A, { zh: '甲银行', en: 'Bank A' }],
  [BANK_B, { zh: '乙银行', en: 'Bank B' }],
  [MANDATE, { zh: '甲银行清分部', en: 'Bank A’s clearing desk' }],
  [CORE, { zh: '鼎新重工', en: 'Dingxin Heavy Industries' }],
  [T1, { zh: '杭州精铸', en: 'Hangzhou Castings' }],
  [T2, { zh: '宁波轴承', en: 'Ningbo Bearings' }],
  [T3, { zh: '苏州五金', en: 'Suzhou Hardware' }],
]);

const PEOPLE: ReadonlyMap<number, readonly [Named, Named]> = new Map([
  [
    CORE,
    [
      { zh: '林晓', en: 'Lin Xiao' },
      { zh: '赵敏', en: 'Zhao Min' },
    ],
  ],
  [
    T1,
    [
      { zh: '王芳', en: 'Wang Fang' },
      { zh: '陈杰', en: 'Chen Jie' },
    ],
  ],
]);

/** A person before a gateway. */
export interface Sitter {
  readonly member: number;
  readonly slot: number;
  readonly url: string;
  readonly apiKey: string;
  readonly sealedKey: string;
  readonly passphrase: string;
  /** Address that opens the console as this person. */
  readonly entry: string;
}

export interface Stage {
  readonly world: TestWorld;
  /** The officer of a slot at a member's gateway. */
  sitter(member: number, slot?: number): Sitter;
  /** An address of a reader's key, without an officer. */
  reader(member: number): Promise<string>;
  gateway(member: number): Gateway;
  /** Proofs wait until the returned function is called. */
  holdProofs(): () => void;
  close(): Promise<void>;
}

/** Builds the console if its sources changed. @returns the folder of the build */
export function builtConsole(): string {
  execFileSync(process.execPath, [join(CONSOLE, 'build.mjs')], { stdio: 'pipe' });
  return join(CONSOLE, 'dist');
}

/** The supplier holds one accepted voucher, has passed a part on, and is offered another. */
async function playOpening(world: TestWorld): Promise<void> {
  await issueVoucher(world, 600_000_000n);
  const supplier = world.member(T1);
  const isVoucher = (value: bigint) => (note: (typeof supplier.wallet.notes)[number]) =>
    note.note.token.kind === KIND.VOUCHER && note.note.value === value && note.spent === undefined;
  const offered = supplier.find(isVoucher(600_000_000n));
  await supplier.carryOut(accept(supplier.session, offered));
  const held = supplier.find(isVoucher(600_000_000n));
  const part = { payee: T2, values: [200_000_000n] };
  await supplier.carryOut(passOn(supplier.session, [held], part));
  await issueVoucher(world, 140_950n);
}

async function seat(world: TestWorld, member: number, slot: number, at: Gateway, url: string) {
  const signer = world.member(member).officers[slot];
  if (signer === undefined) throw new Error('no such officer');
  const about = { kind: 'officer', facts: {} };
  const cost = { N: 1 << 14, r: 8, p: 1 };
  const secret = signer.exportSecret();
  const sealed = await sealSecret(nodeScrypt, secret, PASSPHRASE, about, { cost });
  const made = { name: `officer ${String(slot)}`, role: 'officer', officer: slot } as const;
  const { key: apiKey } = await at.services.apiKeys.create(made);
  const sealedKey = formatSealedSecret(sealed);
  const entry = entryFragment({
    ...{ person: PEOPLE.get(member)?.[slot], organisation: NAMES.get(member), apiKey },
    officer: { slot, sealedKey, passphrase: PASSPHRASE },
  });
  return { member, slot, url, apiKey, sealedKey, passphrase: PASSPHRASE, entry: `${url}/${entry}` };
}

/** The clearing desk keeps a register. */
function deskOf(world: TestWorld, id: number): { readonly register?: Register } {
  if (id !== MANDATE) return {};
  const reader = new RegistrarReader([{ id, viewSecret: world.member(id).keys.view().secret }]);
  return { register: new Register(reader, () => [MANDATE]) };
}

/** Opens the stage. @param members whose gateways are opened */
export async function openStage(members: readonly number[]): Promise<Stage> {
  const consoleFolder = builtConsole();
  const world = await openWorld();
  await playOpening(world);
  const gateways = new Map<number, { gateway: Gateway; url: string }>();
  // Filled as they open: addresses are free ports.
  const peers = new Map<number, string>();
  const sitters: Sitter[] = [];
  const closing: (() => Promise<void>)[] = [];
  let gate: Promise<void> = Promise.resolve();
  const prover: typeof world.prover = {
    ...world.prover,
    prove: async (...asked) => {
      await gate;
      return world.prover.prove(...asked);
    },
  };
  for (const id of members) {
    const db = await openTestDatabase();
    const gateway = await openGateway({
      ...{
        member: { ...gatewayMember(world, id), prover, ...deskOf(world, id) },
        db,
        names: NAMES,
        consoleFolder,
        peers,
      },
      logger: createLogger('silent'),
      config: { followMs: FOLLOW_MS, requestsPerAddress: 100_000, requestsPerPrincipal: 100_000 },
    });
    const url = `http://127.0.0.1:${String(await gateway.listen(0))}`;
    gateways.set(id, { gateway, url });
    peers.set(id, url);
    for (const slot of [0, 1]) sitters.push(await seat(world, id, slot, gateway, url));
    closing.push(async () => {
      await gateway.close();
      await db.close();
    });
  }
  const sealing = setInterval(() => {
    void world.ledger.pending().then((waiting) => {
      if (waiting.length > 0) return world.ledger.sealAll();
      return undefined;
    });
  }, SEAL_MS);
  const found = (id: number) => {
    const one = gateways.get(id);
    if (one === undefined) throw new Error('no gateway');
    return one;
  };
  return {
    world,
    sitter: (member, slot = 0) => {
      const one = sitters.find((sitter) => sitter.member === member && sitter.slot === slot);
      if (one === undefined) throw new Error('nobody sits there');
      return one;
    },
    reader: async (member) => {
      const { gateway, url } = found(member);
      const { key } = await gateway.services.apiKeys.create({ name: 'reader', role: 'reader' });
      return `${url}/${entryFragment({ apiKey: key, organisation: NAMES.get(member) })}`;
    },
    gateway: (member) => found(member).gateway,
    holdProofs: () => {
      let release = (): void => undefined;
      gate = new Promise((done) => {
        release = done;
      });
      return () => release();
    },
    close: async () => {
      clearInterval(sealing);
      for (const close of closing) await close();
    },
  };
}
