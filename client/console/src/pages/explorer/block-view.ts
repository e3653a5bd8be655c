/** Blocks as the explorer's pages need them. */
import type { components } from '../../api/schema';

export type Block = components['schemas']['Block'];
export type BlockOperation = Block['operations'][number];

/** How many operations of a block concern this organisation. */
export function mineIn({ operations }: Block): number {
  return operations.filter(({ mine }) => mine).length;
}

/** Circuits of all operations of a block with how often each is used, in order of their names. */
export function circuitCounts({
  operations,
}: Block): { readonly circuit: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const circuit of operations.flatMap(({ circuits }) => circuits)) {
    counts.set(circuit, (counts.get(circuit) ?? 0) + 1);
  }
  return [...counts]
    .map(([circuit, count]) => ({ circuit, count }))
    .sort((a, b) => a.circuit.localeCompare(b.circuit));
}

/** What everybody on the channel sees of an operation: the fields that are this organisation's own knowledge left out. */
export function strangersView({
  digest,
  circuits,
  legs,
}: BlockOperation): Pick<BlockOperation, 'digest' | 'circuits' | 'legs'> {
  return { digest, circuits, legs };
}

/** A block number that somebody typed; undefined for anything else. */
export function typedNumber(text: string): number | undefined {
  return /^(0|[1-9][0-9]{0,8})$/.test(text.trim()) ? Number(text) : undefined;
}
