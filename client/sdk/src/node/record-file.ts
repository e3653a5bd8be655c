/** Records in one file: length, checksum, bytes; what a crash left half written at the end is cut off. */
import { open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sha256 } from '@noble/hashes/sha2';
import { FuqiError } from '@fuqi/domain';
import { bytesToInteger, concatBytes } from '@fuqi/protocol';
import { equalSecrets, u32 } from '../bytes';
import type { RecordStore } from '../wallet/journal';
import { PRIVATE_FILE, hasCode, syncFolder, writeFileAtomically } from './atomic-file';
import { ProcessLock } from './process-lock';

const LENGTH_BYTES = 4;
const CHECK_BYTES = 8;
const HEAD_BYTES = LENGTH_BYTES + CHECK_BYTES;

async function takeLock(path: string): Promise<ProcessLock> {
  const lock = await ProcessLock.take(path);
  if (lock === undefined) throw new FuqiError('wallet-in-use');
  return lock;
}

function frame(record: Uint8Array): Uint8Array {
  return concatBytes([u32(record.length), checksum(record), record]);
}

function checksum(record: Uint8Array): Uint8Array {
  return sha256(record).subarray(0, CHECK_BYTES);
}

/**
 * A {@link RecordStore} in a file of mode 0600. One user at a time has it, from its first use until {@link close} or the end of
 * its process; every other one is refused with `wallet-in-use` before it reads or writes a byte.
 */
export class RecordFile implements RecordStore {
  private lock: Promise<ProcessLock> | undefined;

  constructor(private readonly path: string) {}

  /**
   * All whole records. A last record that is incomplete was never promised to anybody: it is cut off.
   * @throws FuqiError `file-invalid` when a record is damaged that others follow, `wallet-in-use`
   */
  async read(): Promise<readonly Uint8Array[]> {
    await this.own();
    const bytes = await this.content();
    const records: Uint8Array[] = [];
    let at = 0;
    while (at + HEAD_BYTES <= bytes.length) {
      const length = Number(bytesToInteger(bytes.subarray(at, at + LENGTH_BYTES)));
      const end = at + HEAD_BYTES + length;
      if (end > bytes.length) break;
      const record = bytes.slice(at + HEAD_BYTES, end);
      if (!equalSecrets(checksum(record), bytes.subarray(at + LENGTH_BYTES, at + HEAD_BYTES))) {
        if (end === bytes.length) break;
        throw new FuqiError('file-invalid', 'journal');
      }
      records.push(record);
      at = end;
    }
    if (at < bytes.length) await this.change((file) => file.truncate(at));
    return records;
  }

  /** @throws FuqiError `wallet-in-use` */
  async append(record: Uint8Array): Promise<void> {
    await this.own();
    await this.change((file) => file.appendFile(frame(record)));
  }

  /** @throws FuqiError `wallet-in-use` */
  async replace(records: readonly Uint8Array[]): Promise<void> {
    await this.own();
    await writeFileAtomically(this.path, concatBytes(records.map(frame)));
  }

  /** Lets the next user have the file. It is taken again by the next use. */
  async close(): Promise<void> {
    const { lock } = this;
    this.lock = undefined;
    await (await lock)?.release();
  }

  private async own(): Promise<void> {
    this.lock ??= takeLock(this.path);
    try {
      await this.lock;
    } catch (cause) {
      this.lock = undefined;
      throw cause;
    }
  }

  private async content(): Promise<Uint8Array> {
    try {
      return Uint8Array.from(await readFile(this.path));
    } catch (cause) {
      if (hasCode(cause, 'ENOENT')) return new Uint8Array(0);
      throw cause;
    }
  }

  /** A change that is on disk when this resolves, the file's own entry in its folder too. */
  private async change(work: (file: FileHandle) => Promise<void>): Promise<void> {
    const file = await open(this.path, 'a', PRIVATE_FILE);
    try {
      const { size } = await file.stat();
      await work(file);
      await file.datasync();
      if (size === 0) await syncFolder(dirname(this.path));
    } finally {
      await file.close();
    }
  }
}
