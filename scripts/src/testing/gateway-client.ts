/** A person at a gateway: asks over HTTP, and signs with his own key what he has read. */
import { fieldToHex } from '@fuqi/protocol';
import { parseValues, signRequest } from '@fuqi/sdk';
import type { SigningRequest } from '@fuqi/sdk';
import type { Actor } from '../stage/actor';

export type Body = Readonly<Record<string, unknown>>;

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly body: Body;
}

let keys = 0;

/** See the file. A gateway that is gone is asked again with the same key until it is back. */
export class GatewayClient {
  constructor(
    readonly url: string,
    private readonly apiKey: string,
    private readonly actor: Actor,
    private readonly slot: number,
  ) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path, undefined, '');
  }

  /** @param key of the write; the same again is the same write */
  post(path: string, body?: unknown, key = `key-${String((keys += 1))}-${String(Date.now())}`) {
    return this.send('POST', path, body, key);
  }

  /** Signs an operation on the person's own device. */
  async sign(operation: string): Promise<Answer> {
    const { body } = await this.get(`/v1/operations/${operation}/signing-request`);
    const request = parseValues(body['request'] as string) as SigningRequest;
    const signer = this.actor.signers[this.slot];
    if (signer === undefined) throw new Error('no officer');
    const officer = { member: this.actor.id, slot: this.slot, signer };
    const signed = await signRequest(request, officer, () => true);
    const signatures = signed.map(({ leg, r8, s }) => ({
      leg,
      r8: { x: fieldToHex(r8.x), y: fieldToHex(r8.y) },
      s: fieldToHex(s),
    }));
    return this.post(`/v1/operations/${operation}/signatures`, { signatures });
  }

  /** The one item of a list that is so, as soon as there is one. */
  async find(path: string, is: (item: Body) => boolean, seconds = 60): Promise<Body> {
    const until = Date.now() + seconds * 1_000;
    for (;;) {
      const items = ((await this.get(path)).body['items'] ?? []) as readonly Body[];
      const found = items.find(is);
      if (found !== undefined) return found;
      if (Date.now() > until) throw new Error(`nothing such at ${path}: ${JSON.stringify(items)}`);
      await pause(200);
    }
  }

  private async send(method: string, path: string, body: unknown, key: string): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${this.apiKey}`,
      ...(key === '' ? {} : { 'idempotency-key': key, prefer: 'wait=30' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const request = {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await fetch(this.url + path, request);
        const text = await response.text();
        return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Body) };
      } catch (error) {
        if (attempt === 100) throw error;
        await pause(200);
      }
    }
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));
