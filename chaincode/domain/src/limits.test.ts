import { describe, expect, it } from '@jest/globals';
import { LIMITS } from './limits';
import { parseIsoDay } from './iso-day';
import { unwrap } from './result';

describe('limits', () => {
  it('values fit their bits', () => {
    expect(LIMITS.valueMax).toBe((1n << BigInt(LIMITS.valueBits)) - 1n);
    expect(LIMITS.voucherFaceMax).toBeLessThanOrEqual(LIMITS.valueMax);
    expect(LIMITS.dualFromNever).toBe(LIMITS.valueMax);
    expect(LIMITS.layersDefault).toBeLessThan(2 ** LIMITS.layerBits);
    expect(LIMITS.splitsPerRootDefault).toBeLessThan(2 ** LIMITS.budgetBits);
    expect(LIMITS.splitsPerRootDefault).toBeGreaterThanOrEqual(LIMITS.moveOutputs);
  });

  it('sums of a whole operation stay below the field', () => {
    const field = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
    expect(LIMITS.valueMax * BigInt(LIMITS.moveOutputs)).toBeLessThan(field);
  });

  it('dates fit', () => {
    expect(LIMITS.dateCodeBits).toBe(LIMITS.dayBits + 2);
    expect(LIMITS.isoDayMax).toBeLessThan(2 ** LIMITS.dayBits);
    expect(unwrap(parseIsoDay('9999-12-31'))).toBe(LIMITS.isoDayMax);
  });

  it('trees hold what they are for', () => {
    expect(LIMITS.treeArity ** LIMITS.partyTreeDepth).toBe(2 ** LIMITS.memberIdBits);
    const chunkDepth = Math.log(LIMITS.treeChunkLeaves) / Math.log(LIMITS.treeArity);
    expect(Number.isInteger(chunkDepth)).toBe(true);
    expect(chunkDepth).toBeLessThan(LIMITS.noteTreeDepth);
  });

  it('a memo is its parts', () => {
    const { memoTagBytes, memoKeyBytes, memoPayloadBytes, memoMacBytes, memoBytes } = LIMITS;
    expect(memoTagBytes + memoKeyBytes + memoPayloadBytes + memoMacBytes).toBe(memoBytes);
  });

  it('a full batch of full operations fits its bytes', () => {
    const header = 1 + 4 + 32 + 32 + 4 + 4 + 4 + 32 + 1;
    const leg =
      2 + LIMITS.publicInputsMax * 32 + LIMITS.proofBytes + LIMITS.memosPerLeg * LIMITS.memoBytes;
    expect(header + LIMITS.legsPerOperation * leg).toBeLessThanOrEqual(LIMITS.operationBytesMax);
    const batch = 3 + LIMITS.operationsPerBatch * (4 + LIMITS.operationBytesMax);
    expect(batch).toBeLessThanOrEqual(LIMITS.batchBytesMax);
    expect(LIMITS.batchBytesMax).toBeLessThan(4 * 1024 * 1024);
  });

  it('a batch holds the proofs it bounds', () => {
    expect(LIMITS.proofsPerBatch).toBeGreaterThanOrEqual(LIMITS.operationsPerBatch);
    expect(LIMITS.proofsPerBatch).toBeGreaterThanOrEqual(LIMITS.legsPerOperation);
    expect(LIMITS.badProofsPerBatch).toBeLessThan(LIMITS.operationsPerBatch);
  });

  it('thresholds are thresholds', () => {
    expect(LIMITS.endorsementsRequired).toBeLessThanOrEqual(LIMITS.endorsingBanks);
    expect(2 * LIMITS.endorsementsRequired).toBeGreaterThan(LIMITS.endorsingBanks);
    expect(LIMITS.oprfThreshold).toBeGreaterThan(1);
    expect(LIMITS.oprfThreshold).toBeLessThanOrEqual(LIMITS.oprfBanks);
    expect(LIMITS.newKeysPerRegistration).toBeLessThanOrEqual(LIMITS.officersPerMember);
    expect(LIMITS.signaturesPerLeg).toBeLessThanOrEqual(LIMITS.officersPerMember);
  });
});
