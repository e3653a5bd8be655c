/** What PROTOCOL.md leaves to the wallet, computed for fixed inputs; the committed file holds the results. */
import { ephemeralScalar, toHex } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { multiplyBase, packPoint } from '../curve/baby-jubjub';
import { MemberKeys } from '../keys/member-keys';
import { lookupTag, pairKeys, selfTagKey } from '../memo/lookup-tags';
import { sealForContact, sealForSelf } from '../memo/memo';
import { encodePayload } from '../memo/payload';
import type { MemoPayload } from '../memo/payload';
import { UNHELD, openHold, opaqueHold } from '../notes/opened-hold';
import { capacityToken, quotaToken, voucherToken } from '../notes/opened-token';
import { hashToCurve } from '../oprf/hash-to-curve';
import { enterpriseFields, invoiceFields } from '../oprf/fields';
import { oprfRequestDigest } from '../oprf/request';

export const SEED = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
export const ALICE = { id: 3, viewSecret: 123_456_789n };
export const BOB = { id: 9, viewSecret: 987_654_321n };
const USCI = '91440300MA5TERT15Q';

/** Bytes 0, 1, 2, …: a source that repeats. */
export const counting = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => i % 256);

const quota = quotaToken({ grantor: 1n, rootId: 11n, due: 20_900n, mandate: 2n });
const capacity = capacityToken({
  mandate: 2n,
  buyer: 4n,
  rootId: 12n,
  capacity: { supplier: 9n, deliveryDay: 20_700n, flags: 1n, basis: 1n, fields: 13n },
});
const voucher = voucherToken({
  mandate: 2n,
  debtor: 4n,
  rootId: 14n,
  due: 20_800n,
  quota,
  capacity,
});
const offer = opaqueHold({ kind: 1n, holder: 3n, reference: 15n, expiry: 83_000n });
const paying = openHold(
  { kind: 4n, holder: 1n, expiry: 0n },
  {
    type: 'payment',
    payment: { purpose: 1n, previousHold: 16n, payee: 9n, instruction: 17n },
  },
);
const rest = { layer: 2n, budget: 300n, paid: 0n };

/** A payload with every kind of entry but a quote. */
export const PAYLOAD: MemoPayload = {
  sender: ALICE.id,
  counter: 258,
  notes: [
    {
      output: 0,
      note: { ...rest, token: voucher, hold: offer, value: 100n, owner: 9n, salt: 18n },
    },
    { output: 2, note: { ...rest, token: quota, hold: UNHELD, value: 7n, owner: 4n, salt: 19n } },
    { output: 3, note: { ...rest, token: voucher, hold: paying, value: 1n, owner: 9n, salt: 20n } },
  ],
  records: [{ type: 1n, attester: 9n, subject: 21n, amount: 22n, salt: 23n }],
  text: '合同 7',
};

export const REQUEST = {
  channel: 'supply',
  member: 7,
  slot: 2,
  day: 20_780,
  blinded: multiplyBase(5n),
};

export const EPHEMERAL = { nk: 31n, n0: 32n, attempt: 33n, words: [34n, 35n, 36n] };

const text = (value: bigint): string => value.toString();
const point = ({ x, y }: Point): { x: string; y: string } => ({ x: text(x), y: text(y) });

/** Everything that the committed file holds. */
export async function sdkVectors(): Promise<unknown> {
  const bob = { id: BOB.id, view: multiplyBase(BOB.viewSecret) };
  const pair = pairKeys(ALICE, bob).sending;
  const own = selfTagKey(ALICE.viewSecret);
  const tags = (key: Uint8Array) => [0, 1, 258].map((counter) => toHex(lookupTag(key, counter)));
  const keys = new MemberKeys(SEED);
  return {
    keys: {
      nk: text(keys.nk),
      view: [0, 1].map((generation) => text(keys.view(generation).secret)),
      leafSalt: text(keys.leafSalt(enterpriseFields(USCI), 1)),
    },
    packed: [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n].map((k) => ({
      ...point(multiplyBase(k)),
      bytes: toHex(packPoint(multiplyBase(k))),
    })),
    lookup: { pair: toHex(pair), pairTags: tags(pair), own: toHex(own), ownTags: tags(own) },
    payload: toHex(encodePayload(PAYLOAD)),
    memoToContact: toHex(await sealForContact(bob.view, lookupTag(pair, 258), PAYLOAD, counting)),
    memoToSelf: toHex(await sealForSelf(ALICE.viewSecret, lookupTag(own, 258), PAYLOAD, counting)),
    ephemeral: text(ephemeralScalar(EPHEMERAL, EPHEMERAL.words)),
    hashToCurve: [enterpriseFields(USCI), invoiceFields('044001900111', '12345678')].map(
      (fields) => ({ fields: toHex(fields), ...point(hashToCurve(fields)) }),
    ),
    oprfRequest: text(oprfRequestDigest(REQUEST)),
  };
}
