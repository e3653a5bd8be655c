import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FIELD_ORDER, SUBGROUP_ORDER, hashIn } from '@fuqi/protocol';
import {
  clearCofactor,
  multiply,
  multiplyBase,
  pointFromY,
  unpackPoint,
} from './curve/baby-jubjub';
import { decodePayload } from './memo/payload';
import {
  ALICE,
  BOB,
  EPHEMERAL,
  PAYLOAD,
  REQUEST,
  SEED,
  counting,
  sdkVectors,
} from './testing/vectors';

/** The committed results; every formula of the page is computed again here with Node's own primitives. */
interface Vectors {
  readonly keys: { readonly nk: string; readonly view: string[]; readonly leafSalt: string };
  readonly packed: readonly { readonly x: string; readonly y: string; readonly bytes: string }[];
  readonly lookup: Readonly<Record<'pair' | 'own', string>> &
    Readonly<Record<'pairTags' | 'ownTags', string[]>>;
  readonly payload: string;
  readonly memoToContact: string;
  readonly memoToSelf: string;
  readonly ephemeral: string;
  readonly hashToCurve: readonly {
    readonly fields: string;
    readonly x: string;
    readonly y: string;
  }[];
  readonly oprfRequest: string;
}

const committed = JSON.parse(
  readFileSync(join(__dirname, '../vectors/wallet.json'), 'utf8'),
) as Vectors;

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const number = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const big = (value: bigint, length: number): Buffer =>
  hex(value.toString(16).padStart(2 * length, '0'));
const hkdf = (key: Uint8Array, salt: Uint8Array, info: Uint8Array | string, length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length));
const sha256 = (...parts: Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
const NONE = Buffer.alloc(0);

function opened(memo: Buffer, key: Buffer): Buffer {
  const box = memo.subarray(64);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12));
  decipher.setAuthTag(box.subarray(640));
  return Buffer.concat([decipher.update(box.subarray(0, 640)), decipher.final()]);
}

test('the committed vectors are what the code computes', async () => {
  expect(JSON.parse(JSON.stringify(await sdkVectors()))).toEqual(committed);
});

describe('§2 and §7, keys', () => {
  const derived = (label: string, generation: number, modulus: bigint): bigint => {
    const info = Buffer.concat([Buffer.from(label), big(BigInt(generation), 4)]);
    return 1n + (number(hkdf(SEED, NONE, info, 64)) % (modulus - 1n));
  };

  test('nullifier key, viewing keys and the secret of the leaf’s salt come from the seed', () => {
    expect(committed.keys.nk).toBe(String(derived('fuqi.member.nk.1', 0, FIELD_ORDER)));
    expect(committed.keys.view).toEqual(
      [0, 1].map((i) => String(derived('fuqi.member.view.1', i, SUBGROUP_ORDER))),
    );
    const subject = number(sha256(Buffer.from('usci:91440300MA5TERT15Q')).subarray(0, 31));
    const salt = hashIn('SUBJECT', [subject, derived('fuqi.member.leaf.1', 1, FIELD_ORDER)]);
    expect(committed.keys.leafSalt).toBe(String(salt));
  });

  test('the ephemeral scalar is the low 251 bits', () => {
    const { nk, n0, attempt, words } = EPHEMERAL;
    const plaintext = number(sha256(...words.map((word) => big(word, 32))).subarray(0, 31));
    const wide = hashIn('SEED', [nk, n0, attempt, plaintext]);
    expect(committed.ephemeral).toBe(String(wide % 2n ** 251n));
  });
});

describe('§7, points and lookup tags', () => {
  test('a packed point is y little-endian, its top bit the sign of x', () => {
    for (const { x, y, bytes } of committed.packed) {
      const larger = BigInt(x) > (FIELD_ORDER - 1n) / 2n;
      const packed = BigInt(y) + (larger ? 2n ** 255n : 0n);
      expect(bytes).toBe(big(packed, 32).reverse().toString('hex'));
    }
    const signs = committed.packed.map(({ bytes }) => (hex(bytes)[31] ?? 0) >> 7);
    expect(new Set(signs).size).toBe(2);
  });

  test('tags are HMACs of an eight-byte counter under the pair’s and the own key', () => {
    const shared = big(multiply(multiplyBase(BOB.viewSecret), ALICE.viewSecret).x, 32);
    const ids = Buffer.concat([big(BigInt(ALICE.id), 4), big(BigInt(BOB.id), 4)]);
    const pair = hkdf(shared, NONE, Buffer.concat([Buffer.from('fuqi.pair.1'), ids]));
    const own = hkdf(big(ALICE.viewSecret, 32), NONE, 'fuqi.selftag.1');
    const tags = (key: Buffer): string[] =>
      [0n, 1n, 258n].map((n) => createHmac('sha256', key).update(big(n, 8)).digest('hex'));
    const { lookup } = committed;
    expect([lookup.pair, lookup.own]).toEqual([pair.toString('hex'), own.toString('hex')]);
    expect([lookup.pairTags, lookup.ownTags]).toEqual([tags(pair), tags(own)]);
  });
});

describe('§7, memos', () => {
  test('slot 0 opens with the shared point of E and the viewing key, slot 1 with the viewing key alone', () => {
    const toContact = hex(committed.memoToContact);
    const ephemeral = toContact.subarray(32, 64);
    const e = 1n + (number(counting(64)) % (SUBGROUP_ORDER - 1n));
    expect(unpackPoint(Uint8Array.from(ephemeral))).toEqual(multiplyBase(e));
    const shared = big(multiply(multiplyBase(e), BOB.viewSecret).x, 32);
    const plain = opened(toContact, hkdf(shared, ephemeral, 'fuqi.memo.1'));
    expect(plain.toString('hex')).toBe(committed.payload);
    const toSelf = hex(committed.memoToSelf);
    const key = hkdf(big(ALICE.viewSecret, 32), toSelf.subarray(32, 64), 'fuqi.self.1');
    expect(opened(toSelf, key).toString('hex')).toBe(committed.payload);
    expect(toContact.subarray(0, 32).toString('hex')).toBe(committed.lookup.pairTags[2]);
    expect(toSelf.subarray(0, 32).toString('hex')).toBe(committed.lookup.ownTags[2]);
  });

  test('a payload is laid out as the page says', () => {
    const F = (value: bigint): Buffer => big(value, 32);
    const n = (...fields: [value: bigint, bytes: number][]): Buffer =>
      Buffer.concat(fields.map(([value, bytes]) => big(value, bytes)));
    const note = (output: bigint, token: bigint, hold: bigint, value: bigint, owner: bigint) =>
      n([output, 1], [token, 1], [hold, 1], [value, 8], [owner, 4], [2n, 1], [300n, 2], [0n, 1]);
    const text = Buffer.from('合同 7');
    const content = Buffer.concat([
      n([1n, 1], [3n, 4], [258n, 4], [3n, 1]),
      // Quota, capacity, voucher: what is referred to comes first.
      n([2n, 1], [1n, 4], [1n, 4]),
      F(11n),
      n([20_900n, 3], [1n, 1], [2n, 4]),
      n([3n, 1], [2n, 4], [4n, 4]),
      F(12n),
      n([0n, 3], [2n, 1]),
      n([9n, 4], [20_700n, 3], [1n, 1], [1n, 1]),
      F(13n),
      n([1n, 1], [2n, 4], [4n, 4]),
      F(14n),
      n([20_800n, 3], [3n, 1], [0n, 1], [1n, 1]),
      n([2n, 1], [1n, 1], [3n, 4], [83_000n, 3], [0n, 1]),
      F(15n),
      n([4n, 1], [1n, 4], [0n, 3], [2n, 1], [1n, 1]),
      F(16n),
      n([9n, 4]),
      F(17n),
      n([3n, 1]),
      note(0n, 2n, 1n, 100n, 9n),
      F(18n),
      note(2n, 0n, 0n, 7n, 4n),
      F(19n),
      note(3n, 2n, 2n, 1n, 9n),
      F(20n),
      n([1n, 1], [1n, 1], [9n, 4]),
      F(21n),
      n([22n, 8]),
      F(23n),
      n([BigInt(text.length), 1]),
      text,
    ]);
    const padded = Buffer.concat([content, Buffer.alloc(640 - content.length)]);
    expect(padded.toString('hex')).toBe(committed.payload);
    expect(decodePayload(Uint8Array.from(hex(committed.payload)))).toEqual(PAYLOAD);
  });
});

describe('§8', () => {
  test('hash-to-curve tries counters of one byte under its label', () => {
    for (const { fields, x, y } of committed.hashToCurve) {
      const tries = Array.from({ length: 256 }, (_, counter) => {
        const label = Buffer.from('fuqi.oprf.curve.1');
        const hash = number(sha256(label, Buffer.of(counter), hex(fields)));
        return pointFromY(hash % 2n ** 254n, hash >= 2n ** 255n);
      });
      const first = tries.find((candidate) => candidate !== undefined);
      expect(first && clearCofactor(first)).toEqual({ x: BigInt(x), y: BigInt(y) });
    }
    expect(hex(committed.hashToCurve[1]?.fields ?? '').toString()).toMatch(/^invoice:/);
  });

  test('a request is signed over channel, member, slot, day and point', () => {
    const { channel, member, slot, day } = REQUEST;
    const digest = sha256(
      Buffer.from('fuqi.oprf.request.1'),
      Buffer.of(channel.length),
      Buffer.from(channel),
      big(BigInt(member), 4),
      Buffer.of(slot),
      big(BigInt(day), 4),
      packedBase(5n),
    );
    expect(committed.oprfRequest).toBe(String(number(digest.subarray(0, 31))));
  });
});

function packedBase(scalar: bigint): Buffer {
  const { x, y } = multiplyBase(scalar);
  return big(x > FIELD_ORDER / 2n ? y + 2n ** 255n : y, 32).reverse();
}
