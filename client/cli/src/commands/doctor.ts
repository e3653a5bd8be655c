import { EXIT } from '@fuqi/domain';
import type { Language } from '@fuqi/domain';
import type { Command } from 'commander';
import { statSync } from 'node:fs';
import { CliError } from '../cli-error';
import type { Context, Words } from '../context';
import { readMe } from '../me';
import { profilesFile } from '../profile';
import type { Register } from './register';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly said: Words;
}

/** `fuqi doctor`: looks at everything between this terminal and the ledger, and says what to do. */
export const registerDoctor: Register = (program, tools) => {
  program
    .command('doctor')
    .description('what stands between this terminal and the ledger 自检')
    .action(async (_flags: unknown, command: Command) => {
      const context = tools.context(command);
      const findings: Finding[] = [];
      for (const check of CHECKS) findings.push(...(await check(context)));
      context.rows(
        [
          { title: ' ', of: ({ ok }) => (ok ? '✓' : '✗') },
          { title: context.say({ zh: '检查', en: 'Check' }), of: ({ check }) => check },
          {
            title: context.say({ zh: '结果', en: 'Result' }),
            of: ({ said }) => said[context.language],
          },
        ],
        findings,
        { zh: '', en: '' },
      );
      const bad = findings.filter(({ ok }) => !ok);
      if (bad.length > 0) throw sick(bad.length);
    });
};

type Check = (context: Context) => Promise<Finding[]>;

const CHECKS: readonly Check[] = [
  async () => [node()],
  async (context) => privateFile(context),
  async (context) => guarded('gateway 网关', async () => alive(context)),
  async (context) => guarded('identity 身份', async () => known(context)),
];

/** A check that fails says why, as a finding. */
async function guarded(check: string, work: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work();
  } catch (error) {
    const words = (language: Language): string =>
      error instanceof CliError
        ? `${error.title[language]} — ${error.next[language]}`
        : (error as Error).message;
    return [{ check, ok: false, said: { zh: words('zh'), en: words('en') } }];
  }
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  const version = process.versions.node;
  return {
    check: 'Node',
    ok,
    said: { zh: `${version}，需 ≥ 20.19`, en: `${version}; at least 20.19 is needed` },
  };
}

function privateFile({ terminal }: Context): Finding[] {
  const file = profilesFile(terminal.env);
  try {
    const open = (statSync(file).mode & 0o077) !== 0;
    const said = open
      ? {
          zh: `${file} 可被他人读取：请执行 chmod 600`,
          en: `${file} can be read by others: chmod 600 it`,
        }
      : { zh: file, en: file };
    return [{ check: 'profiles 配置', ok: !open, said }];
  } catch {
    return [];
  }
}

interface Readiness {
  readonly status?: string;
  readonly behind?: number;
}

/** Blocks that a gateway may be behind before somebody should look. */
const BEHIND_MAX = 20;

async function alive({ api, profile }: Context): Promise<Finding[]> {
  const { behind = 0 } = await api.get<Readiness>('/readyz');
  const ok = behind <= BEHIND_MAX;
  return [
    {
      ...{ check: 'gateway 网关', ok },
      said: {
        zh: `${profile.url}，落后账本 ${String(behind)} 个区块`,
        en: `${profile.url}, ${String(behind)} blocks behind the ledger`,
      },
    },
  ];
}

async function known({ api }: Context): Promise<Finding[]> {
  const { member, principal, development, day, phase } = await readMe(api);
  const found: Finding[] = [
    {
      ...{ check: 'identity 身份', ok: true },
      said: {
        zh: `${member.name.zh}，${principal.scopes.join(' ')}`,
        en: `${member.name.en}, ${principal.scopes.join(' ')}`,
      },
    },
    { check: 'date 业务日', ok: true, said: { zh: `${day} ${phase}`, en: `${day} ${phase}` } },
  ];
  if (!development) return found;
  const said = {
    zh: '开发通道与开发密钥，切勿用于真实价值',
    en: 'development channel and keys: never for value',
  };
  return [...found, { check: 'keys 密钥', ok: true, said }];
}

function sick(count: number): CliError {
  return new CliError(
    { en: `${String(count)} check(s) failed`, zh: `${String(count)} 项检查未通过` },
    { en: 'Do what the lines with ✗ say, then run it again.', zh: '请按 ✗ 行的提示处理后重试。' },
    EXIT.unreachable,
  );
}
