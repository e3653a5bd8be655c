import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contracts, metadata, proveDutyKey, useProofVerifier } from '@fuqi/contracts';
import type { Json } from '@fuqi/contracts';
import { believingVerifier } from '@fuqi/contracts/dist/proof/testing/index';
import { CALENDAR_CN, CALENDAR_CN_DATA } from '@fuqi/domain';
import { openEmbeddedLedger, serveLedger } from '@fuqi/embedded';
import type { EmbeddedLedger, Identity } from '@fuqi/embedded';
import {
  CIRCUITS,
  CIRCUIT_ID,
  POWER,
  ROLE,
  STANDING,
  decodeOperation,
  encodeBatch,
  encodeOperation,
  fieldToHex,
  memberHash,
} from '@fuqi/protocol';
import { utf8 } from '../bytes';
import { Register } from '../desk/register';
import { SupervisorReader } from '../desk/section-reader';
import { MemberKeys } from '../keys/member-keys';
import { OfficerKey } from '../keys/officer-key';
import { followRegistrations, syncBook } from '../members/follow-book';
import { PartyBook } from '../members/party-book';
import { mintDeposit } from '../operations/acts/grants';
import { accept, passOn } from '../operations/acts/own';
import { possess, registerMember } from '../operations/acts/registration';
import type { Draft } from '../operations/draft';
import { proveDraft } from '../operations/prove-draft';
import type { Session } from '../operations/session';
import { signRequest, signingRequest } from '../operations/signing';
import type { LegSignature } from '../operations/signing';
import { remoteLedger } from '../node/remote-ledger';
import { secureRandom } from '../random';
import { believingProver } from '../testing/provers';
import { MemoryRecords } from '../wallet/journal';
import { NotePaths } from '../wallet/note-paths';
import { Wallet } from '../wallet/wallet';
import type { ContractLedger } from './contract-ledger';
import { embeddedLedger } from './embedded';
import type { Ledger } from './ledger';
import { track } from './track';

const CHANNEL = 'supply';
const EPOCH_SECRET = 424242n;
const DAY = '2026-11-23';
/** Noon in Beijing of the first day. */
const CLOCK = { now: () => Date.UTC(2026, 10, 23, 4) };

/** How a client reaches the ledger. */
interface Way {
  readonly ledger: ContractLedger;
  close(): Promise<void>;
}

const WAYS: readonly (readonly [
  string,
  (embedded: EmbeddedLedger, identity: Identity) => Promise<Way>,
])[] = [
  [
    'in one process',
    (embedded, identity) =>
      Promise.resolve({
        ledger: embeddedLedger(embedded, identity),
        close: () => Promise.resolve(),
      }),
  ],
  [
    'served over HTTP',
    async (embedded, identity) => {
      const credential = 'c'.repeat(43);
      const served = await serveLedger(embedded, { clients: [{ credential, identity }] });
      const ledger = remoteLedger({ url: served.url, credential });
      return {
        ledger,
        close: async () => {
          ledger.close();
          await served.close();
        },
      };
    },
  ],
];

describe.each(WAYS)('the embedded ledger with the real contracts, %s', (_, reach) => {
  let embedded: EmbeddedLedger;
  let way: Way;
  let registrarA: Identity;
  let registrarB: Identity;
  let ledger: ContractLedger;
  const book = new PartyBook();
  const members = new Map<number, { keys: MemberKeys; officers: OfficerKey[]; wallet: Wallet }>();

  const call = (identity: Identity, fn: string, ...args: string[]) =>
    embedded.transact(identity, fn, args);

  async function decide(actions: readonly Json[]): Promise<void> {
    const { result } = await call(registrarA, 'governance:propose', canonical(actions));
    const { motion } = JSON.parse(Buffer.from(result).toString()) as { motion: string };
    await call(registrarB, 'governance:confirm', motion);
  }

  beforeAll(async () => {
    useProofVerifier(believingVerifier);
    embedded = await openEmbeddedLedger({
      memory: true,
      channel: CHANNEL,
      chaincode: 'fuqi',
      contracts,
      metadata,
      clock: CLOCK,
      block: { intervalMs: 1 },
    });
    registrarA = embedded.identity('BankAMSP', 'registrar');
    registrarB = embedded.identity('BankBMSP', 'registrar');
    way = await reach(embedded, registrarA);
    ({ ledger } = way);
    const keys = CIRCUITS.map((circuit) => Uint8Array.of(CIRCUIT_ID[circuit], 7));
    await decide([
      {
        kind: 'channel.open',
        config: {
          contract: 'fuqi',
          development: true,
          banks: ['BankAMSP', 'BankBMSP', 'BankCMSP'],
          supervisor: null,
        },
        day: DAY,
        calendar: JSON.parse(JSON.stringify(CALENDAR_CN_DATA)) as Json,
      },
      { kind: 'duty.open', epoch: 1, ...proveDutyKey(CHANNEL, 1, EPOCH_SECRET) },
      ...keys.map((key, i) => ({
        kind: 'key.open',
        circuit: i + 1,
        key: Buffer.from(key).toString('hex'),
        r1cs: '0'.repeat(64),
      })),
      {
        kind: 'policy.open',
        version: 2,
        id: 'CN-77',
        maxLayer: 10,
        rootBudget: 500,
        tenorMonths: 6,
        keys: Object.fromEntries(
          keys.map((key, i) => [String(i + 1), believingVerifier.prepareKey(key).hash]),
        ),
      },
    ]);
  }, 60_000);

  afterAll(async () => {
    await way.close();
    await embedded.close();
  });

  async function register(roles: bigint): Promise<number> {
    const keys = MemberKeys.generate();
    const officers = [OfficerKey.generate(), OfficerKey.generate()];
    const powers = POWER.TRADE | POWER.GRANT | POWER.ADMIN | POWER.ATTEST;
    const versions = await ledger.versions();
    const network = { channel: CHANNEL, contract: 'fuqi' };
    const draft = registerMember(
      { network, book, versions, random: secureRandom },
      {
        officers: officers.map(({ publicKey }) => ({ key: publicKey, powers })),
        view: keys.view().publicKey,
        status: { roles, standing: STANDING.ACTIVE, kycDay: 22_000n, dualFrom: 1_000n },
        account: { bank: 1n, reference: 8n },
        nkCommitment: keys.nkCommitment,
        leafSalt: keys.leafSalt(utf8(`usci:${book.nextId}`)),
      },
      BigInt(1000 + book.nextId),
    );
    const next = draft.legs[0]!.view.registration!.next;
    const id = Number(next.index);
    if (roles !== ROLE.ENTERPRISE) {
      const leaf = fieldToHex(memberHash(next));
      await call(
        registrarB,
        'governance:propose',
        canonical([{ kind: 'member.agree', index: id, leaf }]),
      );
    }
    const tools = { prover: believingProver, paths: new NotePaths(ledger) };
    const bytes = await proveDraft({ book, versions }, draft, possess(draft, keys.view()), tools);
    expect(await track(ledger, encodeBatch([bytes]))).toMatchObject({
      state: 'committed',
      outcomes: [{ ok: true, duplicate: false }],
    });
    book.put(next);
    const wallet = await Wallet.open({ id, keys, store: new MemoryRecords() });
    members.set(id, { keys, officers, wallet });
    return id;
  }

  async function sessionOf(id: number): Promise<Session> {
    const { keys, wallet } = members.get(id)!;
    const versions = await ledger.versions();
    const network = { channel: CHANNEL, contract: 'fuqi' };
    return { network, keys, wallet, book, versions, calendar: CALENDAR_CN, random: secureRandom };
  }

  async function carryOut(
    id: number,
    make: (session: Session) => Promise<Draft>,
  ): Promise<Uint8Array> {
    const session = await sessionOf(id);
    const draft = await make(session);
    const signatures: LegSignature[] = [];
    for (const [slot, signer] of members.get(id)!.officers.entries()) {
      signatures.push(
        ...(await signRequest(signingRequest(draft), { member: id, slot, signer }, () => true)),
      );
    }
    return proveDraft(session, draft, signatures, {
      prover: believingProver,
      paths: new NotePaths(ledger),
    });
  }

  async function sealAndSync(): Promise<void> {
    const entries = await ledger.pending();
    expect(await ledger.seal(entries.map(({ anchor }) => anchor))).toMatchObject({
      state: 'committed',
    });
    for (const { wallet } of members.values()) await wallet.sync(ledger);
  }

  test('tells channel and versions as they are', async () => {
    expect(await ledger.channel()).toEqual({
      channel: CHANNEL,
      contract: 'fuqi',
      development: true,
      banks: ['BankAMSP', 'BankBMSP', 'BankCMSP'],
    });
    expect(await ledger.versions()).toMatchObject({
      epochs: [{ epoch: 1 }],
      policies: [{ version: 2, maxLayer: 10 }],
      partyRoots: [book.root],
    });
    expect(await ledger.tree()).toMatchObject({ leaves: 0, chunks: 0 });
  });

  test('members are registered, and every copy of the book follows', async () => {
    await register(ROLE.BANK);
    await register(ROLE.ENTERPRISE);
    await register(ROLE.ENTERPRISE);
    const fresh = new PartyBook();
    expect(await syncBook(fresh, ledger)).toEqual([1, 2, 3]);
    expect(fresh.root).toBe(book.root);
    const follower = new PartyBook();
    for await (const block of ledger.blocks(0)) followRegistrations(follower, block);
    expect(follower.root).toBe(book.root);
    for (const [id, { wallet }] of members)
      book.contactsOf(id).forEach((contact) => wallet.addContact(contact));
  }, 60_000);

  test('a deposit is made, passed on and accepted; wallets and the supervisor see it', async () => {
    const bytes = await carryOut(1, (session) => mintDeposit(session, { to: 2, value: 500n }));
    expect(await track(ledger, encodeBatch([bytes]))).toMatchObject({ state: 'committed' });
    await members.get(2)!.wallet.sync(ledger);
    expect(members.get(2)!.wallet.notes).toMatchObject([{ sealed: undefined }]);
    await sealAndSync();
    expect(members.get(2)!.wallet.notes).toMatchObject([{ sealed: { first: 0, count: 1 } }]);
    const passed = await carryOut(2, (session) =>
      passOn(session, session.wallet.notes, { payee: 3, values: [200n] }),
    );
    await ledger.submit(encodeBatch([passed]));
    await sealAndSync();
    const [offer] = members.get(3)!.wallet.notes;
    const accepted = await carryOut(3, (session) => accept(session, offer!));
    await ledger.submit(encodeBatch([accepted]));
    await sealAndSync();
    const own = (id: number) =>
      members
        .get(id)!
        .wallet.notes.filter(({ note }) => note.owner === BigInt(id))
        .map(({ note }) => note.value);
    expect([own(2), own(3)]).toEqual([[300n], [200n]]);
    const supervisor = new Register(new SupervisorReader(new Map([[1, EPOCH_SECRET]])), () => []);
    await supervisor.sync(ledger);
    expect(supervisor.live.map(({ note }) => [Number(note.owner), note.value])).toEqual([
      [2, 300n],
      [3, 200n],
    ]);
  }, 60_000);

  test('the same batch again answers its first receipts; what is refused says why', async () => {
    const bytes = await carryOut(2, (session) =>
      passOn(
        session,
        session.wallet.notes.filter(({ note }) => note.value === 300n),
        { payee: 3, values: [1n] },
      ),
    );
    const rival = await carryOut(2, (session) =>
      passOn(
        session,
        session.wallet.notes.filter(({ note }) => note.value === 300n),
        { payee: 3, values: [2n] },
      ),
    );
    const operation = decodeOperation(rival);
    const forged = encodeOperation({
      ...operation,
      legs: operation.legs.map((leg) => ({ ...leg, proof: new Uint8Array(256).fill(1) })),
    });
    const outcome = await ledger.submit(encodeBatch([bytes, forged]));
    expect(outcome).toMatchObject({
      state: 'committed',
      outcomes: [{ ok: true }, { ok: false, error: { slug: 'proof-invalid' }, on: 'bytes' }],
    });
    expect(await ledger.submit(encodeBatch([bytes, rival]))).toMatchObject({
      outcomes: [
        { ok: true, duplicate: true },
        { ok: false, error: { slug: 'note-spent' }, on: 'state' },
      ],
    });
    expect(await ledger.submit(Uint8Array.of(9))).toMatchObject({
      state: 'refused',
      error: { slug: 'unknown-version' },
    });
  }, 60_000);

  test('an outcome is unknown when the line breaks, and is found again', async () => {
    const bytes = await carryOut(3, (session) =>
      passOn(
        session,
        session.wallet.notes.filter(({ note }) => note.value === 200n),
        { payee: 2, values: [5n] },
      ),
    );
    const broken = {
      evaluate: embedded.evaluate.bind(embedded),
      height: embedded.height.bind(embedded),
      blocks: embedded.blocks.bind(embedded),
      transact: async (...args: Parameters<EmbeddedLedger['transact']>) => {
        await embedded.transact(...args);
        throw new Error('socket hang up');
      },
    };
    const line: Ledger = embeddedLedger(broken, registrarA);
    expect(await line.submit(encodeBatch([bytes]))).toMatchObject({
      state: 'unknown',
      error: { slug: 'outcome-unknown' },
    });
    expect(await track(line, encodeBatch([bytes]), { attempts: 1 })).toMatchObject({
      state: 'committed',
      outcomes: [{ ok: true, duplicate: true }],
    });
    const alone: Ledger = embeddedLedger(embedded, registrarA, ['BankAMSP']);
    expect(await alone.seal((await ledger.pending()).map(({ anchor }) => anchor))).toMatchObject({
      state: 'refused',
      error: { slug: 'endorsement-policy' },
    });
  }, 60_000);
});

/** JSON with sorted names and no blanks, as contracts ask for it. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
