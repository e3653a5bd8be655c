import { SUBGROUP_ORDER, poseidon } from '@fuqi/protocol';
import { deriveSecretScalar } from '@zk-kit/eddsa-poseidon';
import { multiplyBase } from '../inputs/curve';
import type { Possession } from '../inputs/register';
import type { SymbolTable } from '../r1cs/symbol-table';
import { namedScalar, secretBytes } from '../testing/world-member';

type Sign = (digest: bigint) => Possession;

const MEMBERS = ['bank', 'otherBank', 'mandate', 'debtor', 'supplier', 'subSupplier', 'newcomer'];
/** Inputs that are signatures over the digest. */
const SIGNATURE = /^main\.(?:sig|partySig|proof|view)(?:R8|S)\b/;
const SLOTS = [0, 1, 2, 3, 4, 5, 6, 7];

/** One nonce for all: these keys are nobody's, and a curve multiplication less is most of the time of a signature. */
const NONCE = namedScalar('nonce of every signature made anew');

/** Keys of the test world by their x coordinate; made once. */
let keys: ReadonlyMap<bigint, Sign> | undefined;

/**
 * Officers of the test world who sign whatever a dishonest prover made: after the wires changed, the signatures over
 * `main.digest` are made anew by every key that is known.
 */
export class Signers {
  private readonly digest: number | undefined;

  constructor(private readonly symbols: SymbolTable) {
    this.digest = this.wire('main.digest');
  }

  /** Changes to the signature wires so that they sign the digest that `wires` has; none where it is signed already. */
  resign(valid: readonly bigint[], wires: readonly bigint[]): Map<number, bigint> {
    const changes = new Map<number, bigint>();
    const digest = this.digest === undefined ? undefined : wires[this.digest];
    if (this.digest === undefined || digest === undefined) return changes;
    const anew = digest !== valid[this.digest];
    const sign = (keyX: string, r8: string, s: string): void => {
      const key = this.wire(keyX);
      if (key === undefined || (!anew && wires[key] === valid[key])) return;
      const made = signersByKey().get(wires[key] ?? 0n)?.(digest);
      if (made === undefined) return;
      this.put(changes, wires, `${r8}[0]`, made.r8.x);
      this.put(changes, wires, `${r8}[1]`, made.r8.y);
      this.put(changes, wires, s, made.s);
    };
    for (const k of [0, 1]) {
      for (const prefix of ['sig', 'partySig']) {
        sign(`main.${prefix}Key[${k}][0]`, `main.${prefix}R8[${k}]`, `main.${prefix}S[${k}]`);
      }
      const slot = wires[this.wire(`main.proofSlot[${k}]`) ?? -1];
      sign(`main.officerKey[${slot}][0]`, `main.proofR8[${k}]`, `main.proofS[${k}]`);
    }
    sign('main.view[0]', 'main.viewR8', 'main.viewS');
    return changes;
  }

  /** The digest, by the wires of the signatures over it. */
  links(): ReadonlyMap<number, number> {
    const links = new Map<number, number>();
    if (this.digest === undefined) return links;
    for (const [name, wire] of this.symbols.entries()) {
      if (wire >= 0 && SIGNATURE.test(name)) links.set(wire, this.digest);
    }
    return links;
  }

  private put(
    changes: Map<number, bigint>,
    wires: readonly bigint[],
    signal: string,
    value: bigint,
  ): void {
    const wire = this.wire(signal);
    if (wire !== undefined && wires[wire] !== value) changes.set(wire, value);
  }

  private wire(signal: string): number | undefined {
    return this.symbols.find(signal);
  }
}

function signersByKey(): ReadonlyMap<bigint, Sign> {
  if (keys !== undefined) return keys;
  const made = new Map<bigint, Sign>();
  const r8 = multiplyBase(NONCE);
  const add = (scalar: bigint): void => {
    const key = multiplyBase(scalar);
    made.set(key.x, (digest) => {
      const h = poseidon([r8.x, r8.y, key.x, key.y, digest]);
      return { r8, s: (NONCE + 8n * h * scalar) % SUBGROUP_ORDER };
    });
  };
  for (const member of MEMBERS) {
    for (const secret of SLOTS.flatMap((slot) => [`${member} ${slot}`, `${member} new ${slot}`])) {
      add(deriveSecretScalar(secretBytes(secret)));
    }
    add(namedScalar(`view of ${member}`));
  }
  add(namedScalar('next view'));
  keys = made;
  return made;
}
