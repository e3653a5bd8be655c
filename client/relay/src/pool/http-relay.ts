import { Agent, request } from 'node:http';
import { FuqiError, findError } from '@fuqi/domain';
import { outcomeFromJson, parseObject } from '../relay/outcome-codec';
import type { RelayAnswer, RelayTicket } from '../relay/relay';
import type { RelayPort } from './relay-port';

/** Where a relay is reached. */
export interface HttpRelayOptions {
  readonly name: string;
  readonly organisation: string;
  /** `http://host:port` */
  readonly url: string;
  /** How long an answer may take, milliseconds; default 10 s. */
  readonly timeoutMs?: number;
}

const ANSWER_BYTES_MAX = 4_096;
const ID = /^[0-9a-f]{64}$/;

/** A relay behind HTTP; what it answers is another organisation's and is parsed as such. */
export class HttpRelay implements RelayPort {
  readonly name: string;
  readonly organisation: string;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly options: HttpRelayOptions) {
    this.name = options.name;
    this.organisation = options.organisation;
  }

  async submit(bytes: Uint8Array): Promise<RelayTicket> {
    const fields = parseObject(await this.ask('POST', '/operations', bytes));
    const id = fields['id'];
    if (typeof id !== 'string' || !ID.test(id)) throw new FuqiError('relay-unreachable', 'answer');
    return { id, answer: answerOf(fields) };
  }

  async answer(id: string): Promise<RelayAnswer> {
    return answerOf(parseObject(await this.ask('GET', `/operations/${id}`)));
  }

  /** Closes kept connections. */
  close(): void {
    this.agent.destroy();
  }

  private ask(method: string, path: string, body?: Uint8Array): Promise<string> {
    const { url, timeoutMs = 10_000 } = this.options;
    return new Promise((resolve, reject) => {
      const fail = (cause: unknown): void =>
        reject(
          cause instanceof FuqiError ? cause : new FuqiError('relay-unreachable', '', { cause }),
        );
      const signal = AbortSignal.timeout(timeoutMs);
      const headers = { 'content-type': 'application/octet-stream' };
      const sent = request(new URL(path, url), { method, agent: this.agent, headers, signal });
      sent.on('error', fail);
      sent.on('response', (response) => {
        const parts: Uint8Array[] = [];
        let length = 0;
        response.on('error', fail);
        response.on('data', (part: Uint8Array) => {
          length += part.length;
          if (length <= ANSWER_BYTES_MAX) parts.push(part);
          else {
            fail(new FuqiError('relay-unreachable', 'answer'));
            sent.destroy();
          }
        });
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve(text);
          else fail(refusalOf(text));
        });
      });
      sent.end(body);
    });
  }
}

function answerOf({ state, outcome }: Readonly<Record<string, unknown>>): RelayAnswer {
  if (state === 'waiting' || state === 'unheard') return { state };
  if (state !== 'settled') throw new FuqiError('relay-unreachable', 'answer');
  return { state, outcome: outcomeFromJson(JSON.stringify(outcome)) };
}

function refusalOf(text: string): FuqiError {
  try {
    const { slug, detail } = parseObject(text);
    const entry = typeof slug === 'string' ? findError(slug) : undefined;
    if (entry !== undefined)
      return new FuqiError(entry.slug, typeof detail === 'string' ? detail : '');
  } catch {
    // Not a relay's answer; said below.
  }
  return new FuqiError('relay-unreachable', 'answer');
}
