import { QueryPages } from './query-pages';
import { ledger, peer, Timestamp } from './protos';
import type { RangeScan, ScannedRow } from './range-scan';
import { shim } from './shim';
import type { HistoryItem } from './history';
import type { Simulator } from './simulator';
import { refused } from './simulation-context';

const POLICY_KEY = 'VALIDATION_PARAMETER';

type QueryResponse = InstanceType<typeof peer.QueryResponse>;

/** What a query promises to fabric-shim's stub. */
export interface QueryResult<T> {
  readonly iterator: T;
  readonly metadata?: { readonly bookmark: string; readonly fetchedRecordsCount: number };
}

/**
 * Stands where fabric-shim's stub expects its connection to a peer, and answers from a
 * simulation. Method names and parameters are the stub's; collection '' is public state.
 */
export class StubHandler {
  readonly #pages: QueryPages;
  readonly #sources: AsyncIterator<unknown>[] = [];

  constructor(
    private readonly simulator: Simulator,
    private readonly history: (key: string) => AsyncIterator<HistoryItem>,
    totalQueryLimit: number,
  ) {
    this.#pages = new QueryPages(totalQueryLimit);
  }

  async handleGetState(collection: string, key: string): Promise<Buffer> {
    const value =
      collection === ''
        ? this.simulator.getState(key)
        : this.simulator.private.get(collection, key);
    return Buffer.from(value);
  }

  async handlePutState(collection: string, key: string, value: Uint8Array): Promise<void> {
    if (collection === '') this.simulator.putState(key, bytesOf(value));
    else this.simulator.private.put(collection, key, bytesOf(value));
  }

  async handleDeleteState(collection: string, key: string): Promise<void> {
    if (collection === '') this.simulator.deleteState(key);
    else this.simulator.private.put(collection, key, Buffer.alloc(0));
  }

  async handlePurgeState(collection: string, key: string): Promise<void> {
    this.simulator.private.purge(collection, key);
  }

  async handleGetPrivateDataHash(collection: string, key: string): Promise<Buffer> {
    return Buffer.from(this.simulator.private.getHash(collection, key));
  }

  async handlePutStateMetadata(
    collection: string,
    key: string,
    metadataKey: string,
    value: Uint8Array,
  ): Promise<void> {
    requirePublicPolicy(collection, metadataKey);
    this.simulator.setPolicy(key, bytesOf(value));
  }

  async handleGetStateMetadata(
    collection: string,
    key: string,
  ): Promise<Readonly<Record<string, Uint8Array>>> {
    requirePublicPolicy(collection, POLICY_KEY);
    const policy = this.simulator.getPolicy(key);
    return policy.length === 0 ? {} : { [POLICY_KEY]: Buffer.from(policy) };
  }

  async handleGetStateByRange(
    collection: string,
    start: string,
    end: string,
    channel: string,
    txId: string,
    metadata?: Uint8Array,
  ): Promise<QueryResult<unknown>> {
    const page =
      metadata === undefined ? undefined : peer.QueryMetadata.deserializeBinary(metadata);
    const isPaginated = page !== undefined && (page.getPagesize() > 0 || page.getBookmark() !== '');
    if (collection !== '') {
      const rows = this.simulator.private.scan(collection, start, end);
      this.#sources.push(rows);
      const id = this.#pages.open(async () => encodeRow(await nextOf(rows)));
      return this.#stateIterator(channel, txId, await this.#pages.next(id));
    }
    if (!isPaginated) {
      const scan = this.simulator.scan(start, end);
      const id = this.#pages.open(async () => encodeRow(await scan.next()));
      return this.#stateIterator(channel, txId, await this.#pages.next(id));
    }
    const bookmark = page.getBookmark();
    const scan = this.simulator.scanPage(bookmark === '' ? start : bookmark, end);
    return this.#page(scan, page.getPagesize(), channel, txId);
  }

  async handleQueryStateNext(id: string): Promise<QueryResponse> {
    return this.#pages.next(id);
  }

  async handleQueryStateClose(id: string): Promise<QueryResponse> {
    return this.#pages.close(id);
  }

  async handleGetQueryResult(): Promise<never> {
    throw refused('RICH_QUERY', 'rich queries need a document database; the store is LevelDB');
  }

  async handleGetHistoryForKey(key: string, channel: string, txId: string): Promise<unknown> {
    const items = this.history(key);
    this.#sources.push(items);
    const id = this.#pages.open(async () => encodeHistory(await nextOf(items)));
    return new shim.HistoryQueryIterator(this, channel, txId, await this.#pages.next(id));
  }

  async handleInvokeChaincode(): Promise<never> {
    throw refused('INVOKE_CHAINCODE', 'there is one chaincode; it cannot call another');
  }

  /** Ends the simulation; what the contract left open is closed, what it still asks is refused. */
  async end(): Promise<void> {
    await this.simulator.end();
    for (const source of this.#sources) await source.return?.();
  }

  async #page(
    scan: RangeScan,
    pageSize: number,
    channel: string,
    txId: string,
  ): Promise<QueryResult<unknown>> {
    const { response, count } = await this.#pages.single(
      async () => encodeRow(await scan.next()),
      pageSize,
    );
    const bookmark = await scan.bookmark();
    const result = this.#stateIterator(channel, txId, response);
    return { ...result, metadata: { bookmark, fetchedRecordsCount: count } };
  }

  #stateIterator(channel: string, txId: string, response: QueryResponse): QueryResult<unknown> {
    return { iterator: new shim.StateQueryIterator(this, channel, txId, response) };
  }
}

function requirePublicPolicy(collection: string, metadataKey: string): void {
  if (collection !== '') {
    throw refused('PRIVATE_KEY_POLICY', 'key-level policies of private keys are not supported');
  }
  if (metadataKey !== POLICY_KEY) {
    throw refused('UNKNOWN_METADATA', 'the only metadata of a key is its endorsement policy');
  }
}

/** Contracts in JavaScript may pass nothing at all, which protobuf would carry as no bytes. */
function bytesOf(value: Uint8Array | undefined | null): Uint8Array {
  return value ?? Buffer.alloc(0);
}

async function nextOf<T>(rows: AsyncIterator<T>): Promise<T | null> {
  const step = await rows.next();
  return step.done === true ? null : step.value;
}

function encodeRow(row: ScannedRow | null): Uint8Array | null {
  if (row === null) return null;
  const message = new ledger.queryresult.KV();
  message.setKey(row.key);
  message.setValue(row.value);
  return message.serializeBinary();
}

function encodeHistory(item: HistoryItem | null): Uint8Array | null {
  if (item === null) return null;
  const timestamp = new Timestamp();
  timestamp.setSeconds(item.time.seconds);
  timestamp.setNanos(item.time.nanos);
  const message = new ledger.queryresult.KeyModification();
  message.setTxId(item.txId);
  message.setValue(item.value ?? Buffer.alloc(0));
  message.setIsDelete(item.value === null);
  message.setTimestamp(timestamp);
  return message.serializeBinary();
}
