import { fieldHex } from '../encoding/hex';

/** Digits of the largest leaf index, 4^8 − 1. */
const LEAF_DIGITS = 5;

/**
 * Every key that the chaincode reads or writes, in one place. Field elements and hashes are 64 lower-case hexadecimal
 * digits, numbers plain decimals.
 *
 * Operations read keys of cited versions only. The four `…/head` keys are pointers: `party/head` belongs to registrations,
 * the others to governance, calendar and clients' queries; `tree/frontier` belongs to `seal`.
 *
 * Source: PROTOCOL §3, §9.
 */
export const KEYS = {
  /** Written once, when the channel is opened; never again, so that reading it conflicts with nothing. */
  channel: 'channel/config',
  calendar: (version: string) => `calendar/${version}`,
  calendarHead: 'calendar/head',
  date: (code: number) => `date/${String(code)}`,
  dateHead: 'date/head',
  duty: (epoch: number) => `duty/${String(epoch)}`,
  dutyHead: 'duty/head',
  policy: (version: number) => `policy/${String(version)}`,
  policyHead: 'policy/head',
  verifyingKey: (circuit: number, hash: string) => `vk/${String(circuit)}/${hash}`,
  party: (root: bigint) => `party/${fieldHex(root)}`,
  partyHead: 'party/head',
  /** Padded, so that a scan goes through the members in order. */
  leaf: (index: number) => `leaf/${String(index).padStart(LEAF_DIGITS, '0')}`,
  root: (root: bigint) => `root/${fieldHex(root)}`,
  nullifier: (nullifier: bigint) => `nf/${fieldHex(nullifier)}`,
  /** Tags of different circuits do not meet: what one circuit lets a prover choose takes nothing from another. */
  tag: (circuit: number, tag: bigint) => `tag/${String(circuit)}/${fieldHex(tag)}`,
  /**
   * The anchor's own key is part of it: a freely chosen tag that equals somebody's nullifier must not occupy his pending
   * key, and since an anchor is written once, a pending key under an unspent anchor is known to be absent.
   */
  pending: (anchor: string) => `pending/${anchor}`,
  frontier: 'tree/frontier',
  chunk: (index: number) => `chunk/${String(index)}`,
  chunkRoot: (index: number) => `chunk-root/${String(index)}`,
  motion: (hash: string) => `motion/${hash}`,
} as const;

/** Where the pending keys begin, and the first text after all of them. */
export const PENDING_RANGE = { from: 'pending/', to: 'pending0' } as const;

/** What may stand behind `pending/`, and what receipts stand under. */
export const ANCHOR_PATTERN = '(?:nf|tag/[1-9][0-9]?)/[0-9a-f]{64}';

/** Where the leaves of the party tree begin, and the first text after all of them. */
export const LEAF_RANGE = { from: 'leaf/', to: 'leaf0' } as const;

/** Where the motions begin, and the first text after all of them. */
export const MOTION_RANGE = { from: 'motion/', to: 'motion0' } as const;
