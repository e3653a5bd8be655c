/** The wallet's memory: records appended one by one, whole or not there, readable by the member only. */
import { hkdf } from '@noble/hashes/hkdf';
import { sha256 } from '@noble/hashes/sha2';
import { FuqiError } from '@fuqi/domain';
import { concatBytes } from '@fuqi/protocol';
import { u64, utf8, utf8ToText } from '../bytes';
import { parseValues, stringifyValues } from '../json-values';
import { secureRandom } from '../random';
import type { RandomSource } from '../random';
import { webCrypto } from '../web-crypto';
import type { WebKey } from '../web-crypto';

/** Where records are kept. A record is appended whole or not at all, whenever the machine stops. */
export interface RecordStore {
  /** All records in order. */
  read(): Promise<readonly Uint8Array[]>;
  append(record: Uint8Array): Promise<void>;
  /** Replaces all records at once. */
  replace(records: readonly Uint8Array[]): Promise<void>;
}

/** Records in memory, for tests and for browsers that keep nothing. */
export class MemoryRecords implements RecordStore {
  private records: Uint8Array[] = [];

  read(): Promise<readonly Uint8Array[]> {
    return Promise.resolve(this.records.map((record) => Uint8Array.from(record)));
  }

  append(record: Uint8Array): Promise<void> {
    this.records.push(Uint8Array.from(record));
    return Promise.resolve();
  }

  replace(records: readonly Uint8Array[]): Promise<void> {
    this.records = records.map((record) => Uint8Array.from(record));
    return Promise.resolve();
  }
}

const NONCE_BYTES = 12;

/**
 * Values in a {@link RecordStore}, each sealed with AES-256-GCM under a key from the member's seed, its place as
 * associated data: none can be read, altered, moved or left out before others.
 */
export class Journal {
  private length = 0;

  private constructor(
    private readonly store: RecordStore,
    private readonly key: WebKey,
    private readonly random: RandomSource,
  ) {}

  /** A journal of the holder of a seed. @param purpose keeps journals of one seed apart */
  static async open(
    store: RecordStore,
    seed: Uint8Array,
    purpose: string,
    random: RandomSource = secureRandom,
  ): Promise<Journal> {
    const bytes = hkdf(sha256, seed, new Uint8Array(0), utf8(`fuqi.journal.1/${purpose}`), 32);
    const key = await webCrypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [
      'encrypt',
      'decrypt',
    ]);
    return new Journal(store, key, random);
  }

  /** All values in order. @throws FuqiError `file-invalid` when a record does not open in its place */
  async read(): Promise<unknown[]> {
    const records = await this.store.read();
    const values: unknown[] = [];
    for (const [place, record] of records.entries()) values.push(await this.open(place, record));
    this.length = records.length;
    return values;
  }

  /** Appends a value; durable once it resolves. {@link read} comes first. */
  async append(value: unknown): Promise<void> {
    await this.store.append(await this.seal(this.length, value));
    this.length += 1;
  }

  /** Replaces all values at once. */
  async replace(values: readonly unknown[]): Promise<void> {
    const records = await Promise.all(values.map((value, place) => this.seal(place, value)));
    await this.store.replace(records);
    this.length = records.length;
  }

  private async seal(place: number, value: unknown): Promise<Uint8Array> {
    const iv = this.random(NONCE_BYTES);
    const parameters = { name: 'AES-GCM', iv, additionalData: u64(BigInt(place)) };
    const plain = utf8(stringifyValues(value));
    const box = await webCrypto.subtle.encrypt(parameters, this.key, plain);
    return concatBytes([iv, new Uint8Array(box)]);
  }

  private async open(place: number, record: Uint8Array): Promise<unknown> {
    const iv = record.subarray(0, NONCE_BYTES);
    const parameters = { name: 'AES-GCM', iv, additionalData: u64(BigInt(place)) };
    let plain: ArrayBuffer;
    try {
      plain = await webCrypto.subtle.decrypt(parameters, this.key, record.subarray(NONCE_BYTES));
    } catch (cause) {
      throw new FuqiError('file-invalid', 'journal record', { cause });
    }
    return parseValues(utf8ToText(new Uint8Array(plain)));
  }
}
