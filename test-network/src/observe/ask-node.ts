import { request } from 'node:https';
import { readFileSync } from 'node:fs';
import type { Endpoint, NodeFiles } from '@fuqi/topology';

/** What a node answered over HTTPS. */
export interface NodeAnswer {
  readonly status: number;
  readonly body: string;
  /** The node's own clock, milliseconds since 1970, to the second. */
  readonly clock: number | undefined;
}

/**
 * Asks a node over TLS, verified against its organisation's root, with the node's own certificate as the client's.
 * @returns undefined where it does not answer in time
 */
export function askNode(
  endpoint: Endpoint,
  path: string,
  files: Pick<NodeFiles, 'tlsRoot' | 'tlsCert' | 'tlsKey'>,
  timeout = 4_000,
): Promise<NodeAnswer | undefined> {
  const tls = {
    ca: readFileSync(files.tlsRoot),
    cert: readFileSync(files.tlsCert),
    key: readFileSync(files.tlsKey),
  };
  return new Promise((resolve) => {
    const asked = request({ ...endpoint, ...tls, path, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => void parts.push(part));
      answer.once('error', () => resolve(undefined));
      answer.once('end', () => {
        const clock = Date.parse(answer.headers.date ?? '');
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(parts).toString('utf8'),
          clock: Number.isNaN(clock) ? undefined : clock,
        });
      });
    });
    // The whole exchange, and not only a pause in it: a frozen process takes a connection and then says nothing.
    const alarm = setTimeout(() => asked.destroy(), timeout);
    asked.once('close', () => clearTimeout(alarm));
    asked.once('error', () => resolve(undefined));
    asked.once('close', () => resolve(undefined));
    asked.end();
  });
}
