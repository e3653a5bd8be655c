/** The typed client of this organisation's gateway. Everything that the console knows comes through it. */
import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import { i18n } from '../i18n/i18n';
import { LOCALE } from '../i18n/language';
import { readSession, signOut } from '../session/session';
import type { paths } from './schema';

export type Api = Client<paths>;

/** Where the interface is: beside the page itself. */
export const api: Api = createClient<paths>({ baseUrl: location.origin });

api.use({
  onRequest: ({ request }) => {
    const session = readSession();
    if (session !== undefined) request.headers.set('Authorization', `Bearer ${session.apiKey}`);
    request.headers.set('Accept-Language', i18n.language === 'en' ? LOCALE.en : LOCALE.zh);
    const writes = request.method !== 'GET';
    if (writes && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    }
    return request;
  },
  onResponse: ({ response }) => {
    // The key was revoked or is not of this gateway: whoever sits here must sign in again.
    if (response.status === 401) signOut();
  },
});
