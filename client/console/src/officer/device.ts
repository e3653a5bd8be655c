/** The page's side of the officer's device. One worker for a tab; it is gone with the session. */
import { useSyncExternalStore } from 'react';
import { findError } from '@fuqi/domain';
import type { ErrorEntry } from '@fuqi/domain';
import { LocalProblem } from '../api/problem';
import { onSession, readOfficer, readSession } from '../session/session';
import type { Answers, Ask, Reply } from './messages';

/** none: no key on this device; locked: sealed; opening; open: may sign. */
export type DeviceState = 'none' | 'locked' | 'opening' | 'open';

/** The device refused, with the code of the table of errors. */
export class DeviceRefusal extends Error {
  override readonly name = 'DeviceRefusal';

  constructor(readonly entry: ErrorEntry) {
    super(entry.code);
  }
}

interface Waiting {
  readonly done: (value: never) => void;
  readonly failed: (error: Error) => void;
}

let worker: Worker | undefined;
let owner: string | undefined;
let unlocked: 'opening' | 'open' | undefined;
let next = 0;
const waiting = new Map<number, Waiting>();
const listeners = new Set<() => void>();

function changed(): void {
  listeners.forEach((listener) => listener());
}

/** Ends the worker and forgets the opened key. */
export function lockDevice(): void {
  worker?.terminate();
  worker = undefined;
  unlocked = undefined;
  waiting.forEach(({ failed }) => failed(new LocalProblem('device')));
  waiting.clear();
  changed();
}

onSession(() => {
  const apiKey = readSession()?.apiKey;
  if (apiKey !== owner) lockDevice();
  owner = apiKey;
  changed();
});

function started(): Worker {
  if (worker !== undefined) return worker;
  const made = new Worker(new URL('./officer-worker.ts', import.meta.url), { type: 'module' });
  made.onmessage = ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (asked === undefined) return;
    if (data.ok) {
      asked.done(data.value as never);
    } else {
      const entry = data.code === undefined ? undefined : findError(data.code);
      asked.failed(entry === undefined ? new LocalProblem('device') : new DeviceRefusal(entry));
    }
  };
  made.onerror = () => lockDevice();
  owner = readSession()?.apiKey;
  worker = made;
  return made;
}

/**
 * Asks the device.
 * @throws DeviceRefusal when it refuses; LocalProblem when it cannot work
 */
export function askDevice<K extends Ask['kind']>(
  ask: Extract<Ask, { kind: K }>,
): Promise<Answers[K]> {
  return new Promise<Answers[K]>((done, failed) => {
    const id = (next += 1);
    waiting.set(id, { done: done, failed });
    started().postMessage({ id, ...ask });
  });
}

/** Opens the sealed key of the session. @throws DeviceRefusal `keystore-locked` for a wrong passphrase */
export async function unlockDevice(passphrase: string): Promise<void> {
  const session = readSession();
  const officer = session === undefined ? undefined : readOfficer(session.apiKey);
  if (officer === undefined) throw new LocalProblem('device');
  unlocked = 'opening';
  changed();
  try {
    await askDevice({ kind: 'open', sealed: officer.sealedKey, passphrase });
    unlocked = 'open';
  } catch (error) {
    unlocked = undefined;
    throw error;
  } finally {
    changed();
  }
}

function readState(): DeviceState {
  if (unlocked !== undefined) return unlocked;
  const session = readSession();
  if (session === undefined || readOfficer(session.apiKey) === undefined) return 'none';
  return 'locked';
}

/** The state of the officer's key on this device. */
export function useDevice(): DeviceState {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, readState);
}
