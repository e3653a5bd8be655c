import { LIMITS, parseMoney, unwrap } from '@fuqi/domain';
import { STANDING, encodeBatch, fieldToHex, memberHash } from '@fuqi/protocol';
import {
  type Draft,
  type KeyShare,
  type LegSignature,
  type OprfBank,
  type OprfPublic,
  OprfService,
  PartyBook,
  Register,
  RegistrarReader,
  SupervisorReader,
  Wallet,
  DEFAULT_THRESHOLD,
  MemoryRecords,
  NotePaths,
  blind,
  deal,
  enterpriseFields,
  evaluateShare,
  finishTag,
  joinDealt,
  possess,
  proveDraft,
  publicOfDealings,
  registerMember,
  requestTag,
  saltedCommitment,
  track,
} from '@fuqi/sdk';
import type { Prover } from '@fuqi/zk-circuits';
import { Actor } from './actor';
import { type CastMember, ROLES } from './cast';
import { EmbeddedStage } from './embedded-stage';
import { EPOCH, type StageLedgerOptions, type StoryOpening, openingMotion } from './opening';
import { secretBytes, seededRandom } from './random';
import type { OpenLedger, StageLedger } from './stage-ledger';

/** Days for which a member's KYC lasts. */
const KYC_DAYS = 730;

/** The banks' uniqueness function: what is public of it, each bank's share, and each bank's service. */
interface Oprf {
  readonly banks: OprfPublic;
  readonly shares: readonly KeyShare[];
  readonly reachable: readonly OprfBank[];
}

/** How a stage is opened. */
export interface StageOptions extends Omit<StageLedgerOptions, 'motion'>, StoryOpening {
  readonly prover: Prover;
  readonly openLedger?: OpenLedger;
}

/** A refusal by the ledger, with its stable code. */
export class RefusedByLedger extends Error {
  constructor(
    readonly code: string,
    readonly slug: string,
  ) {
    super(`${code} ${slug}`);
  }
}

/**
 * Everybody and everything that a scenario needs: a ledger with the real contracts, members with keys and wallets, the banks'
 * uniqueness check, the registers of who must know. All randomness follows from the seed.
 */
export class Stage {
  readonly book = new PartyBook();
  readonly actors = new Map<string, Actor>();
  readonly supervisor: Register;
  readonly receipts: string[] = [];
  private readonly oprf: Oprf;

  private constructor(
    readonly seed: string,
    readonly ledger: StageLedger,
    readonly prover: Prover,
    supervisorSecret: bigint,
  ) {
    const mandates = (): number[] => this.ofRole('mandate').map(({ id }) => id);
    this.supervisor = new Register(
      new SupervisorReader(new Map([[EPOCH, supervisorSecret]])),
      mandates,
    );
    this.oprf = this.setUpOprf();
  }

  /** A stage on the ledger that `openLedger` gives, the embedded one without it. */
  static async open({
    prover,
    openLedger = (how) => EmbeddedStage.open(how),
    ...options
  }: StageOptions): Promise<Stage> {
    const ledger = await openLedger({
      ...options,
      motion: (network) => openingMotion(network, options),
    });
    return new Stage(options.seed, ledger, prover, options.supervisorSecret);
  }

  actor(key: string): Actor {
    const actor = this.actors.get(key);
    if (actor === undefined) throw new RangeError(`nobody is called ${key}`);
    return actor;
  }

  /** Members of a role. */
  ofRole(role: CastMember['role']): Actor[] {
    return [...this.actors.values()].filter(({ cast }) => cast.role === role);
  }

  /** A bank registers a member: uniqueness tag, officers and viewing key prove themselves, institutions by two banks. */
  async join(key: string, cast: CastMember): Promise<Actor> {
    const actor = new Actor(key, cast, this, seededRandom(`${this.seed}/random/${key}`));
    const tag = await this.enterpriseTag(cast);
    const versions = await this.ledger.port.versions();
    const draft = registerMember(
      {
        ...{ network: this.ledger.network, book: this.book, versions },
        random: seededRandom(`${this.seed}/join/${key}`),
      },
      {
        officers: actor.officers.slice(0, 2),
        view: actor.keys.view().publicKey,
        status: {
          roles: ROLES[cast.role],
          standing: STANDING.ACTIVE,
          kycDay: BigInt((versions.date >> 2) + KYC_DAYS),
          dualFrom:
            cast.twoOfficersFrom === 'never'
              ? LIMITS.dualFromNever
              : unwrap(parseMoney(cast.twoOfficersFrom)),
          ...(cast.operator === undefined
            ? {}
            : { operator: BigInt(this.actor(cast.operator).id) }),
        },
        account: {
          // whoever names itself is about to get the next place
          bank: BigInt(this.actors.get(cast.accountAt)?.id ?? this.book.nextId),
          reference: saltedCommitment('account', secretBytes(`${this.seed}/account/${key}`), key),
        },
        nkCommitment: actor.keys.nkCommitment,
        leafSalt: actor.keys.leafSalt(enterpriseFields(cast.usci)),
      },
      tag,
    );
    const next = draft.legs[0]?.view.registration?.next;
    if (next === undefined) throw new Error('no registration');
    actor.id = Number(next.index);
    if (cast.role !== 'enterprise') await this.ledger.agree(actor.id, fieldToHex(memberHash(next)));
    const possession = [...(await actor.sign(draft, undefined, 'new-officer'))];
    const signatures = [...possession, ...possess(draft, actor.keys.view())];
    const tools = { prover: this.prover, paths: new NotePaths(this.ledger.port) };
    const bytes = await proveDraft({ book: this.book, versions }, draft, signatures, tools);
    await this.record(bytes, true);
    this.book.put(next);
    this.actors.set(key, actor);
    await this.startClient(actor);
    for (const other of this.actors.values()) {
      if (other !== actor) other.wallet?.addContact(this.book.contact(actor.id));
    }
    return actor;
  }

  /** Starts a member's client: its wallet finds its notes again from its seed and the blocks. */
  async startClient(actor: Actor): Promise<void> {
    const options = { id: actor.id, keys: actor.keys, store: new MemoryRecords() };
    actor.wallet = await Wallet.open(options, this.book.contactsOf(actor.id));
    await actor.wallet.sync(this.ledger.port);
  }

  /** Signs, proves, records and seals an act. */
  async carryOut(actor: Actor, draft: Draft, also: readonly LegSignature[] = []): Promise<void> {
    const signatures = [...(await actor.sign(draft)), ...also];
    await this.record(await this.prove(actor, draft, signatures));
  }

  /** The proved operation. */
  async prove(
    actor: Actor,
    draft: Draft,
    signatures: readonly LegSignature[],
  ): Promise<Uint8Array> {
    const tools = { prover: this.prover, paths: new NotePaths(this.ledger.port) };
    return proveDraft(await actor.session(), draft, signatures, tools);
  }

  /** Submits an operation until its outcome is known, seals, and lets every running client read. @throws RefusedByLedger */
  async record(bytes: Uint8Array, asRegistrar = false): Promise<void> {
    const port = asRegistrar ? this.ledger.registrarPort : this.ledger.port;
    const outcome = await track(port, encodeBatch([bytes]));
    if (outcome.state !== 'committed')
      throw new RefusedByLedger(outcome.error.code, outcome.error.slug);
    for (const one of outcome.outcomes) {
      if (!one.ok) throw new RefusedByLedger(one.error.code, one.error.slug);
      this.receipts.push(one.digest);
    }
    await this.ledger.seal();
    await this.syncAll();
  }

  async syncAll(): Promise<void> {
    for (const { wallet } of this.actors.values()) await wallet?.sync(this.ledger.port);
    await this.supervisor.sync(this.ledger.port);
  }

  /** The register of a mandate and the bank behind it, read with their viewing keys. */
  async registerOf(mandate: Actor): Promise<Register> {
    const operator = this.actor(mandate.cast.operator ?? mandate.key);
    const keys = [operator, mandate].map(({ id, keys: k }) => ({
      id,
      viewSecret: k.view().secret,
    }));
    const register = new Register(new RegistrarReader(keys), () => [mandate.id]);
    await register.sync(this.ledger.port);
    return register;
  }

  /** A uniqueness tag by two of three banks, asked for by an officer. */
  async tagOf(asker: Actor, fields: Uint8Array): Promise<bigint> {
    const [signer] = asker.signers;
    if (signer === undefined) throw new RangeError('an officer');
    const who = { channel: this.ledger.network.channel, member: asker.id, slot: 0, signer };
    const day = (await this.ledger.date()) >> 2;
    const random = seededRandom(`${this.seed}/tag/${Buffer.from(fields).toString('hex')}`);
    const { banks, reachable } = this.oprf;
    return (await requestTag(banks, reachable, fields, { ...who, day }, random)).tag;
  }

  async close(): Promise<void> {
    await this.prover.close();
    await this.ledger.close();
  }

  /** The registering bank asks for the enterprise; before there is any bank, the banks' founding round does. */
  private async enterpriseTag(cast: CastMember): Promise<bigint> {
    const fields = enterpriseFields(cast.usci);
    const [bank] = this.ofRole('bank');
    const own =
      cast.operator === undefined ? fields : Buffer.concat([Buffer.from('mandate of '), fields]);
    if (bank !== undefined) return this.tagOf(bank, own);
    const { banks, shares } = this.oprf;
    const blinding = blind(own, seededRandom(`${this.seed}/founding`));
    const random = seededRandom(`${this.seed}/founding/proofs`);
    const answers = shares
      .slice(0, 2)
      .map((share) => evaluateShare(share, blinding.blinded, random));
    return finishTag(banks, blinding, answers);
  }

  private setUpOprf(): Oprf {
    const random = seededRandom(`${this.seed}/oprf`);
    const dealings = [0, 1, 2].map(() => deal(DEFAULT_THRESHOLD, { random }));
    const commitments = dealings.map((dealing) => dealing.commitments);
    const banks = publicOfDealings(DEFAULT_THRESHOLD, commitments);
    const shares = [1, 2, 3].map((index) =>
      joinDealt(
        DEFAULT_THRESHOLD,
        index,
        dealings.map(({ commitments: c, scalars }) => ({
          commitments: c,
          scalar: scalars[index - 1] ?? 0n,
        })),
      ),
    );
    const register = {
      member: (id: number) =>
        Promise.resolve(
          this.book.has(id)
            ? {
                standing: this.book.member(id).status.standing,
                officers: this.book.member(id).officers,
              }
            : undefined,
        ),
      day: async () => (await this.ledger.date()) >> 2,
    };
    const reachable = shares.map((share) => {
      const channel = this.ledger.network.channel;
      const service = new OprfService({ channel, share, register, random });
      return { index: share.index, evaluate: service.evaluate.bind(service) };
    });
    return { banks, shares, reachable };
  }
}
