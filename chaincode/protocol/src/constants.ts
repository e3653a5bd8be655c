/** Kinds of token (PROTOCOL.md §2). */
export const KIND = {
  VOUCHER: 1n,
  QUOTA: 2n,
  CAPACITY: 3n,
  LIMIT: 4n,
  DEPOSIT: 5n,
  STOCK: 6n,
  RECEIPT: 7n,
  DISTRIBUTION: 8n,
} as const;

/** Kinds of hold; NONE is the absence of one. */
export const HOLD = {
  NONE: 0n,
  OFFER: 1n,
  ISSUE_OFFER: 2n,
  RESERVE: 3n,
  PAYING: 4n,
  PLEDGE: 5n,
  DISPOSAL: 6n,
} as const;

/** Actions of `move`. */
export const MOVE_ACTION = {
  OWN: 1n,
  RETURN: 2n,
  ENCUMBER: 3n,
  RELEASE: 4n,
  PAY: 5n,
  FAIL: 6n,
  FUND: 7n,
} as const;

/** Actions of `clear`. */
export const CLEAR_ACTION = { CLEAR: 1n, REJECT: 2n, TAKE_BACK: 3n } as const;

/** Modes of `register`. */
export const REGISTER_MODE = {
  NEW: 1n,
  UPDATE: 2n,
  STANDING: 3n,
  NEW_INSTITUTION: 4n,
  INSTITUTION_STANDING: 5n,
} as const;

/** What a paying hold pays for. */
export const PAY_PURPOSE = { FUNDING: 1n, CLEARING: 2n } as const;

/** Which hold an output of `move` carries, as its plaintext says it. */
export const HOLD_SELECTION = { NONE: 0n, SAME: 1n, NEW: 2n, PREVIOUS: 3n } as const;

/** Roles of a member, as values of bits. */
export const ROLE = {
  ENTERPRISE: 1n,
  BANK: 2n,
  MANDATE: 4n,
  WAREHOUSE: 8n,
  INSPECTOR: 16n,
} as const;

/** Standing of a member. */
export const STANDING = { ACTIVE: 1n, SUSPENDED: 2n, FROZEN: 3n } as const;

/** Powers of an officer, as values of bits. */
export const POWER = { TRADE: 1n, GRANT: 2n, ADMIN: 4n, ATTEST: 8n } as const;

/** What an invoice is for. */
export const INVOICE_BASIS = { GOODS: 1n, SERVICES: 2n, PROGRESS: 3n, PREPAYMENT: 4n } as const;

/** Flags of an invoice's capacity, as values of bits. */
export const CAPACITY_FLAG = { SME_AND_LARGE_BUYER: 1n, LONGER_TERM_CONSENTED: 2n } as const;

/** Types of record. */
export const RECORD_TYPE = {
  PAID: 1n,
  DEFAULT_DECLARED: 2n,
  DEFAULT_CONFIRMED: 3n,
  DISTRIBUTION: 4n,
  STOCK_ATTESTED: 5n,
} as const;

/** `dualFrom` of a member for whom one officer always suffices. */
export const ONE_OFFICER_SUFFICES = (1n << 64n) - 1n;

/** Slots of a member's officers. */
export const OFFICER_SLOTS = 8;

/** Depth of the tree of notes and records. */
export const NOTE_TREE_DEPTH = 16;

/** Depth of the party tree. */
export const PARTY_TREE_DEPTH = 8;

/** Leaves of a chunk of the note tree, which `seal` reports when it is complete. */
export const CHUNK_LEAVES = 256;

/** Levels of the tree inside a chunk. */
export const CHUNK_DEPTH = 4;

/** Bits of the ranges of PROTOCOL.md §1. */
export const BITS = {
  VALUE: 64,
  DAY: 22,
  DATE: 24,
  MEMBER: 16,
  LAYER: 8,
  BUDGET: 16,
  PAID: 8,
  EPHEMERAL: 251,
} as const;

/** Version of the protocol and of its encodings. */
export const PROTOCOL_VERSION = 1;
