/** The entry by which a person opens the console: read from the address's fragment, which no server sees. */
import type { Words } from '../i18n/words';

/** An officer's key as it is carried: sealed under a passphrase. */
export interface CarriedOfficer {
  readonly slot: number;
  /** The stored form of the SDK (`formatSealedSecret`). */
  readonly sealedKey: string;
  readonly passphrase: string | undefined;
}

export interface Entry {
  readonly person: Words | undefined;
  readonly organisation: Words | undefined;
  readonly apiKey: string;
  readonly officer: CarriedOfficer | undefined;
}

const FRAGMENT = /^#enter=([A-Za-z0-9_-]+)$/;

/** Reads `#enter=<base64url(JSON)>`; undefined for any other fragment or content. */
export function parseEntry(fragment: string): Entry | undefined {
  const [, code] = FRAGMENT.exec(fragment) ?? [];
  if (code === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(code.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
      character.charCodeAt(0),
    );
    return readEntry(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}

/** Writes an entry, the inverse of {@link parseEntry}. */
export function entryFragment(entry: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(entry));
  const code = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#enter=${code.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}

function readEntry(value: unknown): Entry | undefined {
  if (!isRecord(value) || typeof value['apiKey'] !== 'string' || value['apiKey'] === '') {
    return undefined;
  }
  return {
    person: readWords(value['person']),
    organisation: readWords(value['organisation']),
    apiKey: value['apiKey'],
    officer: readOfficer(value['officer']),
  };
}

function readOfficer(value: unknown): CarriedOfficer | undefined {
  if (!isRecord(value)) return undefined;
  const { slot, sealedKey, passphrase } = value;
  if (!Number.isSafeInteger(slot) || sealedKey === undefined || sealedKey === null)
    return undefined;
  return {
    slot: slot as number,
    sealedKey: typeof sealedKey === 'string' ? sealedKey : JSON.stringify(sealedKey),
    passphrase: typeof passphrase === 'string' ? passphrase : undefined,
  };
}

function readWords(value: unknown): Words | undefined {
  if (!isRecord(value)) return undefined;
  const { zh, en } = value;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
