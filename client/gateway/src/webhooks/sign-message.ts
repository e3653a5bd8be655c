import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookRow } from './webhook-store';

/** Bytes of a secret. */
const SECRET_BYTES = 32;

/** A fresh secret as Standard Webhooks writes it. */
export function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/**
 * Headers of a message by Standard Webhooks: its id, the time of this attempt, and a signature by the secret — and by the former
 * one while that still holds, so that a receiver can change over without losing a message.
 * @param now ISO 8601 in UTC
 */
export function signedHeaders(
  webhook: Pick<WebhookRow, 'secret' | 'former_secret' | 'former_until'>,
  id: string,
  now: string,
  body: string,
): Record<string, string> {
  const { secret, former_secret: former, former_until: until } = webhook;
  const holds = former !== null && until !== null && now < until;
  const at = new Date(now);
  const signatures = [secret, ...(holds ? [former] : [])].map((key) =>
    new Webhook(key).sign(id, at, body),
  );
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signatures.join(' '),
  };
}
