/** Where the parts of a split stand in a drawing: layers from left to right, each part beside what was cut from it. */
export interface TreePart {
  readonly id: string;
  readonly parent: string | null;
}

export interface Placed<T extends TreePart> {
  readonly node: T;
  /** Layer, from 0. */
  readonly column: number;
  /** Row, from 0; a half row for what stands between two. */
  readonly row: number;
}

export interface TreeLayout<T extends TreePart> {
  readonly nodes: readonly Placed<T>[];
  readonly links: readonly { readonly from: Placed<T>; readonly to: Placed<T> }[];
  readonly columns: number;
  readonly rows: number;
}

/** Lays out a forest. Parts whose parent is not among them are roots; the order of siblings is kept. */
export function layoutTree<T extends TreePart>(parts: readonly T[]): TreeLayout<T> {
  const known = new Set(parts.map(({ id }) => id));
  const children = new Map<string, T[]>();
  const roots: T[] = [];
  for (const part of parts) {
    if (part.parent === null || part.parent === part.id || !known.has(part.parent))
      roots.push(part);
    else children.set(part.parent, [...(children.get(part.parent) ?? []), part]);
  }
  const placed = new Map<string, Placed<T>>();
  let rows = 0;
  const place = (node: T, column: number): number => {
    const below = (children.get(node.id) ?? []).filter(({ id }) => !placed.has(id));
    const at = below.map((child) => place(child, column + 1));
    const [first] = at;
    const row = first === undefined ? (rows += 1) - 1 : (first + (at.at(-1) ?? first)) / 2;
    placed.set(node.id, { node, column, row });
    return row;
  };
  roots.forEach((root) => place(root, 0));
  const nodes = parts.flatMap(({ id }) => placed.get(id) ?? []);
  const links = nodes.flatMap((to) => {
    const from = to.node.parent === null ? undefined : placed.get(to.node.parent);
    return from === undefined || from === to ? [] : [{ from, to }];
  });
  const columns = nodes.reduce((most, { column }) => Math.max(most, column + 1), 0);
  return { nodes, links, columns, rows };
}
