import { sha256 } from '@noble/hashes/sha2';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { POWER, STANDING, oprfTag } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import fc from 'fast-check';
import { BASE, addPoints, equalPoints, isKeyPoint, multiply } from '../curve/baby-jubjub';
import { OfficerKey } from '../keys/officer-key';
import { utf8 } from '../bytes';
import { randomScalar } from '../random';
import { MemoryRecords } from '../wallet/journal';
import { requestTag } from './client';
import type { OprfBank } from './client';
import { blind, evaluateShare, finishTag, verifyPartial } from './evaluate';
import { enterpriseFields, invoiceFields } from './fields';
import { hashToCurve } from './hash-to-curve';
import { oprfRequestDigest, signOprfRequest } from './request';
import { JournalCounter } from './journal-counter';
import { joinReshared, publicOfResharing, reshare } from './reshare';
import { OprfService } from './service';
import type { OprfRegister } from './service';
import { DEFAULT_THRESHOLD, KeyShare, deal, joinDealt, publicOfDealings } from './shares';
import type { OprfPublic, Threshold } from './shares';

const FIELDS = utf8('invoice fields');

function generate(threshold: Threshold): { banks: OprfPublic; shares: KeyShare[] } {
  const dealings = Array.from({ length: threshold.banks }, () => deal(threshold));
  const shares = Array.from({ length: threshold.banks }, (_, i) =>
    joinDealt(
      threshold,
      i + 1,
      dealings.map((d) => ({ commitments: d.commitments, scalar: d.scalars[i] ?? 0n })),
    ),
  );
  const banks = publicOfDealings(
    threshold,
    dealings.map((d) => d.commitments),
  );
  return { banks, shares };
}

function tagFrom(banks: OprfPublic, shares: readonly KeyShare[], fields = FIELDS): bigint {
  const blinding = blind(fields);
  return finishTag(
    banks,
    blinding,
    shares.map((share) => evaluateShare(share, blinding.blinded)),
  );
}

let banks: OprfPublic;
let shares: KeyShare[];
let one: KeyShare, two: KeyShare, three: KeyShare;

beforeAll(() => {
  ({ banks, shares } = generate(DEFAULT_THRESHOLD));
  [one, two, three] = shares as [KeyShare, KeyShare, KeyShare];
});

describe('hash to curve', () => {
  test('gives keys of the prime subgroup, one for each input', () => {
    const seen = new Set<bigint>();
    for (let i = 0; i < 40; i += 1) {
      const point = hashToCurve(utf8(`input ${i}`));
      expect(isKeyPoint(point)).toBe(true);
      expect(hashToCurve(utf8(`input ${i}`))).toEqual(point);
      seen.add(point.x);
    }
    expect(seen.size).toBe(40);
  });
});

describe('evaluation', () => {
  test('any two of three banks give the same tag, and it is that of the key nobody holds', () => {
    const tag = tagFrom(banks, [one, two]);
    for (const pair of [
      [two, one],
      [one, three],
      [three, two],
    ]) {
      expect(tagFrom(banks, pair)).toBe(tag);
    }
    const key = 2n * one.exportScalar() - two.exportScalar();
    const order = 2736030358979909402780800718157159386076813972158567259200215660948447373041n;
    const k = ((key % order) + order) % order;
    expect(equalPoints(multiply(BASE, k), banks.groupKey)).toBe(true);
    expect(oprfTag(FIELDS, multiply(hashToCurve(FIELDS), k))).toBe(tag);
  });

  test('other fields have another tag', () => {
    expect(tagFrom(banks, [one, two], utf8('invoice fields.'))).not.toBe(
      tagFrom(banks, [one, two]),
    );
  });

  test('a cheating bank is caught, whatever it answers', () => {
    const blinding = blind(FIELDS);
    const honest = evaluateShare(one, blinding.blinded);
    const cheat = evaluateShare(two, blinding.blinded);
    const foreign = evaluateShare(new KeyShare(2, randomScalar()), blinding.blinded);
    const answers = [
      foreign,
      { ...cheat, output: honest.output },
      { ...cheat, output: addPoints(cheat.output, BASE) },
      { ...cheat, proof: honest.proof },
      { ...cheat, proof: { ...cheat.proof, z: cheat.proof.z + 1n } },
      { ...cheat, output: { x: 0n, y: 1n } },
      evaluateShare(two, blind(FIELDS).blinded),
      { ...cheat, index: 3 },
      { ...cheat, index: 4 },
    ];
    for (const answer of answers) {
      expect(verifyPartial(banks, blinding.blinded, answer)).toBe(false);
      expect(() => finishTag(banks, blinding, [honest, answer])).toThrow(/oprf-share-invalid/);
    }
    expect(verifyPartial(banks, blinding.blinded, cheat)).toBe(true);
  });

  test('one bank alone, or one bank twice, gives no tag', () => {
    const blinding = blind(FIELDS);
    const answer = evaluateShare(one, blinding.blinded);
    expect(() => finishTag(banks, blinding, [answer])).toThrow(/oprf-share-invalid/);
    expect(() => finishTag(banks, blinding, [answer, answer])).toThrow(/oprf-share-invalid/);
  });

  test('the same invoice typed differently, in full-width digits too, has the same tag', () => {
    const typed = [
      invoiceFields('4403192130', '00123456'),
      invoiceFields('４４０３１９２１３０', '００１２３４５６'),
      invoiceFields(' 4403192130 ', '123456'),
    ];
    const tags = typed.map((fields) => tagFrom(banks, [one, three], fields));
    expect(new Set(tags).size).toBe(1);
    const other = invoiceFields('4403192130', '00123457');
    expect(tagFrom(banks, [one, three], other)).not.toBe(tags[0]);
  });

  test('an enterprise is never an invoice', () => {
    expect(enterpriseFields('91440300MA5TERT15Q')).toEqual(utf8('usci:91440300MA5TERT15Q'));
    expect(() => enterpriseFields('91440300MA5TERT15X')).toThrow(/usci-invalid/);
  });

  test('what a bank sees is another point each time', () => {
    const seen = Array.from({ length: 8 }, () => blind(FIELDS).blinded.x);
    expect(new Set(seen).size).toBe(8);
  });

  test('who has the tags but neither key nor banks cannot test a guess', () => {
    const target = tagFrom(banks, [one, two]);
    const dictionary = Array.from({ length: 64 }, (_, i) => utf8(`invoice ${i}`)).concat(FIELDS);
    const guesses = dictionary.flatMap((fields) => {
      const point = hashToCurve(fields);
      const plain = sha256(fields).subarray(0, 31);
      return [
        oprfTag(fields, point),
        oprfTag(fields, banks.groupKey),
        BigInt(`0x${Buffer.from(plain).toString('hex')}`),
        // a single bank's share is not enough either
        oprfTag(fields, multiply(point, one.exportScalar())),
      ];
    });
    expect(guesses).not.toContain(target);
  });

  test('holds for other thresholds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 2 }),
        (needed, more) => {
          const made = generate({ needed, banks: needed + more });
          expect(tagFrom(made.banks, made.shares.slice(0, needed))).toBe(
            tagFrom(made.banks, made.shares.slice(-needed).reverse()),
          );
        },
      ),
      { numRuns: 4 },
    );
  });
});

describe('sharing', () => {
  test('a dealer whose scalar does not fit its commitments is caught', () => {
    const dealing = deal(DEFAULT_THRESHOLD);
    const scalar = dealing.scalars[1] ?? 0n;
    const good = { commitments: dealing.commitments, scalar };
    expect(joinDealt(DEFAULT_THRESHOLD, 2, [good]).publicKey).toBeDefined();
    const bad = [
      { ...good, scalar: scalar + 1n },
      { ...good, commitments: dealing.commitments.slice(0, 1) },
      { ...good, commitments: [...dealing.commitments].reverse() },
    ];
    for (const dealt of bad) {
      expect(() => joinDealt(DEFAULT_THRESHOLD, 2, [dealt])).toThrow(/oprf-share-invalid/);
    }
  });

  test('tags survive re-sharing, among more banks too, and old and new shares do not mix', () => {
    const before = tagFrom(banks, [one, two]);
    const to: Threshold = { banks: 5, needed: 3 };
    const resharings = [one, three].map((share) => reshare(share, to));
    const fresh = Array.from({ length: to.banks }, (_, i) =>
      joinReshared(
        banks,
        to,
        i + 1,
        resharings.map((r) => ({ ...r, scalar: r.scalars[i] ?? 0n })),
      ),
    );
    const after = publicOfResharing(banks, to, resharings);
    expect(after.groupKey).toEqual(banks.groupKey);
    expect(tagFrom(after, fresh.slice(0, 3))).toBe(before);
    expect(tagFrom(after, fresh.slice(2))).toBe(before);
    const blinding = blind(FIELDS);
    const mixed = [one, ...fresh.slice(1, 3)].map((s) => evaluateShare(s, blinding.blinded));
    expect(() => finishTag(after, blinding, mixed)).toThrow(/oprf-share-invalid/);
  });

  test('an old holder who shares something else than its share is caught', () => {
    const honest = reshare(one, DEFAULT_THRESHOLD);
    const cheat = { ...deal(DEFAULT_THRESHOLD), from: 2 };
    const received = [honest, cheat].map((r) => ({ ...r, scalar: r.scalars[0] ?? 0n }));
    expect(() => joinReshared(banks, DEFAULT_THRESHOLD, 1, received)).toThrow(/oprf-share-invalid/);
    expect(() => publicOfResharing(banks, DEFAULT_THRESHOLD, [honest, honest])).toThrow(
      /oprf-share-invalid/,
    );
  });
});

describe('service', () => {
  const CHANNEL = 'fuqi-dev';
  const DAY = 20_800;
  const officer = OfficerKey.generate();
  const register: OprfRegister = {
    day: async () => DAY,
    member: async (id) =>
      id > 2
        ? undefined
        : {
            standing: id === 2 ? STANDING.FROZEN : STANDING.ACTIVE,
            officers: [
              { key: officer.publicKey, powers: POWER.TRADE },
              { key: officer.publicKey, powers: POWER.ATTEST },
            ],
          },
  };
  const service = (share: KeyShare, limit = 3): OprfService =>
    new OprfService({ channel: CHANNEL, share, register, limit });
  const request = (blinded: Point, change: object = {}) => ({
    channel: CHANNEL,
    member: 1,
    slot: 0,
    day: DAY,
    blinded,
    ...change,
  });

  test('a member gets the tag even when one bank cheats and names it', async () => {
    const bank = (share: KeyShare): OprfBank => {
      const inner = service(share);
      return { index: share.index, evaluate: (r) => inner.evaluate(r) };
    };
    const cheat: OprfBank = { ...bank(new KeyShare(2, 77n)), index: 2 };
    const asker = { channel: CHANNEL, member: 1, slot: 0, day: DAY, signer: officer };
    const outcome = await requestTag(banks, [cheat, bank(one), bank(three)], FIELDS, asker);
    expect(outcome.tag).toBe(tagFrom(banks, [one, two]));
    expect(outcome.failed).toMatchObject([{ index: 2, error: { slug: 'oprf-share-invalid' } }]);
    await expect(requestTag(banks, [cheat, bank(one)], FIELDS, asker)).rejects.toMatchObject({
      slug: 'oprf-share-invalid',
    });
  });

  test('refuses identity, small order and points off the subgroup', async () => {
    const order = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
    const points = [
      { x: 0n, y: 1n },
      { x: 0n, y: order - 1n },
      addPoints(blind(FIELDS).blinded, { x: 0n, y: order - 1n }),
      { x: 5n, y: 5n },
    ];
    for (const point of points) {
      const unsigned = request(point);
      const signed = { ...unsigned, signature: officer.sign(oprfRequestDigest(unsigned)) };
      await expect(service(one).evaluate(signed)).rejects.toMatchObject({ slug: 'key-invalid' });
    }
  });

  test('answers only what an officer of the member signed, for today', async () => {
    const { blinded } = blind(FIELDS);
    const refusals: [object, string][] = [
      [{ channel: 'other' }, 'malformed'],
      [{ member: 9 }, 'party-unknown'],
      [{ member: 2 }, 'party-frozen'],
      [{ slot: 5 }, 'officer-unknown'],
      [{ slot: 1 }, 'power-missing'],
      [{ day: DAY - 1 }, 'date-not-open'],
    ];
    for (const [change, slug] of refusals) {
      const signed = await signOprfRequest(request(blinded, change), officer);
      await expect(service(one).evaluate(signed)).rejects.toMatchObject({ slug });
    }
    const signed = await signOprfRequest(request(blinded), officer);
    const altered = { ...signed, blinded: blind(FIELDS).blinded };
    await expect(service(one).evaluate(altered)).rejects.toMatchObject({
      slug: 'signature-invalid',
    });
    const stranger = await signOprfRequest(request(blinded), OfficerKey.generate());
    await expect(service(one).evaluate(stranger)).rejects.toMatchObject({
      slug: 'signature-invalid',
    });
  });

  test('counts requests per member and day; asking again the same is not counted', async () => {
    const bank = service(one, 2);
    const ask = async (fields: string) =>
      signOprfRequest(request(blind(utf8(fields)).blinded), officer);
    const first = await ask('1');
    await bank.evaluate(first);
    await bank.evaluate(first);
    await bank.evaluate(await ask('2'));
    await expect(bank.evaluate(await ask('3'))).rejects.toMatchObject({
      slug: 'oprf-quota-exceeded',
    });
    await expect(bank.evaluate(first)).resolves.toBeDefined();
  });

  test('a bank that restarts goes on counting', async () => {
    const records = new MemoryRecords();
    const bank = async () =>
      new OprfService({
        channel: CHANNEL,
        share: one,
        register,
        limit: 2,
        counter: await JournalCounter.open(records),
      });
    const ask = async (fields: string) =>
      signOprfRequest(request(blind(utf8(fields)).blinded), officer);
    const first = await ask('1');
    await (await bank()).evaluate(first);
    await (await bank()).evaluate(await ask('2'));
    const again = await bank();
    await expect(again.evaluate(await ask('3'))).rejects.toMatchObject({
      slug: 'oprf-quota-exceeded',
    });
    await expect(again.evaluate(first)).resolves.toBeDefined();
    expect(await records.read()).toHaveLength(2);
  });
});
