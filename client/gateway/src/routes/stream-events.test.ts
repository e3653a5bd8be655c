import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CORE } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { issueVoucher, openWorld } from '../testing/gateway-world';
import { openTestGateway } from '../testing/test-gateway';
import type { TestGateway } from '../testing/test-gateway';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

interface Told {
  readonly id: string;
  readonly type: string;
}

describe('the event stream', () => {
  let world: TestWorld;
  let at: TestGateway;
  beforeAll(async () => {
    world = await openWorld();
    at = await openTestGateway(world, CORE, { streamsMax: 2, heartbeatMs: 50 });
  }, 120_000);
  afterAll(() => at.close());

  /** Reads a stream until so many events, or a text, came. */
  async function listen(
    enough: (told: readonly Told[], text: string) => boolean,
    last?: string,
  ): Promise<{ told: Told[]; text: string }> {
    const stop = new AbortController();
    const headers = {
      authorization: `Bearer ${at.keys.reader}`,
      ...(last === undefined ? {} : { 'last-event-id': last }),
    };
    const response = await fetch(`${at.url}/v1/events`, { headers, signal: stop.signal });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    let text = '';
    let told: Told[] = [];
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(part).toString();
      told = [...text.matchAll(/id: (.*)\nevent: (.*)\n/g)].map(([, id = '', type = '']) => ({
        id,
        type,
      }));
      if (enough(told, text)) break;
    }
    stop.abort();
    return { told, text };
  }

  test('tells the past from the beginning, and from any event on', async () => {
    const { told } = await listen((all) => all.length >= 5, 'start');
    expect(told.map(({ type }) => type)).toEqual([
      'date',
      'created',
      'sealed',
      'created',
      'sealed',
    ]);
    for (const [place, { id }] of told.slice(0, -1).entries()) {
      const rest = await listen((all) => all.length >= told.length - place - 1, id);
      expect(rest.told).toEqual(told.slice(place + 1));
    }
  });

  test('without an id it begins now, and tells what comes', async () => {
    const live = listen((all) => all.some(({ type }) => type === 'sealed'));
    await new Promise((done) => setTimeout(done, 100));
    await issueVoucher(world);
    await at.gateway.services.projector.run();
    const { told, text } = await live;
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['spent', 'created', 'sealed']),
    );
    expect(text).toContain('still here');
    expect(text).not.toMatch(/"value"/);
  });

  test('bounds its listeners, and frees a place when one leaves', async () => {
    const silent = () => listen((_, text) => text.includes('still here'));
    await Promise.all([silent(), silent()]);
    const stops = [new AbortController(), new AbortController()];
    const headers = { authorization: `Bearer ${at.keys.reader}` };
    for (const { signal } of stops) await fetch(`${at.url}/v1/events`, { headers, signal });
    const third = await at.get('/v1/events', at.keys.reader);
    expect([third.status, third.body['slug']]).toEqual([503, 'streams-full']);
    stops.forEach((stop) => stop.abort());
    await new Promise((done) => setTimeout(done, 100));
    await silent();
  });

  test('an id that is none is refused', async () => {
    const answer = await at.get('/v1/events', at.keys.reader, { 'last-event-id': 'x' });
    expect([answer.status, answer.body['slug']]).toEqual([400, 'malformed']);
  });
});
