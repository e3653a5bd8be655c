import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FuqiError } from '@fuqi/domain';
import { fieldToHex, fromHex } from '@fuqi/protocol';
import type { Actor } from '../../stage/actor';
import type { Stage } from '../../stage/stage';

const HOST = '127.0.0.1';
const REQUEST_BYTES_MAX = 4_096;
const FIELDS = /^(?:[0-9a-f]{2}){1,512}$/;

const digestOf = (credential: string): string =>
  createHash('sha256').update(credential, 'utf8').digest('hex');

/**
 * Where gateways of a development network ask for uniqueness tags: the member's first officer signs the request here, as he
 * would on a device of his own, and two of the banks' services answer it.
 */
export async function openUniquenessDesk(
  stage: Stage,
  credentials: ReadonlyMap<string, string>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const askers = new Map(
    [...credentials].map(([key, credential]) => [digestOf(credential), stage.actor(key)]),
  );
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    const credential = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    answer(stage, askers.get(digestOf(credential)), request)
      .catch((error: unknown) => ({ slug: error instanceof FuqiError ? error.slug : 'unexpected' }))
      .then((body) => response.end(JSON.stringify(body)))
      .catch(() => response.destroy());
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, HOST, done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${String(port)}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  stage: Stage,
  asker: Actor | undefined,
  request: IncomingMessage,
): Promise<{ readonly tag: string }> {
  if (asker === undefined) throw new FuqiError('not-permitted');
  let text = '';
  for await (const part of request as AsyncIterable<Uint8Array>) {
    text += Buffer.from(part).toString('latin1');
    if (text.length > REQUEST_BYTES_MAX) throw new FuqiError('too-large', 'request');
  }
  const fields = fieldsIn(text);
  return { tag: fieldToHex(await stage.tagOf(asker, fromHex(fields))) };
}

function fieldsIn(text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FuqiError('malformed', 'request');
  }
  const { fields } = (value ?? {}) as { readonly fields?: unknown };
  if (typeof fields !== 'string' || !FIELDS.test(fields))
    throw new FuqiError('malformed', 'fields');
  return fields;
}
