/** A gateway of a member of the small world, on a free port, with a caller for each role. */
import { fieldToHex } from '@fuqi/protocol';
import { parseValues, signRequest } from '@fuqi/sdk';
import type { LegSignature, SigningRequest } from '@fuqi/sdk';
import type { TestWorld } from '../../../sdk/src/testing';
import type { GatewayConfig } from '../config';
import type { RoleName } from '../auth/principal';
import { openGateway } from '../gateway';
import type { Gateway } from '../gateway';
import type { Database } from '../db/database';
import { createLogger } from '../http/logger';
import type { GatewayMember } from '../member/gateway-member';
import { openTestDatabase } from './databases';
import { gatewayMember } from './gateway-world';

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON body. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface TestGateway {
  readonly gateway: Gateway;
  readonly db: Database;
  readonly url: string;
  /** Lines of the log. */
  readonly log: string[];
  /** API keys: roles, and `maker` and `checker`, officers of slots 0 and 1. */
  readonly keys: Readonly<Record<RoleName | 'maker' | 'checker', string>>;
  get(path: string, key: string, headers?: Record<string, string>): Promise<Answer>;
  post(
    path: string,
    key: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  close(): Promise<void>;
}

let keyNumber = 0;

/** A key for `Idempotency-Key` that was not used before in this process. */
export const freshKey = (): string => `test-key-${(keyNumber += 1)}`;

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '');
  const body = (json && text !== '' ? JSON.parse(text) : {}) as Answer['body'];
  return { status: response.status, headers: response.headers, text, body };
}

async function makeKeys({ services }: Gateway): Promise<TestGateway['keys']> {
  const make = async (role: RoleName, officer?: number): Promise<string> =>
    (await services.apiKeys.create({ name: role, role, officer })).key;
  return {
    reader: await make('reader'),
    officer: await make('officer'),
    integration: await make('integration'),
    auditor: await make('auditor'),
    administrator: await make('administrator'),
    maker: await make('officer', 0),
    checker: await make('officer', 1),
  };
}

export async function openTestGateway(
  world: TestWorld,
  id: number,
  config: Partial<GatewayConfig> = {},
  setting: {
    readonly db?: Database;
    readonly member?: Partial<GatewayMember>;
    /** Addresses of other gateways; may be filled once they listen. */
    readonly peers?: ReadonlyMap<number, string>;
  } = {},
): Promise<TestGateway> {
  const log: string[] = [];
  const logger = createLogger('info', { write: (line) => void log.push(line) });
  const db = setting.db ?? (await openTestDatabase());
  const gateway = await openGateway({
    ...{ member: { ...gatewayMember(world, id), ...setting.member }, db, logger },
    names: new Map([[4, { zh: '核心企业', en: 'Core Works' }]]),
    ...(setting.peers === undefined ? {} : { peers: setting.peers }),
    // The world lets its wallets read; two readers of one wallet would meet.
    config: { followMs: 3_600_000, ...config },
  });
  // A test that pauses must not meet a connection that the server is just closing.
  gateway.server.keepAliveTimeout = 120_000;
  const url = `http://127.0.0.1:${await gateway.listen(0)}`;
  const authorization = (key: string): string => `Bearer ${key}`;
  return {
    ...{ gateway, db, url, log },
    keys: await makeKeys(gateway),
    get: async (path, key, headers = {}) =>
      answerOf(
        await fetch(`${url}${path}`, {
          headers: { authorization: authorization(key), ...headers },
        }),
      ),
    post: async (path, key, body, headers = {}) =>
      answerOf(
        await fetch(`${url}${path}`, {
          method: 'POST',
          headers: {
            authorization: authorization(key),
            'idempotency-key': freshKey(),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    close: async () => {
      await gateway.close();
      await db.close();
    },
  };
}

/** Signs on the officer's own device what the gateway asks for, after reading it there. */
export async function signOnDevice(
  at: TestGateway,
  world: TestWorld,
  operation: string,
  officer: { readonly member: number; readonly slot: number; readonly key: string },
): Promise<{ signatures: unknown[] }> {
  const { body } = await at.get(`/v1/operations/${operation}/signing-request`, officer.key);
  const request = parseValues(body['request'] as string) as SigningRequest;
  const { member, slot } = officer;
  const signer = world.member(member).officers[slot];
  if (signer === undefined) throw new Error('no officer');
  return signatureBody(await signRequest(request, { member, slot, signer }, () => true));
}

/** Signatures as the interface takes them. */
export function signatureBody(signed: readonly LegSignature[]): { signatures: unknown[] } {
  const signatures = signed.map(({ leg, r8, s }) => ({
    leg,
    r8: { x: fieldToHex(r8.x), y: fieldToHex(r8.y) },
    s: fieldToHex(s),
  }));
  return { signatures };
}
