import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openFrontDoor } from './front-door';
import type { FrontDoor } from './front-door';
import type { Person } from './person';

const PERSON: Person = {
  person: { zh: '王丽<经办>', en: 'Wang "Li"' },
  organisation: { zh: '鼎新', en: 'Dingxin & Co' },
  role: 'core',
  gateway: 'http://127.0.0.1:7304',
  apiKey: 'fuqi_1_2',
  officer: { slot: 0, sealedKey: '{}', passphrase: 'secret words' },
};

let door: FrontDoor;
let day: string;

beforeEach(async () => {
  day = '2026-11-23';
  door = await openFrontDoor([PERSON], 0, {
    today: () => Promise.resolve(day),
    goTo: (to) => {
      if (to === '2026-11-01') return Promise.reject(new Error('date-not-next'));
      day = to;
      return Promise.resolve();
    },
  });
});
afterEach(() => door.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** As a browser would not let a page do it: with any host and origin. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: {
    method?: string;
    headers?: Record<string, string>;
    body?: string;
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, door.url), { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the front door', () => {
  test('tells the people, and its page leads each to the own gateway', async () => {
    expect(JSON.parse((await ask('/people.json')).text)).toEqual([PERSON]);
    const { text, headers } = await ask('/');
    const entry = /href="http:\/\/127\.0\.0\.1:7304\/#enter=([\w-]+)"/.exec(text)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(entry, 'base64url').toString('utf8'))).toEqual(PERSON);
    expect(text).toContain('王丽&lt;经办&gt;');
    expect(text).toContain('Dingxin &amp; Co');
    expect(text).not.toContain('<script');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
  });

  test('answers no other host name, so that no other site’s page can read keys here', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example:80']) {
      expect((await ask('/people.json', { headers: { host } })).status).toBe(421);
    }
  });

  test('moves the day for its own page, and for nobody else’s', async () => {
    const post = (body: string, headers: Record<string, string> = {}) =>
      ask('/day', { method: 'POST', body, headers });
    expect((await post('day=2026-12-10', { origin: 'http://evil.example' })).status).toBe(403);
    expect(day).toBe('2026-11-23');
    const own = { origin: new URL(door.url).origin };
    expect(await post('day=2026-12-10', own)).toMatchObject({
      status: 303,
      headers: { location: '/' },
    });
    expect(JSON.parse((await ask('/day')).text)).toEqual({ day: '2026-12-10' });
    expect((await post('day=2026-11-01', own)).status).toBe(409);
    expect((await post('day=soon', own)).status).toBe(400);
    expect((await post('x'.repeat(100), own)).status).toBe(413);
  });

  test('knows nothing else', async () => {
    expect((await ask('/other')).status).toBe(404);
    expect((await ask('/people.json', { method: 'DELETE' })).status).toBe(405);
    expect((await ask('/people.json', { method: 'HEAD' })).text).toBe('');
  });
});
