import { FuqiError } from '@fuqi/domain';
import { KIND, encodeBatch } from '@fuqi/protocol';
import { type InputNote, type ReserveQuote, issue, reserve } from '@fuqi/sdk';
import { noteOf, registerInvoiceAct } from '../stage/acts';
import type { Actor } from '../stage/actor';
import { type Attacker, type Attempt, LedgerRefusal } from './attempt';
import { forceMove, proveChanged } from './tools';

const PART = 250_000_000n;
const REMAINING_CAPACITY = 130_000_000n;
const QUOTE_REST = 77n;

const seller = ({ stage }: Attacker): Actor => stage.actor('T1');

function held(attacker: Attacker): InputNote {
  const bank = BigInt(attacker.stage.actor('BANKA').id);
  const found = seller(attacker).wallet?.notes.find(({ note }) => note.hold.holder === bank);
  if (found === undefined) throw new Error('nothing is reserved');
  return found;
}

function free(attacker: Attacker): InputNote {
  const found = seller(attacker).wallet?.notes.find(
    ({ note }) => note.token.kind === KIND.VOUCHER && note.hold.kind === 0n && note.value > PART,
  );
  if (found === undefined) throw new Error('nothing is free');
  return found;
}

async function quoteOf({ stage }: Attacker, bank: string): Promise<ReserveQuote> {
  const expiry = (await stage.ledger.date()) + 8;
  return { bank: stage.actor(bank).id, net: 245_893_750n, rest: QUOTE_REST, expiry };
}

async function reserving(attacker: Attacker, note: InputNote, bank: string) {
  const session = await seller(attacker).session();
  return reserve(session, [note], PART, await quoteOf(attacker, bank));
}

/** Proved reserves of the same free note, one for each bank. */
async function provedFor(attacker: Attacker, banks: readonly string[]): Promise<Uint8Array[]> {
  const proved: Uint8Array[] = [];
  for (const bank of banks) {
    const draft = attacker.keep(seller(attacker), await reserving(attacker, free(attacker), bank));
    const signatures = await seller(attacker).sign(draft);
    proved.push(await attacker.stage.prove(seller(attacker), draft, signatures));
  }
  return proved;
}

/** Makes the second of two attempts out of both: the first is honest, the second must be refused. */
function secondOf(prepare: (attacker: Attacker) => Promise<Uint8Array[]>): Attempt {
  let second: Uint8Array | undefined;
  return {
    prepare: async (attacker) => {
      const [honest, other] = await prepare(attacker);
      if (honest === undefined || other === undefined) throw new Error('two requests');
      await attacker.stage.record(honest);
      second = other;
    },
    run: async (attacker) => {
      if (second === undefined) throw new Error('not prepared');
      await attacker.send(second);
    },
  };
}

/** Two requests endorsed on the same state and ordered into one block: Fabric's own check lets one through. */
const sameBlock: Attempt = {
  run: async (attacker) => {
    const { ledger } = attacker.stage;
    const [first, second] = await provedFor(attacker, ['BANKA', 'BANKB']);
    if (first === undefined || second === undefined) throw new Error('two requests');
    const results = await ledger.race([first, second].map((bytes) => encodeBatch([bytes])));
    const codes = results.map(({ code }) => code).sort();
    const blocks = new Set(results.map(({ block }) => block));
    if (codes.join() !== 'MVCC_READ_CONFLICT,VALID' || blocks.size !== 1) {
      throw new Error(`one block, one valid: ${codes.join()} in ${String(blocks.size)}`);
    }
    await ledger.seal();
    throw new LedgerRefusal(new FuqiError('mvcc-conflict'));
  },
};

async function issuing(attacker: Attacker, value: bigint) {
  const core = attacker.stage.actor('CORE');
  const terms = {
    ...{ quota: noteOf(core, KIND.QUOTA), capacity: noteOf(core, KIND.CAPACITY) },
    ...{ value, due: DUE },
  };
  return attacker.keep(core, await issue(await core.session(), terms));
}

/** 2027-05-21, days since 1970-01-01. */
const DUE = Date.UTC(2027, 4, 21) / 86_400_000;

/** S2: the same claim financed twice. */
export const DOUBLE_FINANCING: Readonly<Record<string, Attempt>> = {
  secondBankWallet: {
    prepare: async (attacker) =>
      attacker.stage.carryOut(seller(attacker), await reserving(attacker, free(attacker), 'BANKA')),
    run: async (attacker) => reserving(attacker, held(attacker), 'BANKB'),
  },
  secondBankCircuit: {
    run: async (attacker) => {
      const honest = await reserving(attacker, free(attacker), 'BANKB');
      const note = held(attacker);
      return forceMove(attacker, seller(attacker), honest, (recipe) => ({
        ...recipe,
        inputs: [note],
        outputs: recipe.outputs.slice(0, 1).map((output) => ({
          ...{ ...output, value: note.note.value, budget: note.note.budget },
        })),
      }));
    },
  },
  secondBankLedger: secondOf((attacker) => provedFor(attacker, ['BANKA', 'BANKB'])),
  sameBlock,
  retypedInvoice: {
    run: async ({ stage }) =>
      registerInvoiceAct(stage, {
        ...{
          buyer: 'CORE',
          supplier: 'T1',
          code: '４４０３１９２１３０',
          number: '００１２３４５６',
        },
        ...{ amount: '11,300,000.00', delivered: '2026-11-01', smeConsents: true },
        clearing: 'CLEARING',
      }),
  },
  overCapacityWallet: {
    run: async (attacker) => issuing(attacker, REMAINING_CAPACITY + 1n),
  },
  overCapacityCircuit: {
    run: async (attacker) => {
      const core = attacker.stage.actor('CORE');
      const draft = await issuing(attacker, REMAINING_CAPACITY);
      const signatures = await core.sign(draft);
      return proveChanged(attacker, core, draft, signatures, (input) => ({
        ...input,
        value: REMAINING_CAPACITY + 1n,
      }));
    },
  },
};
