/**
 * An operation of a block, read in place: a wallet looks at every operation of the network and needs a few bytes of each.
 * Endorsers have decoded these bytes canonically, so positions follow from the circuits' public inputs alone.
 */
import { FuqiError, LIMITS } from '@fuqi/domain';
import {
  CIRCUITS,
  CIRCUIT_ID,
  MEMO_BYTES,
  MEMO_COUNT,
  PROOF_BYTES,
  bytesToInteger,
  carriedInputs,
  circuitOf,
  toHex,
} from '@fuqi/protocol';
import type { CircuitName } from '@fuqi/protocol';

const WORD = 32;
const HEAD_BYTES = 1 + 4 + 32 + 32 + 4 + 4 + 4 + 32;

interface Places {
  readonly circuit: CircuitName;
  readonly words: number;
  readonly byName: ReadonlyMap<string, number>;
  /** Word of the first nullifier, or of the tag. */
  readonly first: number;
  readonly nullifiers: readonly number[];
  readonly commitments: readonly number[];
}

function placesOf(circuit: CircuitName): Places {
  const names = carriedInputs(circuit);
  const places = (pattern: RegExp): number[] =>
    names.flatMap((name, i) => (pattern.test(name) ? [i] : []));
  const nullifiers = places(/^nf\d$/);
  return {
    circuit,
    words: names.length,
    byName: new Map(names.map((name, i) => [name, i])),
    first: nullifiers[0] ?? names.indexOf('tag'),
    nullifiers,
    commitments: places(/^cm\d$/),
  };
}

const PLACES = new Map(CIRCUITS.map((circuit) => [circuit, placesOf(circuit)]));

/** One leg in place. */
export class ScannedLeg {
  constructor(
    private readonly places: Places,
    private readonly bytes: Uint8Array,
  ) {}

  get circuit(): CircuitName {
    return this.places.circuit;
  }

  /** 32 bytes of the first nullifier, or of the tag of a leg without inputs. */
  get firstBytes(): Uint8Array {
    return this.word(this.places.first);
  }

  /** First nullifier or tag: `n0` of salts and ciphertexts. */
  get n0(): bigint {
    return bytesToInteger(this.firstBytes);
  }

  /** Ledger key of the leg's pending commitments. */
  get anchor(): string {
    const kind = this.places.nullifiers.length > 0 ? 'nf' : `tag/${CIRCUIT_ID[this.circuit]}`;
    return `${kind}/${toHex(this.firstBytes)}`;
  }

  get nullifierBytes(): Uint8Array[] {
    return this.places.nullifiers.map((place) => this.word(place));
  }

  /** Commitments in order. */
  get commitments(): bigint[] {
    return this.places.commitments.map((place) => bytesToInteger(this.word(place)));
  }

  /** A carried public input. @throws FuqiError `malformed` when the circuit has none of this name */
  input(name: string): bigint {
    const place = this.places.byName.get(name);
    if (place === undefined) throw new FuqiError('malformed', name, { layer: 'wallet' });
    return bytesToInteger(this.word(place));
  }

  /** The words of a ciphertext, for instance `ct` or `a`. */
  words(prefix: string): bigint[] {
    const words: bigint[] = [];
    for (let i = 0; this.places.byName.has(`${prefix}${i}`); i += 1) {
      words.push(this.input(`${prefix}${i}`));
    }
    return words;
  }

  /** Memos in place. */
  get memos(): Uint8Array[] {
    const from = WORD * this.places.words + PROOF_BYTES + 1;
    return Array.from({ length: MEMO_COUNT[this.circuit] }, (_, i) =>
      this.bytes.subarray(from + i * MEMO_BYTES, from + (i + 1) * MEMO_BYTES),
    );
  }

  private word(place: number): Uint8Array {
    return this.bytes.subarray(place * WORD, (place + 1) * WORD);
  }
}

/** The supervisor's epoch that an operation cites. */
export function scanEpoch(bytes: Uint8Array): number {
  const at = 1 + 4 + 32 + 32 + 4;
  return Number(bytesToInteger(bytes.subarray(at, at + 4)));
}

/** The legs of an operation in place. @throws FuqiError `malformed` when the bytes end too early or too late */
export function scanOperation(bytes: Uint8Array): ScannedLeg[] {
  const legs: ScannedLeg[] = [];
  const count = bytes[HEAD_BYTES] ?? 0;
  let at = HEAD_BYTES + 1;
  if (count === 0 || count > LIMITS.legsPerOperation) throw malformed();
  for (let left = count; left > 0; left -= 1) {
    const places = PLACES.get(circuitOf(bytes[at] ?? 0));
    if (places === undefined) throw malformed();
    const length = WORD * places.words + PROOF_BYTES + 1 + MEMO_BYTES * MEMO_COUNT[places.circuit];
    legs.push(new ScannedLeg(places, bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
  if (at !== bytes.length) throw malformed();
  return legs;
}

function malformed(): FuqiError {
  return new FuqiError('malformed', 'operation', { layer: 'wallet' });
}
