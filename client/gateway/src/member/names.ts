/** How members are called on this gateway. The ledger knows numbers only; names are the organisation's own address book. */
import { memberNumber } from '@fuqi/sdk';
import type { Sentence } from '@fuqi/sdk';
import type { Database } from '../db/database';
import { z } from '../schemas/z';

const nameRow = z.object({ id: z.int(), name_zh: z.string(), name_en: z.string() });

/** See the file. */
export class Names {
  private readonly known = new Map<number, Sentence>();

  constructor(private readonly db: Database) {}

  /** Reads the address book. */
  async load(): Promise<void> {
    const rows = await this.db.query(nameRow, 'select id, name_zh, name_en from counterparties');
    rows.forEach(({ id, name_zh: zh, name_en: en }) => this.known.set(id, { zh, en }));
  }

  /** Sets a member's name. */
  async set(id: number, { zh, en }: Sentence): Promise<void> {
    await this.db.run(
      `insert into counterparties (id, name_zh, name_en) values ($1, $2, $3)
       on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en`,
      [id, zh, en],
    );
    this.known.set(id, { zh, en });
  }

  /** A member's name, or its number. */
  of(id: number): Sentence {
    return this.known.get(id) ?? memberNumber(id);
  }
}
