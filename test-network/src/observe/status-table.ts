import type { NodeStatus } from './status';

const HEAD = ['node', 'kind', 'state', 'pid', 'port', 'MiB', 'height', 'answers'];

/** A status for people: a line for each process, then what they take together. */
export function statusTable(nodes: readonly NodeStatus[]): string {
  const rows = nodes.map((node) => [
    node.name,
    node.kind,
    node.state,
    String(node.pid ?? ''),
    String(node.port),
    node.memory === undefined ? '' : mebibytes(node.memory),
    String(node.height ?? ''),
    answer(node),
  ]);
  const widths = HEAD.map((head, i) =>
    Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const total = nodes.reduce((sum, { memory }) => sum + (memory ?? 0), 0);
  const alive = nodes.filter((node) => node.state === 'running').length;
  const sum = `${alive} of ${nodes.length} run, ${mebibytes(total)} MiB`;
  return [line(HEAD), ...rows.map(line), sum].join('\n');
}

function answer(node: NodeStatus): string {
  if (node.trouble !== undefined) return node.trouble;
  if (node.code !== undefined) return `code ${node.code.slice(0, 12)}`;
  if (node.lastHash !== undefined) return `block ${node.lastHash.slice(0, 12)}`;
  return node.leader === true ? 'leader' : '';
}

const mebibytes = (kibibytes: number) => (kibibytes / 1024).toFixed(0);
