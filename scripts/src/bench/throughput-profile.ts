import { Buffer } from 'node:buffer';
import { type ProofItem, canonicalJson, createMclVerifier } from '@fuqi/contracts';
import { TestNetwork, fixedInputs } from '@fuqi/contracts/dist/testing/test-network';
import { readOperation } from '@fuqi/contracts/dist/submit/read-operation';
import {
  assemblePublics,
  decodeBatch,
  decodeOperation,
  encodeBatch,
  fieldToHex,
  operationContext,
} from '@fuqi/protocol';
import { BenchChannel, SEAL, SUBMIT } from './bench-channel';
import { type Figure, figure, worked } from './figure';
import type { ForgedMove } from './forged-moves';

const ROUNDS = 8;
const BANK = { endorsers: ['BankAMSP'] };

/** Milliseconds of processor per operation in each section, one entry a round. */
type Sections = Record<
  'endorse' | 'threads' | 'verification' | 'codec' | 'seal' | 'commit',
  number[]
>;

function proofItems(net: TestNetwork, batch: Uint8Array, key: ProofItem['key']): ProofItem[] {
  return decodeBatch(batch).map((bytes) => {
    const operation = decodeOperation(bytes);
    const [leg] = operation.legs;
    if (leg === undefined) throw new Error('no leg');
    const context = operationContext(net.network, operation);
    const publics = assemblePublics('move', leg.publics, { ...fixedInputs(operation), context });
    const hex = publics.map(fieldToHex).join('');
    return { key, proof: leg.proof, publics: Uint8Array.from(Buffer.from(hex, 'hex')) };
  });
}

async function endorsed(channel: BenchChannel, fn: string, argument: string | Uint8Array) {
  let endorsed: { txId: string; bytes: Uint8Array } = { txId: '', bytes: new Uint8Array() };
  const milliseconds = await worked(async () => {
    endorsed = await channel.ledger.endorse(channel.alice, fn, [argument], BANK);
  });
  return { milliseconds, ...endorsed };
}

async function committed(
  channel: BenchChannel,
  { txId, bytes }: Awaited<ReturnType<typeof endorsed>>,
) {
  return worked(async () => {
    await channel.ledger.submit(bytes);
    await channel.ledger.flush();
    await channel.ledger.commitStatus(txId);
  });
}

/**
 * Where the processor's time of a batch goes, by sections measured on the same bytes: what one bank does to endorse it, verification and
 * codec alone, the seal of what it made, order and commit, and the same endorsement by a bank in a thread. The shares are of
 * one bank's endorsement and seal and the commit together.
 */
export async function* profile(batchSize: number): AsyncGenerator<Figure> {
  const net = await TestNetwork.blank();
  const verifier = await createMclVerifier();
  const key = verifier.prepareKey(net.key('move').keyBytes);
  const local = await BenchChannel.open({ endorsements: 1 });
  const threads = await BenchChannel.open({ endorsements: 1, workers: true });
  const sections: Sections = {
    ...{ endorse: [], threads: [], verification: [], codec: [], seal: [], commit: [] },
  };
  const add = (section: keyof Sections, round: number, milliseconds: number): void => {
    if (round >= 0) sections[section].push(milliseconds / batchSize);
  };
  try {
    for (let round = -2; round < ROUNDS; round += 1) {
      const contents = Array.from({ length: batchSize }, (_, i) => ({ label: `p ${round} ${i}` }));
      const moves = local.forger.forge(contents);
      const batch = encodeBatch(moves.map(({ bytes }) => bytes));
      const items = proofItems(net, batch, key);
      const once = await endorsed(local, SUBMIT, batch);
      add('endorse', round, once.milliseconds);
      add('verification', round, await worked(async () => verifier.verifyBatch(items)));
      add('codec', round, await worked(async () => readAll(net, batch)));
      add('commit', round, await committed(local, once));
      add('seal', round, await sealed(local, moves));
      add('threads', round, (await endorsed(threads, SUBMIT, batch)).milliseconds);
    }
  } finally {
    await Promise.all([local.close(), threads.close()]);
  }
  yield* figures(sections);
}

function readAll(net: TestNetwork, batch: Uint8Array): void {
  decodeBatch(batch).forEach((bytes) => readOperation(bytes, net.network));
}

async function sealed(channel: BenchChannel, moves: readonly ForgedMove[]): Promise<number> {
  const seal = await endorsed(channel, SEAL, canonicalJson(moves.map(({ anchor }) => anchor)));
  await committed(channel, seal);
  return seal.milliseconds;
}

function* figures(sections: Sections): Generator<Figure> {
  const { endorse, threads, verification, codec, seal, commit } = sections;
  const at = (runs: readonly number[], i: number): number => runs[i] ?? Number.NaN;
  const whole = endorse.map((time, i) => time + at(seal, i) + at(commit, i));
  const rest = endorse.map((time, i) => time - at(verification, i) - at(codec, i));
  const messages = threads.map((time, i) => Math.max(0, time - at(endorse, i)));
  const named = [
    ['one bank endorses', endorse],
    ['of it verification', verification],
    ['of it codec and context', codec],
    ['of it state, stub, rules, signature', rest],
    ['one bank endorses the seal', seal],
    ['order and commit, synced', commit],
    ['more in a thread: messages, two event loops', messages],
  ] as const;
  for (const [name, runs] of named) {
    yield figure(`throughput profile, ${name}`, 'ms of processor/operation', runs, {
      runs: whole,
      as: 'share',
    });
  }
}
