import { G1_BYTES, G2_BYTES, FIELD_BYTES, FIELD_MODULUS, toFieldBytes } from './bn254';
import { VerifyingKeyError } from './proof-errors';
import { encodeVerifyingKey } from './verifying-key';

/** One decimal per number: no sign, no leading zero, no hex. */
const DECIMAL = /^(0|[1-9][0-9]{0,77})$/;

function shapeError(where: string): VerifyingKeyError {
  return new VerifyingKeyError('VK_SHAPE', where);
}

function coordinate(value: unknown, where: string): Uint8Array {
  if (typeof value !== 'string' || !DECIMAL.test(value)) throw shapeError(where);
  const number = BigInt(value);
  if (number >= FIELD_MODULUS) throw new VerifyingKeyError('VK_NOT_REDUCED', where);
  return toFieldBytes(number);
}

function tuple(value: unknown, length: number, where: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length !== length) throw shapeError(where);
  return value;
}

/** `[x, y, "1"]`; the identity, which snarkjs writes `["0", "1", "0"]`, becomes zeros, which no key may hold. */
function g1(value: unknown, where: string): Uint8Array {
  const [x, y, z] = tuple(value, 3, where);
  const out = new Uint8Array(G1_BYTES);
  if (z === '0') return out;
  if (z !== '1') throw shapeError(where);
  out.set(coordinate(x, where));
  out.set(coordinate(y, where), FIELD_BYTES);
  return out;
}

/** `[[x0, x1], [y0, y1], ["1", "0"]]`, to `x1 x0 y1 y0`. */
function g2(value: unknown, where: string): Uint8Array {
  const [x, y, z] = tuple(value, 3, where);
  const [z0, z1] = tuple(z, 2, where);
  const out = new Uint8Array(G2_BYTES);
  if (z0 === '0' && z1 === '0') return out;
  if (z0 !== '1' || z1 !== '0') throw shapeError(where);
  const [x0, x1] = tuple(x, 2, where);
  const [y0, y1] = tuple(y, 2, where);
  [x1, x0, y1, y0].forEach((part, i) => {
    out.set(coordinate(part, where), i * FIELD_BYTES);
  });
  return out;
}

const REQUIRED = [
  'IC',
  'curve',
  'nPublic',
  'protocol',
  'vk_alpha_1',
  'vk_beta_2',
  'vk_delta_2',
  'vk_gamma_2',
];
/** e(α, β), which snarkjs stores beside the points. It is allowed and never read: the verifier computes its own. */
const DERIVED = 'vk_alphabeta_12';

/**
 * Reads the object in snarkjs' `verification_key.json` strictly and returns the canonical bytes.
 * @throws VerifyingKeyError for any other shape, unknown fields, a number not in canonical decimal, or a rule of
 * `encodeVerifyingKey`
 */
export function parseSnarkjsKey(json: unknown): Uint8Array {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw shapeError('object');
  const fields = new Map<string, unknown>(Object.entries(json));
  fields.delete(DERIVED);
  if ([...fields.keys()].sort().join() !== REQUIRED.join()) throw shapeError('fields');
  if (fields.get('protocol') !== 'groth16') throw shapeError('protocol');
  if (fields.get('curve') !== 'bn128') throw shapeError('curve');
  const ic = fields.get('IC');
  if (!Array.isArray(ic)) throw shapeError('IC');
  if (fields.get('nPublic') !== ic.length - 1)
    throw new VerifyingKeyError('VK_PUBLIC_COUNT', 'nPublic');
  return encodeVerifyingKey({
    alpha: g1(fields.get('vk_alpha_1'), 'vk_alpha_1'),
    beta: g2(fields.get('vk_beta_2'), 'vk_beta_2'),
    gamma: g2(fields.get('vk_gamma_2'), 'vk_gamma_2'),
    delta: g2(fields.get('vk_delta_2'), 'vk_delta_2'),
    ic: ic.map((point, i) => g1(point, `IC[${String(i)}]`)),
  });
}
