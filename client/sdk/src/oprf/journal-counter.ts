/** Counts that outlive a restart. */
import { concatBytes, bytesToInteger, fieldFromBytes, fieldToBytes } from '@fuqi/protocol';
import { u32 } from '../bytes';
import type { RecordStore } from '../wallet/journal';
import { MemoryCounter } from './counter';
import type { RequestCounter } from './counter';

const RECORD_BYTES = 4 + 4 + 32;

/** A {@link RequestCounter} that writes each request down before it is answered; a new day begins a new list. */
export class JournalCounter implements RequestCounter {
  private readonly memory = new MemoryCounter();
  private day = -1;

  private constructor(private readonly store: RecordStore) {}

  static async open(store: RecordStore): Promise<JournalCounter> {
    const counter = new JournalCounter(store);
    for (const record of await store.read()) {
      if (record.length !== RECORD_BYTES) continue;
      const member = Number(bytesToInteger(record.subarray(0, 4)));
      const day = Number(bytesToInteger(record.subarray(4, 8)));
      counter.memory.admit(member, day, fieldFromBytes(record.subarray(8)), Infinity);
      counter.day = Math.max(counter.day, day);
    }
    return counter;
  }

  async admit(member: number, day: number, digest: bigint, limit: number): Promise<boolean> {
    if (day > this.day) {
      await this.store.replace([]);
      this.day = day;
    }
    const known = day === this.day && this.memory.has(member, digest);
    if (!this.memory.admit(member, day, digest, limit)) return false;
    if (known) return true;
    await this.store.append(concatBytes([u32(member), u32(day), fieldToBytes(digest)]));
    return true;
  }
}
