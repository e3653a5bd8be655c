/** The gateway's interface as a command uses it. */
import { randomBytes } from 'node:crypto';
import { EXIT } from '@fuqi/domain';
import type { Language } from '@fuqi/domain';
import { CliError, ProblemError } from './cli-error';
import type { Problem } from './cli-error';
import type { Profile } from './profile';
import type { Terminal } from './terminal';

const TIMEOUT_MS = 60_000;

/** Parameters of a query; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

export class ApiClient {
  constructor(
    private readonly profile: Profile,
    private readonly language: Language,
    private readonly fetcher: Terminal['fetch'],
  ) {}

  /** Reads. @throws ProblemError, CliError when nobody answers */
  get<T>(path: string, query: Query = {}): Promise<T> {
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ).toString();
    return this.json<T>(search === '' ? path : `${path}?${search}`, { method: 'GET' });
  }

  /** Every item of a list, page after page. */
  async *pages<T>(path: string, query: Query = {}): AsyncGenerator<T> {
    let cursor: string | undefined;
    do {
      const page = await this.get<{ items: T[]; nextCursor?: string | null }>(path, {
        ...query,
        cursor,
      });
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  /** Writes, under a fresh Idempotency-Key. @param wait seconds in which the answer may wait to be final */
  async post<T>(path: string, body: unknown = {}, wait?: number): Promise<T> {
    const headers: Record<string, string> = {
      'idempotency-key': randomBytes(16).toString('hex'),
      'content-type': 'application/json',
      ...(wait === undefined ? {} : { prefer: `wait=${String(wait)}` }),
    };
    return this.json<T>(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** An open stream of text. */
  async stream(path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
    const response = await this.send(path, { headers });
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  private async json<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.send(path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as T;
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = {
      accept: 'application/json, application/problem+json, text/event-stream',
      'accept-language': this.language === 'zh' ? 'zh-CN' : 'en',
      authorization: `Bearer ${this.profile.apiKey}`,
      ...(init.headers as Record<string, string> | undefined),
    };
    try {
      return await this.fetcher(`${this.profile.url}${path}`, { ...init, headers });
    } catch {
      throw unreachable(this.profile.url);
    }
  }
}

function unreachable(url: string): CliError {
  return new CliError(
    { en: `The gateway at ${url} does not answer`, zh: `网关 ${url} 无应答` },
    {
      en: 'Check the address and that it runs, then try again; a write that was sent may have been taken: look before you repeat it.',
      zh: '请检查地址以及网关是否在运行后重试；已发出的写入可能已生效，请先查询再重复。',
    },
    EXIT.unreachable,
  );
}

async function problemOf(response: Response): Promise<ProblemError | CliError> {
  try {
    const value = (await response.json()) as Partial<Problem>;
    if (typeof value.code === 'string' && typeof value.title === 'string') {
      return new ProblemError({ slug: '', next: '', ...value, status: response.status } as Problem);
    }
  } catch {
    // Not a gateway's answer.
  }
  return new CliError(
    {
      en: `What answers is no gateway (HTTP ${String(response.status)})`,
      zh: `应答方不是符契网关（HTTP ${String(response.status)}）`,
    },
    { en: 'Check the address.', zh: '请检查地址。' },
    EXIT.unreachable,
  );
}
