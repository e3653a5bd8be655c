/** What the desks remember: quotes, payments told by others, messages between gateways, webhooks. */
import type { Migration } from './migrations';

const OPERATIONS = [
  // Another member whose officers sign too; and, for an operation of another member, who that is and its number there.
  'alter table operations add column cosigner integer',
  'alter table operations add column host integer',
  'alter table operations add column host_operation text',
  'create index operations_page on operations (created_at, id)',
  // 0: this organisation's own officers.
  'alter table signatures add column member integer not null default 0',
  'alter table signatures drop constraint signatures_pkey',
  'alter table signatures add primary key (operation, member, slot, leg)',
];

const VOUCHERS = [
  "alter table vouchers add column hold_reference text not null default ''",
  'create index vouchers_reference on vouchers (hold_reference)',
  // The new column follows from the ledger as the others do: the tables are filled again.
  'delete from events',
  'delete from vouchers',
  'update checkpoint set next_block = 0, date_code = null where id = 1',
];

const QUOTES = [
  // What a salted commitment on the ledger opens to.
  `create table openings (
    commitment text primary key,
    purpose text not null,
    salt text not null,
    content text not null,
    created_at text not null
  )`,
  `create table quote_requests (
    id text primary key,
    direction text not null,
    remote text not null,
    seller integer not null,
    voucher text,
    issuer integer not null,
    registrar integer not null,
    value numeric(20,0) not null,
    due integer not null,
    created_by text not null,
    created_at text not null
  )`,
  'create index quote_requests_page on quote_requests (created_at, id)',
  `create table quote_banks (
    request text not null references quote_requests (id),
    bank integer not null,
    primary key (request, bank)
  )`,
  `create table quotes (
    id text primary key,
    request text not null references quote_requests (id),
    bank integer not null,
    rate_bps integer not null,
    day_basis integer not null,
    days integer not null,
    fees numeric(20,0) not null,
    interest numeric(20,0) not null,
    net numeric(20,0) not null,
    value_day integer not null,
    valid_until integer not null,
    salt text not null,
    rest text not null,
    reference text not null,
    created_by text not null,
    created_at text not null,
    unique (request, bank)
  )`,
  'create index quotes_reference on quotes (reference)',
];

const MESSAGES = [
  // Payments that another member says it has sent to an account kept here.
  `create table payment_notices (
    reference text primary key,
    payer integer not null,
    payee integer not null,
    amount numeric(20,0) not null,
    purpose text not null,
    created_at text not null
  )`,
  `create table peer_outbox (
    id text primary key,
    member integer not null,
    kind text not null,
    envelope text not null,
    state text not null,
    attempts integer not null,
    next_at text not null,
    problem text,
    created_at text not null,
    delivered_at text
  )`,
  'create index peer_outbox_waiting on peer_outbox (state, next_at)',
  `create table peer_inbox (
    sender integer not null,
    id text not null,
    kind text not null,
    received_at text not null,
    primary key (sender, id)
  )`,
];

const WEBHOOKS = [
  `create table webhooks (
    id text primary key,
    url text not null,
    types text not null,
    secret text not null,
    former_secret text,
    former_until text,
    block integer not null,
    event integer not null,
    place integer not null,
    created_at text not null
  )`,
  `create table webhook_deliveries (
    id text primary key,
    webhook text not null references webhooks (id) on delete cascade,
    type text not null,
    body text not null,
    state text not null,
    attempts integer not null,
    next_at text not null,
    created_at text not null,
    settled_at text
  )`,
  'create index webhook_deliveries_waiting on webhook_deliveries (state, next_at)',
  'create index webhook_deliveries_page on webhook_deliveries (webhook, created_at, id)',
  `create table webhook_attempts (
    delivery text not null references webhook_deliveries (id) on delete cascade,
    number integer not null,
    at text not null,
    status integer,
    error text,
    primary key (delivery, number)
  )`,
];

export const DESK_MIGRATION: Migration = {
  version: 3,
  name: 'the desks',
  statements: [...OPERATIONS, ...VOUCHERS, ...QUOTES, ...MESSAGES, ...WEBHOOKS],
};
