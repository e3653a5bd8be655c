/**
 * Who is signed in on this page. The API key lives as long as the tab; a sealed officer's key stays on the device; a
 * passphrase is kept only when an entry brought it, which only a development network does.
 */
import type { Words } from '../i18n/words';
import type { CarriedOfficer, Entry } from './enter';

export interface Session {
  readonly apiKey: string;
  readonly person: Words | undefined;
  readonly organisation: Words | undefined;
  /** Passphrase of the officer's key, when the entry brought it. */
  readonly passphrase: string | undefined;
}

const SESSION = 'fuqi.session';
const OFFICER = 'fuqi.officer';

let current: Session | undefined | null = null;
const listeners = new Set<() => void>();

/** The session, undefined when nobody is signed in. */
export function readSession(): Session | undefined {
  if (current === null) {
    const kept = sessionStorage.getItem(SESSION);
    current = kept === null ? undefined : (JSON.parse(kept) as Session);
  }
  return current;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function setSession(session: Session | undefined): void {
  current = session;
  if (session === undefined) sessionStorage.removeItem(SESSION);
  else sessionStorage.setItem(SESSION, JSON.stringify(session));
  listeners.forEach((listener) => listener());
}

/** Signs in by an entry or by a bare API key. */
export function signIn({ apiKey, person, organisation, officer }: Entry): void {
  if (officer !== undefined) keepOfficer(apiKey, officer);
  setSession({ apiKey, person, organisation, passphrase: officer?.passphrase });
}

export function signOut(): void {
  setSession(undefined);
}

/** Devices are shared: an officer's key belongs to the person who brought it, told apart by the public id of his API key. */
const officerPlace = (apiKey: string): string =>
  `${OFFICER}.${/^fuqi_([0-9a-f]{16})_/.exec(apiKey)?.[1] ?? 'other'}`;

/** The sealed officer's key of the session on this device. */
export function readOfficer(apiKey: string): Omit<CarriedOfficer, 'passphrase'> | undefined {
  const kept = localStorage.getItem(officerPlace(apiKey));
  return kept === null ? undefined : (JSON.parse(kept) as Omit<CarriedOfficer, 'passphrase'>);
}

export function keepOfficer(apiKey: string, { slot, sealedKey }: CarriedOfficer): void {
  localStorage.setItem(officerPlace(apiKey), JSON.stringify({ slot, sealedKey }));
  listeners.forEach((listener) => listener());
}

/** Removes the sealed key from this device. */
export function dropOfficer(apiKey: string): void {
  localStorage.removeItem(officerPlace(apiKey));
  listeners.forEach((listener) => listener());
}
