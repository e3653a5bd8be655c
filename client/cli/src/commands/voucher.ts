import type { Command } from 'commander';
import { carryOut } from '../carry-out';
import type { ActFlags } from '../carry-out';
import { money } from '../context';
import type { Context, Words } from '../context';
import { parseAmounts, parseAmount, parseCount, parseMember } from './parse-amount';
import { actFlags } from './register';
import type { Register, Tools } from './register';

interface Party {
  readonly id: number;
  readonly name: Words;
}

interface Voucher {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issuer: Party;
  readonly registrar: Party;
  readonly owner: Party;
  readonly value: string;
  readonly due: string | null;
  readonly state: string;
  readonly layer: number;
  readonly splitsLeft: number;
  readonly message: string;
  readonly actions?: readonly string[];
}

const NONE = { zh: '没有符合条件的凭证。', en: 'No voucher fits.' };

/** `fuqi voucher …`: what is held, and what is done with it. */
export const registerVoucher: Register = (program, tools) => {
  const voucher = program.command('voucher').description('vouchers 凭证');
  voucher
    .command('list')
    .description('what this organisation holds, issued, offered or watches')
    .option('--kind <kind>', 'voucher, quota, capacity, …')
    .option('--state <state>', 'available, offered, …')
    .option('--limit <n>', 'at most so many', parseCount, 200)
    .action(async (flags: { kind?: string; state?: string; limit: number }, command: Command) => {
      await list(tools.context(command), flags);
    });
  voucher
    .command('show <id>')
    .description('one voucher, and what may be done with it now')
    .action(async (id: string, _flags: unknown, command: Command) => {
      await show(tools.context(command), id);
    });
  voucher
    .command('tree <id>')
    .description('how it was split, as far as this organisation can see')
    .action(async (id: string, _flags: unknown, command: Command) => {
      await tree(tools.context(command), id);
    });
  registerActs(voucher, tools);
};

function registerActs(voucher: Command, tools: Tools): void {
  const act = (name: string, about: string, body: (voucher: string) => unknown): void => {
    actFlags(voucher.command(`${name} <id>`).description(about)).action(
      async (id: string, flags: ActFlags, command: Command) => {
        const context = tools.context(command);
        await carryOut(context, body(await wholeId(context, id)), flags);
      },
    );
  };
  for (const [name, about] of SIMPLE) act(name, about, (id) => ({ act: name, voucher: id }));
  actFlags(
    voucher
      .command('split <id>')
      .description('cut it into parts; the rest stays with you')
      .requiredOption('--value <yuan>', 'a part; repeat it for more', parseAmounts),
  ).action(async (id: string, flags: ActFlags & { value: string[] }, command: Command) => {
    const context = tools.context(command);
    const vouchers = [await wholeId(context, id)];
    await carryOut(context, { act: 'split', vouchers, values: flags.value }, flags);
  });
  actFlags(
    voucher
      .command('pass-on <id>')
      .description('pay a member with it; what is not passed on stays with you')
      .requiredOption('--to <member>', 'number of the member', parseMember)
      .requiredOption('--value <yuan>', 'a part; repeat it for more', parseAmounts)
      .option('--message <text>', 'for the counterparty only'),
  ).action(async (id: string, flags: PassOnFlags, command: Command) => {
    const { to: payee, value: values, message } = flags;
    const context = tools.context(command);
    const body = {
      act: 'pass-on',
      vouchers: [await wholeId(context, id)],
      payee,
      values,
      ...(message === undefined ? {} : { message }),
    };
    await carryOut(context, body, flags);
  });
  actFlags(
    voucher
      .command('issue')
      .description('issue a voucher of what is owed on an invoice')
      .requiredOption('--quota <id>', 'quota that it is cut from')
      .requiredOption('--capacity <id>', 'capacity of the invoice')
      .requiredOption('--value <yuan>', 'face', parseAmount)
      .requiredOption('--due <day>', 'YYYY-MM-DD')
      .option('--message <text>', 'for the supplier only'),
  ).action(async (flags: IssueFlags, command: Command) => {
    const { quota, capacity, value, due, message } = flags;
    const body = {
      act: 'issue',
      quota,
      capacity,
      value,
      due,
      ...(message === undefined ? {} : { message }),
    };
    await carryOut(tools.context(command), body, flags);
  });
}

type PassOnFlags = ActFlags & { to: number; value: string[]; message?: string };
type IssueFlags = ActFlags & {
  quota: string;
  capacity: string;
  value: string;
  due: string;
  message?: string;
};

/** Acts that need nothing but the voucher. */
const SIMPLE = [
  ['accept', 'take an offered voucher'],
  ['reject', 'give an offered voucher back whole'],
  ['take-back', 'take a lapsed offer back'],
  ['release', 'end a hold of ours'],
  ['pay', 'hold it for payment, before the instruction is sent'],
  ['fail', 'the payment failed or was returned'],
  ['fund', 'take it over once the seller has confirmed the money'],
  ['clear', 'retire it once it is known to be paid'],
] as const;

async function list(
  context: Context,
  { kind, state, limit }: { kind?: string; state?: string; limit: number },
): Promise<void> {
  const rows: Voucher[] = [];
  for await (const row of context.api.pages<Voucher>('/v1/vouchers', { kind, state })) {
    rows.push(row);
    if (rows.length === limit) break;
  }
  const { language } = context;
  context.rows(
    [
      { title: context.say({ zh: '编号', en: 'Id' }), of: ({ id }) => id.slice(0, 12) },
      { title: context.say({ zh: '类别', en: 'Kind' }), of: (row) => row.kind },
      {
        title: context.say({ zh: '开立人', en: 'Issuer' }),
        of: (row) => row.issuer.name[language],
      },
      { title: context.say({ zh: '持有人', en: 'Holder' }), of: (row) => row.owner.name[language] },
      {
        title: context.say({ zh: '金额', en: 'Amount' }),
        of: (row) => money(row.value),
        right: true,
      },
      { title: context.say({ zh: '到期日', en: 'Due' }), of: (row) => row.due ?? '' },
      { title: context.say({ zh: '状态', en: 'State' }), of: (row) => row.state },
    ],
    rows,
    NONE,
  );
}

async function show(context: Context, id: string): Promise<void> {
  const row = await context.api.get<Voucher>(`/v1/vouchers/${await wholeId(context, id)}`);
  const { language } = context;
  context.fact(row, [
    [{ zh: '编号', en: 'Id' }, row.id],
    [{ zh: '根凭证', en: 'Root' }, row.number],
    [{ zh: '类别', en: 'Kind' }, row.kind],
    [{ zh: '开立人', en: 'Issuer' }, row.issuer.name[language]],
    [{ zh: '清分行', en: 'Registrar' }, row.registrar.name[language]],
    [{ zh: '持有人', en: 'Holder' }, row.owner.name[language]],
    [{ zh: '金额', en: 'Amount' }, money(row.value)],
    [{ zh: '到期日', en: 'Due' }, row.due ?? ''],
    [{ zh: '状态', en: 'State' }, row.state],
    [{ zh: '流转层级', en: 'Layer' }, String(row.layer)],
    [{ zh: '剩余拆分次数', en: 'Splits left' }, String(row.splitsLeft)],
    [{ zh: '附言', en: 'Message' }, row.message],
    [{ zh: '可办理', en: 'Possible now' }, (row.actions ?? []).join(', ')],
  ]);
}

interface TreeNode {
  readonly id: string;
  readonly parent: string | null;
  readonly value: string;
  readonly state: string;
  readonly owner: Party | null;
}

async function tree(context: Context, id: string): Promise<void> {
  const found = await context.api.get<{ nodes: readonly TreeNode[] }>(
    `/v1/vouchers/${await wholeId(context, id)}/tree`,
  );
  if (context.output !== 'table') {
    context.rows([], found.nodes, NONE);
    return;
  }
  const draw = (parent: string | null, depth: number): void => {
    for (const node of found.nodes.filter((one) => one.parent === parent)) {
      const owner = node.owner?.name[context.language] ?? '';
      const line = [node.id.slice(0, 12), money(node.value), owner, node.state].join('  ');
      context.terminal.out(`${'   '.repeat(depth)}${depth === 0 ? '' : '└─ '}${line}\n`);
      draw(node.id, depth + 1);
    }
  };
  draw(null, 0);
}

/** People may give the first digits of an id, as tables show them. */
export async function wholeId(context: Context, id: string): Promise<string> {
  if (/^[0-9a-f]{64}$/.test(id)) return id;
  if (!/^[0-9a-f]{6,63}$/.test(id)) return encodeURIComponent(id);
  for await (const row of context.api.pages<Voucher>('/v1/vouchers')) {
    if (row.id.startsWith(id)) return row.id;
  }
  return id;
}
