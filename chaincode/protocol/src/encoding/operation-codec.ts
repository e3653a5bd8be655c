import { FuqiError, readCode, unwrap } from '@fuqi/domain';
import { concatBytes, integerToBytes } from '../bytes';
import { CIRCUIT_ID, circuitOf } from '../circuits';
import { PROTOCOL_VERSION } from '../constants';
import { fieldToBytes } from '../field';
import { carriedInputs } from '../publics';
import { ByteReader } from './byte-reader';
import {
  HASH_BYTES,
  type Leg,
  MEMO_BYTES,
  MEMO_COUNT,
  type Operation,
  PROOF_BYTES,
} from './operation';

/** Canonical bytes of an operation (PROTOCOL.md §6). @throws FuqiError for one that {@link decodeOperation} refuses */
export function encodeOperation(operation: Operation): Uint8Array {
  requireHead(operation);
  return concatBytes([
    unsigned(PROTOCOL_VERSION, 1),
    unsigned(operation.validUntil, 4),
    exactly(operation.evidence, HASH_BYTES, 'evidence'),
    exactly(operation.text, HASH_BYTES, 'text'),
    unsigned(operation.date, 4),
    unsigned(operation.epoch, 4),
    unsigned(operation.policy, 4),
    fieldToBytes(operation.partyRoot),
    unsigned(operation.legs.length, 1),
    ...operation.legs.map(encodeLeg),
  ]);
}

/**
 * The operation of exactly these bytes: every value has one encoding, and nothing may follow.
 * @throws FuqiError malformed, non-canonical, out-of-range, unknown-version, circuit-unknown, memos-missing
 */
export function decodeOperation(bytes: Uint8Array): Operation {
  const reader = new ByteReader(bytes);
  if (reader.u8('version') !== PROTOCOL_VERSION)
    throw new FuqiError('unknown-version', 'operation');
  const head = {
    validUntil: reader.u32('validUntil'),
    evidence: reader.bytes(HASH_BYTES, 'evidence'),
    text: reader.bytes(HASH_BYTES, 'text'),
    date: reader.u32('date'),
    epoch: reader.u32('epoch'),
    policy: reader.u32('policy'),
    partyRoot: reader.field('partyRoot'),
  };
  const legs = Array.from({ length: reader.u8('legCount') }, () => decodeLeg(reader));
  reader.end();
  const operation = { ...head, legs };
  requireHead(operation);
  return operation;
}

function encodeLeg(leg: Leg): Uint8Array {
  const { circuit, publics, memos } = leg;
  if (publics.length !== carriedInputs(circuit).length) {
    throw new FuqiError('malformed', 'count of public inputs');
  }
  if (memos.length !== MEMO_COUNT[circuit]) throw new FuqiError('memos-missing', circuit);
  return concatBytes([
    unsigned(CIRCUIT_ID[circuit], 1),
    ...publics.map(fieldToBytes),
    exactly(leg.proof, PROOF_BYTES, 'proof'),
    unsigned(memos.length, 1),
    ...memos.map((memo) => exactly(memo, MEMO_BYTES, 'memo')),
  ]);
}

function decodeLeg(reader: ByteReader): Leg {
  const circuit = circuitOf(reader.u8('circuit'));
  const publics = carriedInputs(circuit).map((name) => reader.field(name));
  const proof = reader.bytes(PROOF_BYTES, 'proof');
  const count = reader.u8('memoCount');
  if (count !== MEMO_COUNT[circuit]) throw new FuqiError('memos-missing', circuit);
  const memos = Array.from({ length: count }, () => reader.bytes(MEMO_BYTES, 'memo'));
  return { circuit, publics, proof, memos };
}

function requireHead(operation: Operation): void {
  unwrap(readCode(operation.validUntil));
  unwrap(readCode(operation.date));
  if (operation.legs.length === 0) throw new FuqiError('malformed', 'legCount');
}

function unsigned(value: number, length: number): Uint8Array {
  if (!Number.isSafeInteger(value)) throw new FuqiError('out-of-range', 'integer');
  return integerToBytes(BigInt(value), length);
}

function exactly(bytes: Uint8Array, length: number, where: string): Uint8Array {
  if (bytes.length !== length) throw new FuqiError('malformed', where);
  return bytes;
}
