/** The schema, step by step. A step that was released is never changed; a new one is added at the end. */
import { DESK_MIGRATION } from './desk-migration';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'read model',
    statements: [
      // date_code: the ledger's open date as of the last block taken; next_block: what comes after it.
      `create table checkpoint (
        id integer primary key check (id = 1),
        next_block integer not null,
        date_code integer
      )`,
      'insert into checkpoint (id, next_block, date_code) values (1, 0, null)',
      // One row a note: fen and other smallest units have 64 bits unsigned, more than bigint holds.
      `create table vouchers (
        id text primary key,
        kind text not null,
        token text not null,
        number text not null,
        issuer integer not null,
        registrar integer not null,
        owner integer not null,
        value numeric(20,0) not null,
        due integer not null,
        hold_kind text not null,
        hold_holder integer not null,
        hold_expiry integer not null,
        layer integer not null,
        budget integer not null,
        paid integer not null,
        sender integer not null,
        message text not null,
        anchor text not null,
        block integer not null,
        sealed_block integer,
        spent_block integer,
        spent_digest text
      )`,
      'create index vouchers_page on vouchers (block, id)',
      'create index vouchers_token on vouchers (token)',
      'create index vouchers_anchor on vouchers (anchor)',
      // block, event in the block, place in the event: the id of an event, and its order.
      `create table events (
        block integer not null,
        event integer not null,
        place integer not null,
        type text not null,
        voucher text,
        digest text,
        date_code integer,
        primary key (block, event, place)
      )`,
      'create index events_voucher on events (voucher)',
    ],
  },
  {
    version: 2,
    name: 'what the gateway itself remembers',
    statements: [
      `create table counterparties (
        id integer primary key,
        name_zh text not null,
        name_en text not null
      )`,
      `create table api_keys (
        id text primary key,
        name text not null,
        hash text not null,
        role text not null,
        officer integer,
        created_at text not null,
        revoked_at text
      )`,
      `create table audit (
        seq integer primary key,
        at text not null,
        principal text not null,
        action text not null,
        target text not null,
        outcome text not null,
        trace text not null,
        previous text not null,
        hash text not null
      )`,
      `create table idempotency (
        principal text not null,
        key text not null,
        request text not null,
        status integer,
        headers text,
        body text,
        created_at text not null,
        primary key (principal, key)
      )`,
      `create table operations (
        id text primary key,
        act text not null,
        state text not null,
        draft text not null,
        digest text not null,
        needed integer not null,
        created_by text not null,
        created_at text not null,
        updated_at text not null,
        bytes text,
        receipt text,
        problem text
      )`,
      'create index operations_state on operations (state)',
      `create table signatures (
        operation text not null references operations (id),
        slot integer not null,
        leg integer not null,
        principal text not null,
        signature text not null,
        at text not null,
        primary key (operation, slot, leg)
      )`,
    ],
  },
  DESK_MIGRATION,
];
