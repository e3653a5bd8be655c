import { Contract, type Context } from 'fabric-contract-api';
import { KeyEndorsementPolicy } from 'fabric-shim';

/** One step of a scripted transaction: a name and its texts. */
export type Step = readonly [name: string, ...args: string[]];

type Handler = (ctx: Context, args: readonly string[]) => Promise<unknown>;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const bytes = (value: string): Uint8Array => Buffer.from(value, 'utf8');

/** What a script may do; each step's result is part of the answer. */
const STEPS: Readonly<Record<string, Handler>> = {
  get: async (ctx, [key = '']) => text(await ctx.stub.getState(key)),
  put: (ctx, [key = '', value = '']) => ctx.stub.putState(key, bytes(value)),
  del: (ctx, [key = '']) => ctx.stub.deleteState(key),
  scan: async (ctx, [start = '', end = '']) => collect(ctx.stub.getStateByRange(start, end)),
  /** Reads `count` rows and leaves the rest. */
  scanSome: async (ctx, [start = '', end = '', count = '0']) => {
    const iterator = await ctx.stub.getStateByRange(start, end);
    const keys: string[] = [];
    for (let index = 0; index < Number(count); index += 1) {
      const step = await iterator.next();
      if (step.done) break;
      keys.push(step.value.key);
    }
    await iterator.close();
    return keys;
  },
  /** Reads one row and leaves the iterator open. */
  scanFirst: async (ctx, [start = '', end = '']) => {
    const iterator = await ctx.stub.getStateByRange(start, end);
    const step = await iterator.next();
    return step.done ? null : step.value.key;
  },
  composite: async (ctx, [type = '', ...attributes]) =>
    collect(ctx.stub.getStateByPartialCompositeKey(type, attributes)),
  putComposite: (ctx, [value = '', type = '', ...attributes]) =>
    ctx.stub.putState(ctx.stub.createCompositeKey(type, attributes), bytes(value)),
  page: async (ctx, [start = '', end = '', size = '0', bookmark = '']) => {
    const result = await ctx.stub.getStateByRangeWithPagination(start, end, Number(size), bookmark);
    const rows: string[] = [];
    for (;;) {
      const step = await result.iterator.next();
      if (step.done) break;
      rows.push(step.value.key);
    }
    return { rows, metadata: result.metadata };
  },
  query: async (ctx, [query = '']) => collect(ctx.stub.getQueryResult(query)),
  history: async (ctx, [key = '']) => {
    const items: unknown[] = [];
    for await (const item of ctx.stub.getHistoryForKey(key)) {
      items.push([item.isDelete ? null : text(item.value), item.txId]);
    }
    return items;
  },
  /** Reads the newest entry and leaves the iterator open. */
  historyFirst: async (ctx, [key = '']) => {
    const iterator = await ctx.stub.getHistoryForKey(key);
    const step = await iterator.next();
    return step.done ? null : text(step.value.value);
  },
  policy: (ctx, [key = '', ...orgs]) => {
    const policy = new KeyEndorsementPolicy();
    policy.addOrgs('PEER', ...orgs);
    return ctx.stub.setStateValidationParameter(key, policy.getPolicy());
  },
  rawPolicy: (ctx, [key = '', hex = '']) =>
    ctx.stub.setStateValidationParameter(key, Buffer.from(hex, 'hex')),
  getPolicy: async (ctx, [key = '']) => {
    const policy = (await ctx.stub.getStateValidationParameter(key)) as Uint8Array | undefined;
    return policy === undefined ? [] : new KeyEndorsementPolicy(policy).listOrgs();
  },
  event: async (ctx, [name = '', payload = '']) => ctx.stub.setEvent(name, bytes(payload)),
  fail: async (_ctx, [message = '']) => Promise.reject(new Error(message)),
  whoami: async (ctx) => [
    ctx.clientIdentity.getMSPID(),
    ctx.clientIdentity.getID(),
    ctx.clientIdentity.getAttributeValue('role'),
  ],
  bank: async (ctx) => ctx.stub.getMspID(),
  time: async (ctx) => {
    const { seconds, nanos } = ctx.stub.getTxTimestamp();
    return [Number(seconds), nanos];
  },
  txId: async (ctx) => ctx.stub.getTxID(),
  transient: async (ctx, [name = '']) => {
    const value = ctx.stub.getTransient().get(name);
    return value === undefined ? null : text(value);
  },
  invoke: async (ctx, [name = '']) => ctx.stub.invokeChaincode(name, ['f'], ''),
  hang: () => new Promise(() => undefined),
  /** Ends the thread that runs the contract, as a crash would. */
  exit: async () => process.exit(3),
  privateGet: async (ctx, [collection = '', key = '']) =>
    text(await ctx.stub.getPrivateData(collection, key)),
  privatePut: (ctx, [collection = '', key = '', value = '']) =>
    ctx.stub.putPrivateData(collection, key, bytes(value)),
  /** The value comes by the transient map, as it must in earnest. */
  privateTake: (ctx, [collection = '', key = '', name = '']) =>
    ctx.stub.putPrivateData(collection, key, ctx.stub.getTransient().get(name) ?? bytes('')),
  privateDel: (ctx, [collection = '', key = '']) => ctx.stub.deletePrivateData(collection, key),
  privatePurge: (ctx, [collection = '', key = '']) => ctx.stub.purgePrivateData(collection, key),
  privateHash: async (ctx, [collection = '', key = '']) =>
    Buffer.from(await ctx.stub.getPrivateDataHash(collection, key)).toString('hex'),
  privateScan: async (ctx, [collection = '', start = '', end = '']) => {
    const answer = (await ctx.stub.getPrivateDataByRange(collection, start, end)) as unknown;
    const { iterator } = answer as { iterator: KeyIterator };
    const keys: string[] = [];
    for (;;) {
      const step = await iterator.next();
      if (step.done) return keys;
      keys.push(step.value.key);
    }
  },
};

interface KeyIterator {
  next(): Promise<{ done: boolean; value: { key: string } }>;
}

async function collect(
  rows: AsyncIterable<{ key: string; value: Uint8Array }>,
): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const row of rows) found.push([row.key, text(row.value)]);
  return found;
}

/** A contract that does what it is told, so that each test states its own transaction. */
export class ScriptContract extends Contract {
  constructor() {
    super('script');
  }

  /** Runs the steps in order and answers with their results. */
  async run(ctx: Context, script: string): Promise<string> {
    const results: unknown[] = [];
    for (const [name, ...args] of JSON.parse(script) as Step[]) {
      const step = STEPS[name];
      if (step === undefined) throw new Error(`no step ${name}`);
      results.push((await step(ctx, args)) ?? null);
    }
    return JSON.stringify(results);
  }

  /** As {@link run}, but a step that throws answers with its message and the script goes on. */
  async attempt(ctx: Context, script: string): Promise<string> {
    const results: unknown[] = [];
    for (const [name, ...args] of JSON.parse(script) as Step[]) {
      const attempt = STEPS[name]?.(ctx, args).catch((error: unknown) => String(error));
      results.push((await attempt) ?? null);
    }
    return JSON.stringify(results);
  }

  /** Starts a write and returns without waiting for it, as careless contracts do. */
  async careless(ctx: Context, key: string): Promise<void> {
    setTimeout(() => {
      ctx.stub.putState(key, bytes('late')).catch((error: unknown) => {
        ScriptContract.lateError = String(error);
      });
    }, 0);
  }

  /** What became of the last careless write. */
  static lateError = '';

  /** Banks disagree on purpose. */
  async disagree(ctx: Context, key: string, deviant: string): Promise<string> {
    const own = ctx.stub.getMspID() === deviant ? 'x' : 'y';
    await ctx.stub.putState(key, bytes(own));
    return 'done';
  }

  /** Reads and writes `count` keys of about 100 bytes, as a batch of operations does. */
  async batch(ctx: Context, prefix: string, count: string): Promise<string> {
    const value = Buffer.alloc(100, 7);
    for (let index = 0; index < Number(count); index += 1) {
      const key = `${prefix}/${index.toString().padStart(80, '0')}`;
      const current = await ctx.stub.getState(key);
      if (current.length > 0) throw new Error('EXISTS');
      await ctx.stub.putState(key, value);
    }
    return count;
  }
}

const stringParameters = (...names: string[]) =>
  names.map((name) => ({ name, schema: { type: 'string' } }));

export const contracts = [ScriptContract];

export const metadata = {
  $schema: 'https://hyperledger.github.io/fabric-chaincode-node/main/api/contract-schema.json',
  info: { title: 'script', version: '1.0.0' },
  contracts: {
    script: {
      name: 'script',
      transactions: [
        { name: 'run', parameters: stringParameters('script'), returns: { type: 'string' } },
        { name: 'attempt', parameters: stringParameters('script'), returns: { type: 'string' } },
        { name: 'careless', parameters: stringParameters('key') },
        { name: 'disagree', parameters: stringParameters('key', 'deviant') },
        { name: 'batch', parameters: stringParameters('prefix', 'count') },
      ],
    },
    'org.hyperledger.fabric': {
      name: 'org.hyperledger.fabric',
      transactions: [{ name: 'GetMetadata' }],
    },
  },
  components: { schemas: {} },
};
