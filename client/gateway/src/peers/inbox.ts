/** Takes messages of other gateways, each once: its number and its effects are written in one transaction. */
import { FuqiError } from '@fuqi/domain';
import type { Database, Queries } from '../db/database';
import type { GatewayMember } from '../member/gateway-member';
import {
  takeCountersignRequest,
  takeCountersignatures,
  takeOutcome,
} from '../operations/countersigning';
import { takePaymentNotice } from '../payments/take-payment-notice';
import { takeQuote, takeQuoteRequest } from '../quotes/take-quote-messages';
import { z } from '../schemas/z';
import type { Envelope } from './envelope';
import { parseMessage } from './messages';
import type { PeerMessage } from './messages';

/** A message older than this is not taken: its number may have been forgotten. */
const AGE_MAX_MS = 7 * 86_400_000;
/** How far another gateway's clock may be ahead. */
const AHEAD_MAX_MS = 600_000;

/** What messages are taken with. */
export interface InboxSetting {
  readonly db: Database;
  readonly member: GatewayMember;
  readonly now: () => string;
}

/**
 * Takes a message whose signature holds.
 * @returns whether it was new
 * @throws FuqiError `malformed`, `operation-expired` for one that is too old, and as each kind of message
 */
export async function takeMessage(setting: InboxSetting, envelope: Envelope): Promise<boolean> {
  const { db, now } = setting;
  const age = Date.parse(now()) - Date.parse(envelope.sentAt);
  if (age > AGE_MAX_MS) throw new FuqiError('operation-expired', 'message');
  if (age < -AHEAD_MAX_MS) throw new FuqiError('malformed', 'sentAt');
  const message = parseMessage(envelope.content);
  return db.transaction(async (tx) => {
    const fresh = await tx.query(
      z.object({ id: z.string() }),
      `insert into peer_inbox (sender, id, kind, received_at) values ($1,$2,$3,$4)
       on conflict do nothing returning id`,
      [envelope.from, envelope.id, message.kind, now()],
    );
    if (fresh.length > 0) await take(tx, setting, envelope.from, message);
    return fresh.length > 0;
  });
}

async function take(
  tx: Queries,
  setting: InboxSetting,
  from: number,
  message: PeerMessage,
): Promise<void> {
  switch (message.kind) {
    case 'quote-request':
      return takeQuoteRequest(tx, setting, from, message);
    case 'quote':
      return takeQuote(tx, setting, from, message);
    case 'countersign':
      return takeCountersignRequest(tx, setting, from, message);
    case 'countersignatures':
      return takeCountersignatures(tx, setting, from, message);
    case 'operation-outcome':
      return takeOutcome(tx, setting, from, message);
    case 'payment-sent':
      return takePaymentNotice(tx, setting, from, message);
  }
}
