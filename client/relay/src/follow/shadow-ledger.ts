import {
  CIRCUITS,
  CIRCUIT_ID,
  Frontier,
  decodeOperation,
  fieldToHex,
  legEffects,
} from '@fuqi/protocol';
import type { CircuitName, Leg } from '@fuqi/protocol';
import type { LedgerEvent } from '@fuqi/sdk';

/** What anybody can count of a ledger on which amounts are hidden. */
export interface ShadowCounts {
  /** Legs by circuit, and the commitments that each kind has published. */
  readonly legs: Readonly<Record<CircuitName, number>>;
  readonly published: Readonly<Record<CircuitName, number>>;
  readonly nullifiers: number;
  readonly tags: number;
  /** Commitments that wait to be sealed. */
  readonly pending: number;
  readonly leaves: number;
}

/**
 * The balances of a ledger whose amounts nobody sees: every published commitment is pending or a leaf, once; every nullifier and tag is
 * used once; the root is the root of exactly these leaves. What is inside a token is counted by its registrar, who alone can.
 */
export class ShadowLedger {
  private readonly used = new Set<string>();
  private readonly pending = new Map<string, readonly bigint[]>();
  private readonly frontier = Frontier.empty();
  private readonly legs = byCircuit();
  private readonly published = byCircuit();
  private nullifiers = 0;

  get counts(): ShadowCounts {
    const pending = [...this.pending.values()].reduce((sum, { length }) => sum + length, 0);
    return {
      ...{ legs: { ...this.legs }, published: { ...this.published }, pending },
      ...{ nullifiers: this.nullifiers, tags: this.used.size - this.nullifiers },
      leaves: Number(this.frontier.size),
    };
  }

  get root(): bigint {
    return this.frontier.root;
  }

  /** Takes what a transaction did. @returns what does not add up; undefined when all does */
  apply(event: LedgerEvent): string | undefined {
    if (event.type === 'operation') return this.record(decodeOperation(event.bytes).legs);
    return event.type === 'sealed' ? this.seal(event) : undefined;
  }

  /** Whether everything that was ever published is pending or a leaf. */
  get isWhole(): boolean {
    const published = CIRCUITS.reduce((sum, circuit) => sum + this.published[circuit], 0);
    const { pending, leaves } = this.counts;
    return published === pending + leaves;
  }

  private record(legs: readonly Leg[]): string | undefined {
    for (const { circuit, publics } of legs) {
      const { nullifiers, tag, commitments } = legEffects(circuit, publics);
      const anchors = nullifiers.map((nullifier) => `nf/${fieldToHex(nullifier)}`);
      if (nullifiers.length === 0 && tag !== undefined && tag !== 0n) {
        anchors.push(`tag/${CIRCUIT_ID[circuit]}/${fieldToHex(tag)}`);
      }
      for (const anchor of anchors) {
        if (this.used.has(anchor)) return 'a nullifier or tag is used twice';
        this.used.add(anchor);
      }
      const [anchor] = anchors;
      if (anchor !== undefined && commitments.length > 0) this.pending.set(anchor, commitments);
      this.nullifiers += nullifiers.length;
      this.legs[circuit] += 1;
      this.published[circuit] += commitments.length;
    }
    return undefined;
  }

  private seal(event: Extract<LedgerEvent, { readonly type: 'sealed' }>): string | undefined {
    const leaves: bigint[] = [];
    for (const anchor of event.anchors) {
      const commitments = this.pending.get(anchor);
      if (commitments === undefined) return 'a sealed entry was not pending';
      leaves.push(...commitments);
      this.pending.delete(anchor);
    }
    if (event.first !== Number(this.frontier.size)) return 'leaves begin elsewhere';
    if (event.count !== leaves.length) return 'another number of leaves';
    this.frontier.append(leaves);
    return this.frontier.root === event.root ? undefined : 'another root';
  }
}

function byCircuit(): Record<CircuitName, number> {
  return { move: 0, issue: 0, clear: 0, register: 0, grant: 0, attest: 0 };
}
