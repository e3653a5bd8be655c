/** Nouns that are only read: one list each. */
import type { Command } from 'commander';
import type { Column } from '../columns';
import { money } from '../context';
import type { Context, Words } from '../context';
import { readMe } from '../me';
import type { Register } from './register';

type Fields = Readonly<Record<string, unknown>>;

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';

interface Listing {
  readonly noun: string;
  readonly verb: string;
  readonly about: string;
  readonly path: string;
  readonly columns: (context: Context) => readonly Column<Fields>[];
}

const name = (value: unknown, { language }: Context): string => {
  const words = (value as { readonly name?: Words } | null | undefined)?.name;
  return words?.[language] ?? '';
};

const field = (title: string, key: string): Column<Fields> => ({
  title,
  of: (row) => text(row[key]),
});
const amount = (title: string, key: string): Column<Fields> => ({
  ...{ title, right: true },
  of: (row) => money(row[key] as string | null),
});
const words = (title: string, key: string, { language }: Context): Column<Fields> => ({
  title,
  of: (row) => (row[key] as Words | undefined)?.[language] ?? '',
});
const party = (title: string, key: string, context: Context): Column<Fields> => ({
  title,
  of: (row) => name(row[key], context),
});

const LISTINGS: readonly Listing[] = [
  {
    ...{ noun: 'task', verb: 'list', about: 'what waits for this organisation', path: '/v1/tasks' },
    columns: (context) => [
      field(context.say({ zh: '事项', en: 'Task' }), 'kind'),
      words(context.say({ zh: '内容', en: 'What' }), 'title', context),
      amount(context.say({ zh: '金额', en: 'Amount' }), 'amount'),
      field(context.say({ zh: '截止', en: 'Due' }), 'due'),
    ],
  },
  {
    ...{ noun: 'balance', verb: 'list', about: 'sums by root and state', path: '/v1/balances' },
    columns: (context) => [
      field(context.say({ zh: '类别', en: 'Kind' }), 'kind'),
      field(context.say({ zh: '根凭证', en: 'Root' }), 'number'),
      party(context.say({ zh: '开立人', en: 'Issuer' }), 'issuer', context),
      field(context.say({ zh: '到期日', en: 'Due' }), 'due'),
      field(context.say({ zh: '状态', en: 'State' }), 'state'),
      amount(context.say({ zh: '合计', en: 'Total' }), 'total'),
      field(context.say({ zh: '张数', en: 'Count' }), 'count'),
    ],
  },
  {
    ...{ noun: 'member', verb: 'list', about: 'counterparties', path: '/v1/members' },
    columns: (context) => [
      field(context.say({ zh: '编号', en: 'Number' }), 'id'),
      words(context.say({ zh: '名称', en: 'Name' }), 'name', context),
      {
        title: context.say({ zh: '角色', en: 'Roles' }),
        of: (row) => (row['roles'] as string[] | undefined)?.join(', ') ?? '',
      },
      field(context.say({ zh: '状态', en: 'Standing' }), 'standing'),
    ],
  },
  {
    ...{
      noun: 'block',
      verb: 'list',
      about: 'what a stranger sees of the ledger',
      path: '/v1/blocks',
    },
    columns: (context) => [
      field(context.say({ zh: '区块', en: 'Block' }), 'number'),
      {
        title: context.say({ zh: '操作数', en: 'Operations' }),
        of: (row) => String((row['operations'] as unknown[] | undefined)?.length ?? 0),
      },
    ],
  },
];

/** `fuqi task|balance|member|block list`, `fuqi me`. */
export const registerReading: Register = (program, tools) => {
  for (const { noun, verb, about, path, columns } of LISTINGS) {
    program
      .command(noun)
      .description(about)
      .command(verb)
      .description(about)
      .action(async (_flags: unknown, command: Command) => {
        const context = tools.context(command);
        const rows: Fields[] = [];
        for await (const row of context.api.pages<Fields>(path)) {
          rows.push(row);
          if (rows.length === 1_000) break;
        }
        context.rows(columns(context), rows, { zh: '没有内容。', en: 'Nothing.' });
      });
  }
  program
    .command('me')
    .description('who works here, and on what date')
    .action(async (_flags: unknown, command: Command) => {
      const context = tools.context(command);
      const me = await readMe(context.api);
      context.fact(me, [
        [
          { zh: '成员', en: 'Member' },
          `${String(me.member.id)} ${me.member.name[context.language]}`,
        ],
        [{ zh: '角色', en: 'Roles' }, me.member.roles.join(', ')],
        [
          { zh: '经办人', en: 'Officer' },
          me.principal.officer === null ? '—' : String(me.principal.officer),
        ],
        [{ zh: '权限', en: 'Scopes' }, me.principal.scopes.join(', ')],
        [{ zh: '通道', en: 'Channel' }, me.channel],
        [{ zh: '业务日', en: 'Business day' }, `${me.day} ${me.phase}`],
        ...(me.development
          ? [
              [
                { zh: '注意', en: 'Note' },
                context.say({
                  zh: '开发通道，仅供试用',
                  en: 'development channel: for trying only',
                }),
              ] as const,
            ]
          : []),
      ]);
    });
};
