import { Link } from 'react-router';
import type { TreeNode } from '../../api/types';
import { useRead } from '../../api/use-api';
import { shortMoney } from '../../format/money';
import { actName, acts } from '../../i18n/acts';
import { useLanguage, usePick, useWords } from '../../i18n/use-words';
import { voucherWords } from '../../i18n/voucher';
import { Money } from '../../ui/money';
import { Section } from '../../ui/page';
import { PartyName } from '../../ui/party';
import { QueryView } from '../../ui/query-view';
import { layoutTree } from './tree-layout';
import type { Placed } from './tree-layout';
import { vouchersWords } from './vouchers.words';
import './flow-tree.css';

const BOX = { width: 158, height: 56, across: 58, down: 16 } as const;

/** How a voucher was split and passed on, as far as this organisation can see: drawn, and as a table. */
export function FlowTree({ id }: { readonly id: string }) {
  const say = useWords(vouchersWords);
  const tree = useRead(['vouchers', id, 'tree'], (api) =>
    api.GET('/v1/vouchers/{id}/tree', { params: { path: { id } } }),
  );
  return (
    <Section title={say('tree')}>
      <QueryView query={tree}>
        {({ nodes }) =>
          nodes.length < 2 ? (
            <p className="muted">{say('tree_none')}</p>
          ) : (
            <>
              <Drawing nodes={nodes} current={id} />
              <p className="small muted">{say('tree_help')}</p>
              <details>
                <summary className="small">{say('tree_table')}</summary>
                <Table nodes={nodes} />
              </details>
            </>
          )
        }
      </QueryView>
    </Section>
  );
}

const left = (column: number): number => column * (BOX.width + BOX.across) + 2;
const top = (row: number): number => row * (BOX.height + BOX.down) + 2;

function Drawing({
  nodes,
  current,
}: {
  readonly nodes: readonly TreeNode[];
  readonly current: string;
}) {
  const say = useWords(vouchersWords);
  const { nodes: placed, links, columns, rows } = layoutTree(nodes);
  const width = columns * (BOX.width + BOX.across) - BOX.across + 4;
  const height = rows * (BOX.height + BOX.down) - BOX.down + 4;
  return (
    <div className="tree" role="group" aria-label={say('tree_summary', { count: nodes.length })}>
      <div className="tree-space" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true">
          {links.map(({ from, to }) => (
            <path key={to.node.id} d={curve(from, to)} />
          ))}
        </svg>
        {placed.map((one) => (
          <Box key={one.node.id} placed={one} current={one.node.id === current} />
        ))}
      </div>
    </div>
  );
}

function curve(from: Placed<TreeNode>, to: Placed<TreeNode>): string {
  const [x1, y1] = [left(from.column) + BOX.width, top(from.row) + BOX.height / 2];
  const [x2, y2] = [left(to.column), top(to.row) + BOX.height / 2];
  const middle = (x1 + x2) / 2;
  return `M${String(x1)} ${String(y1)} C${String(middle)} ${String(y1)} ${String(middle)} ${String(y2)} ${String(x2)} ${String(y2)}`;
}

function Box({
  placed: { node, column, row },
  current,
}: {
  readonly placed: Placed<TreeNode>;
  readonly current: boolean;
}) {
  const language = useLanguage();
  const pick = usePick();
  const sayVoucher = useWords(voucherWords);
  const state = sayVoucher(`state_${node.state}`);
  return (
    <Link
      to={`/vouchers/${node.id}`}
      className={`tree-box tree-${node.state}${current ? ' tree-current' : ''}`}
      aria-current={current ? 'page' : undefined}
      style={{ left: left(column), top: top(row), width: BOX.width, height: BOX.height }}
    >
      <span className="tree-figures">
        <strong>{shortMoney(node.value, language)}</strong>
        <span>{state}</span>
      </span>
      <span className="tree-owner">{pick(node.owner.name)}</span>
    </Link>
  );
}

function Table({ nodes }: { readonly nodes: readonly TreeNode[] }) {
  const say = useWords(vouchersWords);
  const sayVoucher = useWords(voucherWords);
  const sayAct = useWords(acts);
  const number = new Map(nodes.map(({ id }, place) => [id, place + 1]));
  return (
    <div className="table-wrap">
      <table className="table">
        <caption className="visually-hidden">{say('tree')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('part')}</th>
            <th scope="col">{say('parent')}</th>
            <th scope="col">{sayVoucher('owner')}</th>
            <th scope="col" className="amount">
              {sayVoucher('value')}
            </th>
            <th scope="col">{sayVoucher('state')}</th>
            <th scope="col">{say('act')}</th>
            <th scope="col">{say('block')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id}>
              <th scope="row">
                <Link to={`/vouchers/${node.id}`}>{number.get(node.id)}</Link>
              </th>
              <td>{node.parent === null ? '—' : (number.get(node.parent) ?? '—')}</td>
              <td>
                <PartyName party={node.owner} />
              </td>
              <td className="amount">
                <Money fen={node.value} />
              </td>
              <td>{sayVoucher(`state_${node.state}`)}</td>
              <td>{sayAct(actName(node.act))}</td>
              <td>{node.block}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
