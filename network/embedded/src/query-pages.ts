import { peer } from './protos';
import { refused } from './simulation-context';

type QueryResponse = InstanceType<typeof peer.QueryResponse>;

/** Yields serialized rows, `null` at the end. */
export type RowSource = () => Promise<Uint8Array | null>;

interface OpenQuery {
  readonly source: RowSource;
  /** The row that did not fit into the batch before. */
  pending: Uint8Array[];
  total: number;
}

/** How many rows a peer sends to a chaincode at once (`core.yaml`: fixed at 100 in Fabric). */
const ROWS_PER_BATCH = 100;

/**
 * Hands rows out in batches the way a peer does. To know whether there is more it fetches one row
 * beyond the batch, and that row counts as read: phantom checks depend on it.
 */
export class QueryPages {
  readonly #queries = new Map<string, OpenQuery>();
  #nextId = 0;

  /** @param totalQueryLimit rows after which a query silently ends, as on a peer. */
  constructor(private readonly totalQueryLimit: number) {}

  open(source: RowSource): string {
    this.#nextId += 1;
    const id = String(this.#nextId);
    this.#queries.set(id, { source, pending: [], total: 0 });
    return id;
  }

  async next(id: string): Promise<QueryResponse> {
    const query = this.#queries.get(id);
    if (query === undefined) throw refused('QUERY_CLOSED', 'the query is not open');
    while (query.total < this.totalQueryLimit) {
      const row = await query.source();
      if (row === null) break;
      query.total += 1;
      if (query.pending.length === ROWS_PER_BATCH) {
        const batch = query.pending;
        query.pending = [row];
        return response(id, batch, true);
      }
      query.pending.push(row);
    }
    this.#queries.delete(id);
    return response(id, query.pending, false);
  }

  /** One explicit page and its length: never more than asked, and nothing fetched beyond it. */
  async single(
    source: RowSource,
    pageSize: number,
  ): Promise<{ readonly response: QueryResponse; readonly count: number }> {
    const limit = pageSize > 0 ? Math.min(pageSize, this.totalQueryLimit) : this.totalQueryLimit;
    const rows: Uint8Array[] = [];
    while (rows.length < limit) {
      const row = await source();
      if (row === null) break;
      rows.push(row);
    }
    this.#nextId += 1;
    return { response: response(String(this.#nextId), rows, false), count: rows.length };
  }

  close(id: string): QueryResponse {
    this.#queries.delete(id);
    return response(id, [], false);
  }
}

function response(id: string, rows: readonly Uint8Array[], hasMore: boolean): QueryResponse {
  const message = new peer.QueryResponse();
  message.setId(id);
  message.setHasMore(hasMore);
  message.setResultsList(
    rows.map((row) => {
      const result = new peer.QueryResultBytes();
      result.setResultbytes(row);
      return result;
    }),
  );
  return message;
}
