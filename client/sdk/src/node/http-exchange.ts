/** One request to a process on this machine, with bounds. */
import { request } from 'node:http';
import type { Agent } from 'node:http';
import { FuqiError } from '@fuqi/domain';

/** A request. */
export interface Exchange {
  readonly agent: Agent;
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly credential: string;
  readonly body?: string | undefined;
  /** Until the whole answer is there, milliseconds. */
  readonly timeoutMs: number;
  /** Largest answer, bytes. */
  readonly answerBytesMax: number;
  readonly signal?: AbortSignal | undefined;
}

/** An answer. */
export interface Exchanged {
  readonly status: number;
  readonly text: string;
}

/** @throws FuqiError `malformed` for an answer too large or cut off; whatever the connection throws */
export function exchange(of: Exchange): Promise<Exchanged> {
  const { agent, url, method, credential, body, timeoutMs, answerBytesMax } = of;
  const headers = {
    authorization: `Bearer ${credential}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = of.signal === undefined ? timeout : AbortSignal.any([of.signal, timeout]);
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers, signal });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const parts: Uint8Array[] = [];
      let length = 0;
      response.on('error', reject);
      response.on('data', (part: Uint8Array) => {
        length += part.length;
        if (length > answerBytesMax) sent.destroy(malformedAnswer());
        else parts.push(part);
      });
      response.on('end', () => {
        if (!response.complete) reject(malformedAnswer());
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    sent.end(body);
  });
}

export function malformedAnswer(): FuqiError {
  return new FuqiError('malformed', 'answer', { layer: 'wallet' });
}
