import { request as plainRequest } from 'node:http';
import type { RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { publicLookup, requirePublicLiteral } from './address-guard';

/** Bytes of an answer that are read before the connection is dropped. */
const ANSWER_MAX = 16 * 1024;

/** A request to an address that somebody else chose. */
export interface Post {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Lets it go to addresses of the organisation's own network. */
  readonly privateAllowed: boolean;
}

/**
 * Sends it and waits for the status; follows no redirection.
 * @throws GatewayError `address-refused`; what the connection says
 */
export function postMessage(post: Post): Promise<number> {
  const { url, body, headers, timeoutMs, privateAllowed } = post;
  return new Promise((done, failed) => {
    if (!privateAllowed) requirePublicLiteral(url);
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body, 'utf8') },
      signal: AbortSignal.timeout(timeoutMs),
      agent: false,
      ...(privateAllowed ? {} : { lookup: publicLookup }),
    };
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const sent = send(url, options, (response) => {
      let read = 0;
      response.on('data', (part: Buffer) => {
        read += part.length;
        if (read > ANSWER_MAX) response.destroy();
      });
      response.on('error', () => undefined);
      done(response.statusCode ?? 0);
    });
    sent.on('error', failed);
    sent.end(body);
  });
}
