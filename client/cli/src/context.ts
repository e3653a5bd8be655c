/** What a running command works with: flags read, gateway reached, words in the right language. */
import { formatMoney, unwrap } from '@fuqi/domain';
import type { Language } from '@fuqi/domain';
import { ApiClient } from './api-client';
import { CliError } from './cli-error';
import { renderTable } from './columns';
import type { Column } from './columns';
import { profileOf } from './profile';
import type { Profile } from './profile';
import type { Terminal } from './terminal';

export const OUTPUTS = ['table', 'json', 'ndjson'] as const;
export type OutputForm = (typeof OUTPUTS)[number];

/** The flags that every command has. */
export interface GlobalFlags {
  readonly profile?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly output?: string;
  readonly json?: boolean;
}

export type Words = Readonly<Record<Language, string>>;

export class Context {
  readonly language: Language;
  readonly output: OutputForm;

  constructor(
    readonly terminal: Terminal,
    private readonly flags: GlobalFlags,
  ) {
    this.language = languageOf(flags, terminal.env);
    this.output = flags.json === true ? 'json' : outputOf(flags.output);
  }

  get profile(): Profile {
    return profileOf(this.terminal.env, this.flags);
  }

  get api(): ApiClient {
    return new ApiClient(this.profile, this.language, this.terminal.fetch);
  }

  say(words: Words): string {
    return words[this.language];
  }

  /** Narration, on stderr. */
  tell(words: Words): void {
    this.terminal.err(`${this.say(words)}\n`);
  }

  /** Rows as a table for people, or as they came for programs. */
  rows<Row>(columns: readonly Column<Row>[], rows: readonly Row[], none: Words): void {
    if (this.output === 'json') this.terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
    else if (this.output === 'ndjson') {
      for (const row of rows) this.terminal.out(`${JSON.stringify(row)}\n`);
    } else if (rows.length === 0) this.tell(none);
    else this.terminal.out(renderTable(columns, rows));
  }

  /** One thing: its facts for people, itself for programs. */
  fact(value: unknown, facts: readonly (readonly [Words, string])[]): void {
    if (this.output !== 'table') {
      this.terminal.out(`${JSON.stringify(value, null, this.output === 'json' ? 2 : 0)}\n`);
      return;
    }
    const columns = [
      { title: '', of: ([name]: readonly [Words, string]) => this.say(name) },
      { title: '', of: ([, fact]: readonly [Words, string]) => fact },
    ];
    // The titles of such a table are empty, and so is its first line.
    this.terminal.out(renderTable(columns, facts).replace(/^\n/, ''));
  }
}

/** Fen in decimal text as `¥1,234.56`; nothing for nothing. */
export function money(fen: string | null | undefined): string {
  return fen === null || fen === undefined ? '' : unwrap(formatMoney(BigInt(fen)));
}

/** The language of the system's locale. */
export function systemLanguage(env: Terminal['env']): Language {
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return locale.startsWith('zh') ? 'zh' : 'en';
}

function languageOf({ lang }: GlobalFlags, env: Terminal['env']): Language {
  const asked = lang ?? env['FUQI_LANG'];
  if (asked === 'zh' || asked === 'en') return asked;
  if (asked !== undefined) {
    throw new CliError(
      { en: `There is no language ${asked}`, zh: `不支持的语言 ${asked}` },
      { en: 'Use --lang zh or --lang en.', zh: '请使用 --lang zh 或 --lang en。' },
    );
  }
  return systemLanguage(env);
}

function outputOf(asked = 'table'): OutputForm {
  const form = OUTPUTS.find((one) => one === asked);
  if (form !== undefined) return form;
  throw new CliError(
    { en: `There is no output form ${asked}`, zh: `不支持的输出形式 ${asked}` },
    { en: `Use --output ${OUTPUTS.join(', ')}.`, zh: `请使用 --output ${OUTPUTS.join('、')}。` },
  );
}
