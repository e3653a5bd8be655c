import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HttpRelay } from '../pool/http-relay';
import { bundleChild } from '../testing/bundle-child';
import { serveLedger } from '../testing/ledger-over-http';
import { NETWORK, noiseOperation } from '../testing/noise-operation';
import { ScriptedLedger } from '../testing/scripted-ledger';
import type { Fault } from '../testing/scripted-ledger';
import { readCarried } from './carried-operation';
import type { RelayAnswer } from './relay';

const KILLS = 22;
/** A kill comes after a random number of acknowledgements below this, and a random while later, milliseconds. */
const LIFE_ACKNOWLEDGEMENTS = 16;
const LIFE_MS = 15;
const SENDERS = 6;

const FAULTS: readonly Fault[] = ['unknown-kept', 'unknown-lost', 'unavailable', 'throws'];
const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

let child: ReturnType<typeof bundleChild>;
let folder: string;
let server: Server;
let url: string;
let faulty = true;
const ledger = new ScriptedLedger({
  latency: () => pause(Math.random() * 12),
  fault: () => (faulty && Math.random() < 0.3 ? FAULTS[Math.floor(Math.random() * 4)]! : 'none'),
});

beforeAll(async () => {
  child = bundleChild('relay-child');
  folder = mkdtempSync(join(tmpdir(), 'fuqi-relay-kill-'));
  server = serveLedger(ledger);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 60_000);

afterAll(() => {
  server.closeAllConnections();
  server.close();
  child.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a relay on the folder; resolves when it listens. */
function startRelay(): Promise<{ readonly process: ChildProcess; readonly relay: HttpRelay }> {
  const process_ = spawn(process.execPath, [child.file, folder, url]);
  return new Promise((resolve, reject) => {
    let complaint = '';
    process_.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
    process_.stdout.once('data', (port: Buffer) => {
      const at = `http://127.0.0.1:${port.toString('utf8').trim()}`;
      const relay = new HttpRelay({ name: 'r', organisation: 'BankBMSP', url: at });
      resolve({ process: process_, relay });
    });
    process_.on('close', () => reject(new Error(`ended by itself: ${complaint}`)));
  });
}

function kill(process_: ChildProcess): Promise<void> {
  const ended = new Promise<void>((done) => process_.once('close', () => done()));
  process_.kill('SIGKILL');
  return ended;
}

/** What was acknowledged, and every result that was told. */
const acknowledged = new Map<string, { readonly digest: string; readonly isBad: boolean }>();
const told = new Map<string, string>();
let made = 0;

function note(id: string, answer: RelayAnswer): void {
  if (answer.state !== 'settled') return;
  const { outcome } = answer;
  const text = outcome.ok ? `recorded ${outcome.receipt}` : outcome.error.slug;
  expect(told.get(id) ?? text).toBe(text);
  told.set(id, text);
}

/** Sends new operations, and asks for older ones, until the relay is gone. */
async function sendUntilGone(relay: HttpRelay): Promise<void> {
  try {
    for (;;) {
      made += 1;
      const isBad = made % 17 === 0;
      const bytes = noiseOperation(`op ${made}`, { badProof: isBad });
      const { id, answer } = await relay.submit(bytes);
      acknowledged.set(id, { digest: readCarried(NETWORK, bytes).digest, isBad });
      note(id, answer);
      const [older] = [...acknowledged.keys()].slice(-40);
      if (older !== undefined) note(older, await relay.answer(older));
    }
  } catch (cause) {
    expect(['relay-unreachable', 'sender-quarantined']).toContain((cause as { slug: string }).slug);
  }
}

describe('a relay that is killed at random instants', () => {
  test(`${KILLS} times loses nothing that it acknowledged, and nothing takes effect twice`, async () => {
    for (let i = 0; i < KILLS; i += 1) {
      const { process: process_, relay } = await startRelay();
      const sending = Promise.all(Array.from({ length: SENDERS }, () => sendUntilGone(relay)));
      const until = acknowledged.size + Math.floor(Math.random() * LIFE_ACKNOWLEDGEMENTS);
      while (acknowledged.size < until) await pause(1);
      await pause(Math.random() * LIFE_MS);
      await kill(process_);
      await sending;
      relay.close();
    }
    const unsettled = acknowledged.size - told.size;
    faulty = false;
    const { process: process_, relay } = await startRelay();
    for (const [id, { digest, isBad }] of acknowledged) {
      let answer = await relay.answer(id);
      while (answer.state === 'waiting') {
        await pause(10);
        answer = await relay.answer(id);
      }
      note(id, answer);
      expect(told.get(id)).toMatch(isBad ? /^proof-invalid$/ : /^recorded /);
      expect(ledger.effects.get(digest)).toBe(isBad ? undefined : 1);
    }
    relay.close();
    await kill(process_);
    expect(acknowledged.size).toBeGreaterThan(KILLS * 2);
    expect(unsettled).toBeGreaterThan(0);
    expect([...ledger.effects.values()].filter((times) => times !== 1)).toEqual([]);
  }, 180_000);
});
