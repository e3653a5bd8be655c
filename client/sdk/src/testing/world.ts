/** A small network for tests: two banks, a mandate, a core enterprise and three tiers of suppliers, each with its own keys. */
import { CALENDAR_CN, LIMITS, parseIsoDay, unwrap } from '@fuqi/domain';
import { POWER, ROLE, STANDING, encodeBatch, memberHash } from '@fuqi/protocol';
import type { Member } from '@fuqi/protocol';
import type { Prover } from '@fuqi/zk-circuits';
import { sha256 } from '@noble/hashes/sha2';
import { utf8 } from '../bytes';
import { multiplyBase } from '../curve/baby-jubjub';
import { Register } from '../desk/register';
import { RegistrarReader } from '../desk/section-reader';
import { MemberKeys } from '../keys/member-keys';
import { OfficerKey } from '../keys/officer-key';
import { PartyBook } from '../members/party-book';
import { officerSlots } from '../operations/acts/registration';
import type { Draft } from '../operations/draft';
import { proveDraft } from '../operations/prove-draft';
import type { Session } from '../operations/session';
import { signRequest, signingRequest } from '../operations/signing';
import type { LegSignature } from '../operations/signing';
import { secureRandom } from '../random';
import { MemoryRecords } from '../wallet/journal';
import { NotePaths } from '../wallet/note-paths';
import { Wallet } from '../wallet/wallet';
import { believingProver } from './provers';
import { ScriptedLedger } from './scripted-ledger';

export const BANK_A = 1;
export const BANK_B = 2;
export const MANDATE = 3;
export const CORE = 4;
export const T1 = 5;
export const T2 = 6;
export const T3 = 7;

/** Day of an ISO date. */
export const dayOf = (iso: string): number => unwrap(parseIsoDay(iso));

/** Monday, 23 November 2026. */
export const FIRST_DAY = dayOf('2026-11-23');
export const SUPERVISOR_SECRET = 1234567890123456789n;

const ROLES: Readonly<Record<number, bigint>> = {
  [BANK_A]: ROLE.BANK,
  [BANK_B]: ROLE.BANK,
  [MANDATE]: ROLE.MANDATE,
};

/** Deriving keys takes longer than all the rest, and they are the same in every world. */
const KEYS = new Map<
  number,
  { readonly keys: MemberKeys; readonly officers: readonly OfficerKey[] }
>();

function keysOf(id: number) {
  const known = KEYS.get(id);
  if (known !== undefined) return known;
  const made = {
    keys: new MemberKeys(sha256(utf8(`member ${id}`))),
    officers: ['maker', 'checker'].map(
      (name) => new OfficerKey(sha256(utf8(`officer ${id} ${name}`))),
    ),
  };
  KEYS.set(id, made);
  return made;
}

/** One member with everything that it holds. */
export class TestMember {
  readonly keys: MemberKeys;
  readonly officers: readonly OfficerKey[];
  readonly store = new MemoryRecords();
  wallet!: Wallet;

  constructor(
    readonly id: number,
    readonly world: TestWorld,
  ) {
    const { keys, officers } = keysOf(id);
    this.keys = keys;
    this.officers = officers;
  }

  /** The member's leaf. */
  leaf(): Member {
    const powers = POWER.TRADE | POWER.GRANT | POWER.ADMIN | POWER.ATTEST;
    return {
      index: BigInt(this.id),
      officers: officerSlots(this.officers.map(({ publicKey }) => ({ key: publicKey, powers }))),
      view: this.keys.view().publicKey,
      status: {
        roles: ROLES[this.id] ?? ROLE.ENTERPRISE,
        standing: STANDING.ACTIVE,
        kycDay: BigInt(FIRST_DAY + 700),
        dualFrom: 50_000_000n,
        operator: BigInt(this.id === MANDATE ? BANK_A : this.id),
      },
      account: {
        bank: BigInt(this.id === T1 ? BANK_B : BANK_A),
        reference: BigInt(this.id) + 9000n,
      },
      nkCommitment: this.keys.nkCommitment,
      salt: this.keys.leafSalt(utf8(`usci:${this.id}`)),
    };
  }

  async open(): Promise<void> {
    this.wallet = await Wallet.open(
      { id: this.id, keys: this.keys, store: this.store },
      this.world.book.contactsOf(this.id),
    );
  }

  /** The member at work, with the ledger as it is now. */
  get session(): Session {
    const { book, ledger } = this.world;
    return {
      network: ledger.network,
      keys: this.keys,
      wallet: this.wallet,
      book,
      versions: ledger.current,
      calendar: CALENDAR_CN,
      random: secureRandom,
    };
  }

  /** Signs a draft with the first `count` officers. */
  async sign(draft: Draft, count = 2): Promise<LegSignature[]> {
    const request = signingRequest(draft);
    const signed = await Promise.all(
      this.officers
        .slice(0, count)
        .map((signer, slot) => signRequest(request, { member: this.id, slot, signer }, () => true)),
    );
    return signed.flat();
  }

  /** Signs, proves, writes, seals, and lets everybody read. */
  async carryOut(draft: Draft | Promise<Draft>, also: readonly LegSignature[] = []): Promise<void> {
    const made = await draft;
    const bytes = await this.prove(made, [...(await this.sign(made)), ...also]);
    await this.world.write(bytes);
  }

  prove(draft: Draft, signatures: readonly LegSignature[]): Promise<Uint8Array> {
    const paths = new NotePaths(this.world.ledger);
    return proveDraft(this.session, draft, signatures, { prover: this.world.prover, paths });
  }

  /** The one unspent note that the predicate takes. */
  find(predicate: (note: Wallet['notes'][number]) => boolean): Wallet['notes'][number] {
    const found = this.wallet.notes.filter(predicate);
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} notes found`);
    return only;
  }
}

/** See the file. */
export class TestWorld {
  readonly book = new PartyBook();
  readonly ledger: ScriptedLedger;
  readonly members: ReadonlyMap<number, TestMember>;
  /** The register of bank A and the mandate that it operates. */
  readonly register: Register;

  private constructor(readonly prover: Prover) {
    const ids = [BANK_A, BANK_B, MANDATE, CORE, T1, T2, T3];
    this.members = new Map(ids.map((id) => [id, new TestMember(id, this)]));
    for (const member of this.members.values()) this.book.put(member.leaf());
    const { x, y } = multiplyBase(SUPERVISOR_SECRET);
    this.ledger = new ScriptedLedger({
      date: FIRST_DAY * 4,
      calendar: 'CN',
      epochs: [{ epoch: 1, x, y }],
      policies: [{ version: 2, id: 'CN-77', maxLayer: 10, rootBudget: 500, tenorMonths: 6 }],
      partyRoots: [this.book.root],
    });
    for (const member of this.book.all) {
      this.ledger.members.set(Number(member.index), memberHash(member));
    }
    const keys = [BANK_A, MANDATE].map((id) => ({
      id,
      viewSecret: this.member(id).keys.view().secret,
    }));
    this.register = new Register(new RegistrarReader(keys), () => [MANDATE]);
  }

  static async open(prover: Prover = believingProver): Promise<TestWorld> {
    const world = new TestWorld(prover);
    for (const member of world.members.values()) await member.open();
    return world;
  }

  member(id: number): TestMember {
    const member = this.members.get(id);
    if (member === undefined) throw new Error('no member');
    return member;
  }

  /** Writes an operation, seals it, and lets everybody read. */
  async write(operation: Uint8Array): Promise<void> {
    await this.ledger.write(operation);
    await this.ledger.sealAll();
    await this.syncAll();
  }

  async syncAll(): Promise<void> {
    for (const { wallet } of this.members.values()) await wallet.sync(this.ledger);
    await this.register.sync(this.ledger);
  }

  /** Moves the ledger's date. */
  async goTo(iso: string, phase = 0): Promise<void> {
    this.ledger.step(dayOf(iso) * 4 + phase);
    await this.syncAll();
  }
}

/** A batch of one operation. */
export const batchOf = (operation: Uint8Array): Uint8Array => encodeBatch([operation]);

export const NEVER_DUAL = LIMITS.dualFromNever;
