import { sha256 } from '@noble/hashes/sha2';
import { asciiBytes, bytesToInteger, toHex } from './bytes';
import { contentKey, encryptWords, wrapKey } from './cipher';
import { CIRCUITS } from './circuits';
import { DOMAIN_CONSTANTS } from './domains';
import { operationContext, operationDigest } from './encoding/context';
import { MEMO_BYTES, MEMO_COUNT, type Operation, PROOF_BYTES } from './encoding/operation';
import { encodeOperation } from './encoding/operation-codec';
import * as digests from './objects/digests';
import * as holds from './objects/hold';
import * as leaves from './objects/leaf';
import * as notes from './objects/note';
import { recordCommitment } from './objects/record';
import * as salts from './objects/salts';
import * as tags from './objects/tags';
import * as terms from './objects/terms';
import { tokenHash } from './objects/token';
import { hash4, poseidon } from './poseidon';
import { carriedInputs } from './publics';
import { emptyRoots } from './tree/empty-roots';
import { Frontier } from './tree/frontier';

/** A file of vectors: names of cases, their inputs and what comes out, integers in decimal and bytes in hex. */
export type Vectors = Readonly<
  Record<string, { readonly input: unknown; readonly output: unknown }>
>;

/** A field element told by its name, so that a reader can make it anew: the first 31 bytes of SHA-256 of the name. */
function element(name: string): bigint {
  return bytesToInteger(sha256(asciiBytes(name)).subarray(0, 31));
}

function vector<T>(input: T, f: (input: T) => unknown): { input: unknown; output: unknown } {
  return { input: plain(input), output: plain(f(input)) };
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return toHex(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, plain(v)]));
}

/** Constants, Poseidon, node hash. */
export function hashVectors(): Vectors {
  const inputs = Array.from({ length: 16 }, (_, i) => BigInt(i + 1));
  const widths = inputs.map((_, i): [string, Vectors[string]] => [
    `poseidon${i + 1}`,
    vector(inputs.slice(0, i + 1), poseidon),
  ]);
  return {
    domains: vector(Object.keys(DOMAIN_CONSTANTS), () => DOMAIN_CONSTANTS),
    ...Object.fromEntries(widths),
    node: vector([1n, 2n, 3n, 4n] as const, (children) => hash4(...children)),
    emptyRoots: vector(16, emptyRoots),
  };
}

/** Every hash of an object. */
export function objectVectors(): Vectors {
  const token = {
    ...{ kind: 1n, registrar: 7n, issuer: 11n, rootId: element('rootId'), due: 20_700n },
    terms: element('terms'),
  };
  const hold = { kind: 3n, holder: 5n, reference: element('reference'), expiry: 80_123n };
  const note = {
    ...{ token: element('token'), value: 123_456_789n, owner: 13n, hold: element('hold') },
    ...{ layer: 2n, budget: 400n, paid: 0n, salt: element('salt') },
  };
  const officer = { key: { x: element('Ax'), y: element('Ay') }, powers: 5n };
  const none = undefined;
  const member = {
    index: 13n,
    officers: [officer, none, none, { ...officer, powers: 1n }, none, none, none, none],
    view: { x: element('Vx'), y: element('Vy') },
    status: { roles: 1n, standing: 1n, kycDay: 21_000n, dualFrom: 10_000_000n, operator: 13n },
    account: { bank: 5n, reference: element('account') },
    nkCommitment: leaves.nkCommitment(element('nk')),
    salt: element('leaf'),
  };
  return {
    token: vector(token, tokenHash),
    quotaTerms: vector(7n, terms.quotaTerms),
    capacityTerms: vector(
      { supplier: 13n, deliveryDay: 20_600n, flags: 1n, basis: 2n, fields: element('fields') },
      terms.capacityTerms,
    ),
    voucherTerms: vector([element('q'), element('c')] as const, (t) => terms.voucherTerms(...t)),
    hold: vector(hold, holds.holdHash),
    noHold: vector(holds.NO_HOLD, holds.holdHash),
    payReference: vector(
      { purpose: 1n, previousHold: element('hold'), payee: 13n, instruction: element('pay') },
      holds.payReference,
    ),
    quote: vector([99n, element('rest')] as const, (q) => holds.quoteReference(...q)),
    noteCommitment: vector(note, notes.noteCommitment),
    noteNullifier: vector(note, notes.noteNullifier),
    dummyNullifier: vector([element('nk'), element('nf0'), 1n] as const, (d) =>
      notes.dummyNullifier(...d),
    ),
    record: vector(
      { type: 1n, attester: 13n, subject: element('subject'), amount: 99n, salt: element('salt') },
      recordCommitment,
    ),
    officers: vector(member.officers, leaves.officersHash),
    status: vector(member.status, leaves.statusHash),
    account: vector(member.account, leaves.accountHash),
    nkCommitment: vector(element('nk'), leaves.nkCommitment),
    leaf: vector(member, leaves.memberHash),
    seed: vector([1n, 2n, 3n] as const, (s) => salts.legSeed(...s)),
    outputSalt: vector([1n, 2n] as const, (s) => salts.outputSalt(...s)),
    returnSalt: vector([1n, 2n, 3n] as const, (s) => salts.returnSalt(...s)),
    rootId: vector([1n, 2n, 3n] as const, (s) => salts.rootId(...s)),
    grantTag: vector([1n, 2n] as const, (t) => tags.grantTag(...t)),
    attestTag: vector([1n, 2n, 3n] as const, (t) => tags.attestTag(...t)),
    oprfTag: vector({ fields: asciiBytes('91350211M000100Y43'), evaluated: member.view }, (t) =>
      tags.oprfTag(t.fields, t.evaluated),
    ),
    ...digestVectors(),
  };
}

function digestVectors(): Vectors {
  const context = element('context');
  const two = [1n, 2n] as const;
  const four = [3n, 4n, 5n, 6n] as const;
  return {
    moveDigest: vector(
      { action: 5n, context, nullifiers: two, commitments: four },
      digests.moveDigest,
    ),
    issueDigest: vector({ context, nullifiers: two, commitments: four }, digests.issueDigest),
    clearDigest: vector({ action: 2n, context, nf0: 1n, commitments: two }, digests.clearDigest),
    registerDigest: vector(
      { mode: 2n, context, oldLeaf: 1n, newLeaf: 2n, tag: 0n },
      digests.registerDigest,
    ),
    grantDigest: vector({ kind: 2n, context, tag: 1n, commitment: 2n }, digests.grantDigest),
    attestDigest: vector({ type: 1n, context, tag: 1n, commitment: 2n }, digests.attestDigest),
  };
}

/** A frontier as it grows. */
export function treeVectors(): Vectors {
  const frontier = Frontier.empty();
  const state = (): unknown => ({ root: frontier.root, frontier: frontier.encode() });
  const append = (from: number, count: number): { input: unknown; output: unknown } =>
    vector({ from, count, leaf: 'i + 1 for leaf i' }, () => {
      frontier.append(Array.from({ length: count }, (_, i) => BigInt(from + i + 1)));
      return state();
    });
  return {
    empty: vector('none', state),
    first: append(0, 1),
    sixth: append(1, 5),
    hundredth: append(6, 94),
  };
}

/** Streams and wraps. */
export function cipherVectors(): Vectors {
  const shared = { x: element('Sx'), y: element('Sy') };
  const key = contentKey(shared, element('nf0'));
  const stream = { key, n0: element('nf0'), section: 1n };
  return {
    contentKey: vector({ shared, n0: element('nf0') }, (k) => contentKey(k.shared, k.n0)),
    encrypt: vector({ stream, words: [0n, 1n, element('word')] }, (e) =>
      encryptWords(e.stream, e.words),
    ),
    wrap: vector({ stream, shared }, (w) => wrapKey(w.stream, w.shared)),
  };
}

/** An operation with a leg of every circuit, its bytes, digest and context. */
export function encodingVectors(): Vectors {
  const fill = (name: string, length: number): Uint8Array => {
    const pattern = sha256(asciiBytes(name));
    return Uint8Array.from({ length }, (_, i) => pattern[i % 32] ?? 0);
  };
  const operation: Operation = {
    ...{ validUntil: 80_004, evidence: fill('evidence', 32), text: fill('text', 32) },
    ...{ date: 80_000, epoch: 3, policy: 4, partyRoot: element('partyRoot') },
    legs: CIRCUITS.map((circuit) => ({
      circuit,
      publics: carriedInputs(circuit).map((name) => element(`${circuit} ${name}`)),
      proof: fill(`${circuit} proof`, PROOF_BYTES),
      memos: Array.from({ length: MEMO_COUNT[circuit] }, (_, i) =>
        fill(`${circuit} memo ${i}`, MEMO_BYTES),
      ),
    })),
  };
  const network = { channel: 'fuqi', contract: 'notes' };
  return {
    operation: vector(operation, encodeOperation),
    digest: vector(network, (n) => operationDigest(n, operation)),
    context: vector(network, (n) => operationContext(n, operation)),
  };
}

/** Files of `chaincode/protocol/vectors` and what is in them. */
export const VECTOR_FILES: Readonly<Record<string, () => Vectors>> = {
  'cipher.json': cipherVectors,
  'encoding.json': encodingVectors,
  'hashes.json': hashVectors,
  'objects.json': objectVectors,
  'tree.json': treeVectors,
};
