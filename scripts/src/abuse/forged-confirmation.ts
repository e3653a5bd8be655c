import { KIND, POWER } from '@fuqi/protocol';
import {
  type Draft,
  type LegSignature,
  NotePaths,
  OfficerKey,
  issue,
  officerSlots,
  proveDraft,
  reviewRequest,
  signingRequest,
  updateMember,
} from '@fuqi/sdk';
import { canonicalJson } from '@fuqi/contracts';
import type { CircuitInput } from '@fuqi/zk-circuits';
import { noteOf } from '../stage/acts';
import type { Actor } from '../stage/actor';
import { secretBytes, seededRandom } from '../stage/random';
import { type Attacker, type Attempt, LedgerRefusal } from './attempt';
import { refusalIn } from './refusal-in';
import { proveChanged, signBlindly } from './tools';

const DUE = Date.UTC(2027, 4, 21) / 86_400_000;
const FACE = 1_000_000_000n;

const core = ({ stage }: Attacker): Actor => stage.actor('CORE');

async function issuing(attacker: Attacker, as = core(attacker), value = FACE): Promise<Draft> {
  const notes = {
    quota: noteOf(core(attacker), KIND.QUOTA),
    capacity: noteOf(core(attacker), KIND.CAPACITY),
  };
  return attacker.keep(as, await issue(await as.session(), { ...notes, value, due: DUE }));
}

/** Signatures put into the proof's inputs in place of the honest ones. */
function withSignatures(
  signatures: readonly LegSignature[],
  keys: readonly OfficerKey[],
): (input: CircuitInput) => CircuitInput {
  return (input) => ({
    ...input,
    sigKey: keys.map(({ publicKey: { x, y } }) => [x, y]),
    sigR8: signatures.map(({ r8: { x, y } }) => [x, y]),
    sigS: signatures.map(({ s }) => s),
  });
}

const byWallet = (
  sign: (
    attacker: Attacker,
    draft: Draft,
  ) => readonly LegSignature[] | Promise<readonly LegSignature[]>,
): Attempt => ({
  run: async (attacker) => {
    const draft = await issuing(attacker);
    return attacker.stage.prove(core(attacker), draft, await sign(attacker, draft));
  },
});

const byCircuit = (
  change: (attacker: Attacker, draft: Draft) => Promise<(input: CircuitInput) => CircuitInput>,
): Attempt => ({
  run: async (attacker) => {
    const draft = await issuing(attacker);
    const honest = await core(attacker).sign(draft);
    return proveChanged(attacker, core(attacker), draft, honest, await change(attacker, draft));
  },
});

/** Signatures that CORE's officers gave for another voucher, of half the value. */
async function copied(attacker: Attacker): Promise<LegSignature[]> {
  return core(attacker).sign(await issuing(attacker, core(attacker), FACE / 2n));
}

/** CORE's officers as an attacker's own list of members has them. */
async function fromOwnList(attacker: Attacker): Promise<Uint8Array> {
  const { stage } = attacker;
  const draft = await issuing(attacker);
  const book = stage.book.clone();
  const real = book.member(core(attacker).id);
  const thieves = stage.actor('T1').signers;
  const powers = POWER.TRADE | POWER.ADMIN;
  const officers = officerSlots(thieves.map(({ publicKey }) => ({ key: publicKey, powers })));
  book.put({ ...real, officers });
  const session = await core(attacker).session();
  const versions = { ...session.versions, partyRoots: [book.root] };
  const signatures = signBlindly(core(attacker).id, thieves, draft);
  const tools = { prover: stage.prover, paths: new NotePaths(stage.ledger.port) };
  return proveDraft({ ...session, book, versions }, draft, signatures, tools);
}

const newOfficer = new OfficerKey(secretBytes('fuqi/S4/new officer'));

/** CORE replaces its second officer; older party roots close. */
async function replaceOfficer(attacker: Attacker): Promise<void> {
  const { stage } = attacker;
  const { id, officers } = core(attacker);
  const powers = POWER.TRADE | POWER.ADMIN;
  const next = officerSlots([officers[0], { key: newOfficer.publicKey, powers }]);
  const versions = await stage.ledger.port.versions();
  const random = seededRandom('fuqi/S4/replace');
  const session = { network: stage.ledger.network, book: stage.book, versions, random };
  const draft = updateMember(session, id, { officers: next });
  const old = await core(attacker).sign(draft);
  const [possession] = signBlindly(id, [newOfficer], draft);
  if (possession === undefined) throw new Error('a signature');
  const signatures = [...old, { ...possession, role: 'new-officer' as const, slot: 1 }];
  const tools = { prover: stage.prover, paths: new NotePaths(stage.ledger.port) };
  await stage.record(
    await proveDraft({ book: stage.book, versions }, draft, signatures, tools),
    true,
  );
  const changed = draft.legs[0]?.view.registration?.next;
  if (changed === undefined) throw new Error('a registration');
  stage.book.put(changed);
}

let signedBefore: Uint8Array | undefined;

/** S4: a confirmation that CORE never gave, with its own server in the attacker's hands. */
export const FORGED_CONFIRMATION: Readonly<Record<string, Attempt>> = {
  supplierIssuesWallet: { run: (attacker) => issuing(attacker, attacker.stage.actor('T1')) },
  supplierSignsWallet: byWallet((attacker, draft) =>
    signBlindly(core(attacker).id, attacker.stage.actor('T1').signers, draft),
  ),
  supplierSignsCircuit: byCircuit(async (attacker, draft) => {
    const thieves = attacker.stage.actor('T1').signers;
    return withSignatures(signBlindly(core(attacker).id, thieves, draft), thieves);
  }),
  ownMembersLedger: {
    run: async (attacker) => attacker.send(await fromOwnList(attacker)),
  },
  clerkAloneWallet: byWallet((attacker, draft) => core(attacker).sign(draft, [0])),
  makerIsCheckerWallet: byWallet((attacker, draft) => core(attacker).sign(draft, [0, 0])),
  makerIsCheckerCircuit: byCircuit(async (attacker, draft) => {
    const [clerk] = core(attacker).signers;
    if (clerk === undefined) throw new Error('an officer');
    const twice = signBlindly(core(attacker).id, [clerk, clerk], draft);
    const change = withSignatures(twice, [clerk, clerk]);
    return (input) => ({ ...change(input), sigSlot: [0n, 0n] });
  }),
  copiedSignatureWallet: byWallet(copied),
  copiedSignatureCircuit: byCircuit(async (attacker) =>
    withSignatures(await copied(attacker), core(attacker).signers),
  ),
  swappedPayeeWallet: {
    run: async (attacker) => {
      const draft = await issuing(attacker);
      const t2 = BigInt(attacker.stage.actor('T2').id);
      const request = signingRequest(draft);
      const legs = request.legs.map((leg) => ({
        ...leg,
        view: {
          ...leg.view,
          outputs: leg.view.outputs.map((note, i) =>
            i === 0 && note !== undefined ? { ...note, owner: t2 } : note,
          ),
        },
      }));
      reviewRequest({ ...request, legs }, core(attacker).id);
    },
  },
  swappedPayeeCircuit: byCircuit((attacker) => {
    const supplier = BigInt(attacker.stage.actor('T2').id);
    return Promise.resolve((input) => ({ ...input, supplier }));
  }),
  oneBankLedger: {
    run: async (attacker) => {
      const { stage } = attacker;
      const draft = await issuing(attacker);
      const bytes = await stage.prove(core(attacker), draft, await core(attacker).sign(draft));
      await attacker.send(bytes, stage.ledger.portEndorsedBy(['BankAMSP']));
    },
  },
  operatorAdminLedger: {
    run: async ({ stage }) => {
      const action = canonicalJson([{ kind: 'party.close' }]);
      const proposed = await stage.ledger.call('operatorAdmin', 'governance:propose', action);
      const { motion } = JSON.parse(proposed) as { motion: string };
      try {
        await stage.ledger.call('operatorAdmin', 'governance:confirm', motion);
      } catch (cause) {
        throw new LedgerRefusal(refusalIn(cause));
      }
    },
  },
  removedOfficerLedger: {
    prepare: async (attacker) => {
      const draft = await issuing(attacker);
      const signatures = await core(attacker).sign(draft);
      signedBefore = await attacker.stage.prove(core(attacker), draft, signatures);
      await replaceOfficer(attacker);
    },
    run: async (attacker) => {
      if (signedBefore === undefined) throw new Error('not prepared');
      await attacker.send(signedBefore);
    },
  },
  removedOfficerWallet: byWallet((attacker, draft) => core(attacker).sign(draft)),
};
