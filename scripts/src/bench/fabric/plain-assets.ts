/** What the shielded contracts are compared with: assets in clear, each under its own key, no proof and no rule but its absence. */

/** What is used of fabric-shim's stub. */
export interface PlainStub {
  getFunctionAndParameters(): { readonly fcn: string; readonly params: readonly string[] };
  getState(key: string): Promise<Uint8Array>;
  putState(key: string, value: Uint8Array): Promise<void>;
}

/** An answer as a peer takes it. */
export interface PlainResponse {
  readonly status: number;
  readonly message: string;
  readonly payload: Uint8Array;
}

/** A JSON list of ids, each of an asset that is new. */
export const CREATE = 'plain:create';
const OK = 200;
const REFUSED = 500;

/** Reads that an asset is new and writes it, for each of a list. Nothing stands between it and the stub. */
export async function createAssets(stub: PlainStub): Promise<PlainResponse> {
  const ids = JSON.parse(stub.getFunctionAndParameters().params[0] ?? '[]') as string[];
  for (const id of ids) {
    const key = `asset/${id}`;
    if ((await stub.getState(key)).length > 0) return answer(REFUSED, `${id} exists`);
    const asset = { id, owner: 'Hangzhou Castings', issuer: 'Dingxin', amount: '1000000.00' };
    await stub.putState(key, Buffer.from(JSON.stringify(asset)));
  }
  return answer(OK, '', JSON.stringify(ids.length));
}

function answer(status: number, message: string, payload = ''): PlainResponse {
  return { status, message, payload: Buffer.from(payload) };
}
