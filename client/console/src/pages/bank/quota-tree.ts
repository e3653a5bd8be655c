/** A group's quota: what headquarters was given, and how it was split among subsidiaries. */

/** A quota, or a part of one, as far as this member can see it. */
export interface QuotaNode {
  readonly id: string;
  readonly parent: string | null;
  readonly owner: string;
  /** Fen. */
  readonly value: bigint;
  /** Whether it still stands: not split, used or given back. */
  readonly live: boolean;
}

/** A node with what was cut from it. */
export interface QuotaBranch extends QuotaNode {
  readonly children: readonly QuotaBranch[];
}

/**
 * The trees of a list; a node whose parent is not in the list is a root. Children with the largest amount come first.
 * A ring of parents is cut where it closes, so that each node stands exactly once.
 */
export function quotaTrees(nodes: readonly QuotaNode[]): QuotaBranch[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const seen = new Set<string>();
  const grow = (node: QuotaNode): QuotaBranch => {
    seen.add(node.id);
    const children = nodes
      .filter(({ id, parent }) => parent === node.id && !seen.has(id))
      .sort(larger)
      .map(grow);
    return { ...node, children };
  };
  const roots = nodes.filter(({ parent }) => parent === null || !ids.has(parent));
  const trees = [...roots].sort(larger).map(grow);
  for (const node of nodes) if (!seen.has(node.id)) trees.push(grow(node));
  return trees;
}

const larger = (a: QuotaNode, b: QuotaNode): number =>
  a.value === b.value ? a.id.localeCompare(b.id) : a.value < b.value ? 1 : -1;

/** Fen that still stand in a tree, by owner. */
export function standingByOwner(tree: QuotaBranch): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const walk = (node: QuotaBranch): void => {
    if (node.live) sums.set(node.owner, (sums.get(node.owner) ?? 0n) + node.value);
    node.children.forEach(walk);
  };
  walk(tree);
  return sums;
}
