/** What is typed about webhooks. */
import type { components } from '../../api/schema';

export type Webhook = components['schemas']['Webhook'];
export type Delivery = components['schemas']['WebhookDelivery'];
export type WebhookType = Webhook['types'][number];

export const WEBHOOK_TYPES = [
  'voucher.created',
  'voucher.sealed',
  'voucher.spent',
  'ledger.date',
] as const satisfies readonly WebhookType[];

/** A web address without blanks around it; undefined for anything else. Which addresses are safe the gateway decides. */
export function webhookUrl(text: string): string | undefined {
  const typed = text.trim();
  return /^https?:\/\//.test(typed) && URL.canParse(typed) ? typed : undefined;
}
