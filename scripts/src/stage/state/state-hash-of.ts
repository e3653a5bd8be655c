import { CONTENT, hashContent } from './content-line';

/** Public state as a store gives it: keys of the chaincode's namespace with their values. */
export type StateEntries = AsyncIterable<readonly [key: string, value: Uint8Array]>;

const WORD = 32;
const NO_OPERATION = '0'.repeat(64);
/** First byte of what stands under an anchor. */
const RECEIPT = 1;
const FROZEN = 3;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function anchorLines(key: string, value: Uint8Array): string[] {
  const body = hex(value.subarray(1));
  if (value[0] === RECEIPT) return [CONTENT.anchor(key), CONTENT.receipt(body)];
  return value[0] === FROZEN ? [CONTENT.frozen(key, body)] : [CONTENT.anchor(key)];
}

function commitmentLines(value: Uint8Array): string[] {
  return Array.from({ length: value.length / WORD }, (_, i) =>
    CONTENT.commitment(hex(value.subarray(i * WORD, (i + 1) * WORD))),
  );
}

function json(value: Uint8Array): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(value).toString()) as Readonly<Record<string, unknown>>;
}

/** The lines of one state entry (`KEYS` of the contracts says what stands where); none for versions, keys and roots. */
export function linesOf(key: string, value: Uint8Array): string[] {
  if (/^(?:nf|tag)\//.test(key)) return anchorLines(key, value);
  // A commitment waits until a seal makes a leaf of it: before and after, the ledger holds the same.
  if (/^(?:pending\/|chunk\/)/.test(key)) return commitmentLines(value);
  if (/^party\/[0-9a-f]{64}$/.test(key)) {
    const { digest } = json(value);
    return digest === NO_OPERATION ? [] : [CONTENT.receipt(String(digest))];
  }
  const date = /^date\/(\d+)$/.exec(key);
  return date !== null && json(value)['state'] === 'closed'
    ? [CONTENT.closed(Number(date[1]))]
    : [];
}

/** SHA-256 of the canonical projection of a state; see {@link CONTENT}. Hex. */
export async function stateHashOf(entries: StateEntries): Promise<string> {
  const lines: string[] = [];
  for await (const [key, value] of entries) lines.push(...linesOf(key, value));
  return hashContent(lines);
}
