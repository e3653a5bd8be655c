import { KIND, decodeOperation, encodeOperation, fieldToHex } from '@fuqi/protocol';
import { type Ledger, attestPaid, passOn, scanOperation } from '@fuqi/sdk';
import { noteOf } from '../stage/acts';
import type { Actor } from '../stage/actor';
import { openingMotion } from '../stage/opening';
import type { Attacker, Attempt } from './attempt';

const PAYMENT = 20_261_210n;
const AMOUNT = 250_000_000n;
/** From the open phase of a day to its last one. */
const LAST_PHASE = 2;

const payer = ({ stage }: Attacker): Actor => stage.actor('T1');

async function transfer(attacker: Attacker, payee: string, today = false): Promise<Uint8Array> {
  const actor = payer(attacker);
  const to = { payee: attacker.stage.actor(payee).id, values: [1_000_000n] };
  const validUntil = (await attacker.stage.ledger.date()) + LAST_PHASE;
  const draft = attacker.keep(
    actor,
    await passOn(
      await actor.session(),
      [noteOf(actor, KIND.VOUCHER)],
      to,
      today ? { terms: { validUntil } } : {},
    ),
  );
  return attacker.stage.prove(actor, draft, await actor.sign(draft));
}

/** Attempts on bytes that an honest step left behind. */
function onBytes(
  make: (attacker: Attacker) => Promise<Uint8Array>,
  run: (attacker: Attacker, bytes: Uint8Array) => Promise<unknown>,
): Attempt {
  let bytes: Uint8Array | undefined;
  return {
    prepare: async (attacker) => {
      bytes = await make(attacker);
    },
    run: (attacker) => {
      if (bytes === undefined) throw new Error('not prepared');
      return run(attacker, bytes);
    },
  };
}

async function confirmPayment({ stage }: Attacker, amount: bigint): Promise<void> {
  const bank = stage.actor('BANKB');
  const toward = stage.actor('BANKA').id;
  await stage.carryOut(bank, await attestPaid(await bank.session(), PAYMENT, amount, toward));
}

/** The network's first registration, sent to a second network whose every key, root and date is the same. */
async function replayElsewhere(attacker: Attacker): Promise<void> {
  const { ledger } = attacker.stage;
  const first = await firstOperation(ledger.port);
  const firstDay = decodeOperation(first).date >> 2;
  const other = await ledger.elsewhere({
    ...{ channel: 'elsewhere', seed: 'elsewhere', firstDay },
    motion: (network) =>
      openingMotion(network, {
        ...{ firstDay, supervisorSecret: 20_261_123n, circuits: attacker.judge.circuits },
      }),
  });
  try {
    const [leg] = scanOperation(first);
    if (leg === undefined) throw new Error('no registration');
    await other.agree(Number(leg.input('index')), fieldToHex(leg.input('newLeaf')));
    await attacker.send(first, other.registrarPort);
  } finally {
    await other.close();
  }
}

async function firstOperation(ledger: Pick<Ledger, 'blocks'>): Promise<Uint8Array> {
  for await (const { events } of ledger.blocks(0)) {
    for (const event of events) if (event.type === 'operation') return event.bytes;
  }
  throw new Error('no operation');
}

/** S7: what was valid once is sent again, elsewhere, changed or too late. */
export const REPLAY: Readonly<Record<string, Attempt>> = {
  /** Answered with the first receipt, so it is not refused: see `onlyOnce`. */
  sameAgain: onBytes(
    async (attacker) => {
      const bytes = await transfer(attacker, 'T2');
      await attacker.stage.record(bytes);
      return bytes;
    },
    async (attacker, bytes) => {
      if (!(await attacker.send(bytes))) throw new Error('recorded twice');
    },
  ),
  otherRecipient: onBytes(
    (attacker) => transfer(attacker, 'T2'),
    async (attacker, bytes) => {
      const operation = decodeOperation(bytes);
      const legs = operation.legs.map((leg) => ({
        ...leg,
        memos: leg.memos.map((memo) => memo.map((byte) => byte ^ 1)),
      }));
      await attacker.send(encodeOperation({ ...operation, legs }));
    },
  ),
  otherChannel: { run: replayElsewhere },
  samePaymentTwice: {
    prepare: (attacker) => confirmPayment(attacker, AMOUNT),
    run: (attacker) => confirmPayment(attacker, AMOUNT),
  },
  expired: onBytes(
    async (attacker) => {
      const bytes = await transfer(attacker, 'T2', true);
      const { ledger } = attacker.stage;
      await ledger.goTo(((await ledger.date()) >> 2) + 1);
      return bytes;
    },
    async (attacker, bytes) => {
      const date = await attacker.stage.ledger.date();
      await attacker.send(encodeOperation({ ...decodeOperation(bytes), date }));
    },
  ),
};
