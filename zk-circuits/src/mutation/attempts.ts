import { reduce } from '../field';
import type { TestCircuit } from '../testing/test-circuit';
import type { Adversary } from './adversary';
import type { Hunt } from './hunt';
import type { Splicer } from './splicer';

/** What an element may be said to be instead: near, far within the range of a date, beyond every range, and nothing. */
const OTHERS: readonly { readonly name: string; readonly of: (value: bigint) => bigint }[] = [
  { name: '+ 1', of: (value) => value + 1n },
  { name: '− 1', of: (value) => value - 1n },
  { name: '+ 4096', of: (value) => value + 4096n },
  { name: '+ 2^70', of: (value) => value + (1n << 70n) },
  { name: '= 0', of: () => 0n },
];
/** Only the first kinds of change are spliced, which is the most expensive judgement. */
const SPLICED_KINDS = 1;
/** Instances of a template whose results are claimed to be something else, at most. */
const TARGETS = 6;

/** A valid witness with what is needed to attack it. */
export interface Scene {
  readonly circuit: TestCircuit;
  readonly adversary: Adversary;
  readonly hunt: Hunt;
  readonly valid: readonly bigint[];
  /** Wires of the inputs. */
  readonly inputs: readonly number[];
}

/** One element of each input changed that reaches a survivor, with and without claiming what comes out. */
export function changeInputs(scene: Scene, splicer: Splicer | undefined): void {
  const { adversary, hunt, valid } = scene;
  const kinds = splicer === undefined ? OTHERS : OTHERS.slice(0, SPLICED_KINDS);
  const rows = hunt.survivors().flatMap((i) => [...(hunt.own[i] ?? [])]);
  const near = adversary.reaching(rows);
  for (const wire of chosen(scene)) {
    if (hunt.survivors().length === 0) return;
    if (!near.has(wire)) continue;
    const value = valid[wire] ?? 0n;
    for (const { name, of } of kinds) {
      const said = reduce(of(value));
      if (said === value) continue;
      for (const claims of [false, true]) {
        const changes = new Map([[wire, said]]);
        const { wires, violated, judged } = adversary.attempt(valid, changes, new Set(), claims);
        const what = `${plain(scene.circuit.symbols.nameOf(wire))} ${name}`;
        hunt.note(judged, { changed: what });
        if (splicer !== undefined)
          splice(hunt, splicer, { dishonest: wires, valid, violated }, what);
      }
    }
  }
}

/** The first and the last element of every array, and every scalar. */
function chosen({ circuit, inputs }: Scene): number[] {
  const bySignal = new Map<string, number[]>();
  for (const wire of inputs) {
    const signal = circuit.symbols.nameOf(wire).replace(/\[.*$/, '');
    bySignal.set(signal, [...(bySignal.get(signal) ?? []), wire]);
  }
  return [...bySignal.values()].flatMap((wires) => {
    const [first = 0] = wires;
    const last = wires[wires.length - 1] ?? first;
    const middle = wires.length <= 8 ? wires.slice(1, -1) : [];
    return first === last ? [first] : [first, ...middle, last];
  });
}

/**
 * For every survivor that assigns: its result is something else than it says, and: an input it reads is something else while
 * its result stays.
 */
export function claimResults(scene: Scene): void {
  for (const i of scene.hunt.survivors()) {
    for (const wire of claimable(scene, i)) claim(scene, i, wire);
  }
}

/** Some of the wires that a statement assigns, and of the inputs that it reads. */
function claimable({ adversary, hunt, inputs }: Scene, i: number): number[] {
  const given = new Set(inputs);
  const { rows, stepOfRow, steps } = adversary.plan;
  const targets = new Set<number>();
  const sources = new Set<number>();
  for (const row of hunt.own[i] ?? []) {
    for (const wire of steps[stepOfRow[row] ?? -1]?.wires ?? []) targets.add(wire);
    for (const wire of rows.columns.subarray(rows.starts[row], rows.starts[row + 1])) {
      if (given.has(wire)) sources.add(wire);
    }
  }
  return [...spread([...targets]), ...spread([...sources])];
}

function claim({ circuit, adversary, hunt, valid }: Scene, i: number, wire: number): void {
  const own = hunt.own[i] ?? new Set<number>();
  const value = valid[wire] ?? 0n;
  for (const { name, of } of OTHERS) {
    const said = reduce(of(value));
    if (said === value || hunt.killerOf(i) !== undefined) continue;
    for (const claims of [false, true]) {
      const { judged } = adversary.attempt(valid, new Map([[wire, said]]), own, claims);
      hunt.note(judged, { claimed: `${plain(circuit.symbols.nameOf(wire))} ${name}` });
    }
  }
}

/** A few of many, the first and the last among them. */
function spread(wires: readonly number[]): number[] {
  if (wires.length <= TARGETS) return [...wires];
  const at = (k: number): number => Math.round((k * (wires.length - 1)) / (TARGETS - 1));
  return Array.from({ length: TARGETS }, (_, k) => wires[at(k)] ?? 0);
}

/** Repairs a dishonest witness everywhere but at one survivor, for every survivor that the repair touches. */
export function splice(
  hunt: Hunt,
  splicer: Splicer,
  vectors: { dishonest: bigint[]; valid: readonly bigint[]; violated: readonly number[] },
  name: string,
): void {
  const { dishonest, valid, violated } = vectors;
  const survivors = hunt.survivors();
  // A statement whose constraints never need repair makes no difference to the course of it.
  if (violated.length === 0 || survivors.length === 0) return;
  const { repaired } = splicer.splice(dishonest, valid, violated, new Set());
  const touched = new Set([...repaired].map((row) => hunt.statementOfRow[row] ?? -1));
  for (const i of survivors) {
    const own = hunt.own[i];
    if (own === undefined || !touched.has(i)) continue;
    if (splicer.splice(dishonest, valid, violated, own).refused) hunt.kill(i, { spliced: name });
  }
}

function plain(signal: string): string {
  return signal.replace(/^main\./, '').replace(/_\d+/g, '');
}
