import { EXIT, findError, listErrors } from '@fuqi/domain';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import type { Register } from './register';

/** `fuqi explain CODE`: what a refusal means and what to do next. Works without a gateway. */
export const registerExplain: Register = (program, tools) => {
  program
    .command('explain [code]')
    .description('what a code means and what to do next; without one, all of them')
    .action((code: string | undefined, _flags: unknown, command: Command) => {
      const context = tools.context(command);
      const { language } = context;
      if (code === undefined) {
        context.rows(
          [
            { title: context.say({ zh: '代码', en: 'Code' }), of: (row) => row.code },
            { title: context.say({ zh: '含义', en: 'Meaning' }), of: (row) => row.title[language] },
          ],
          listErrors(),
          { zh: '', en: '' },
        );
        return;
      }
      const entry = findError(code) ?? findError(code.toUpperCase());
      if (entry === undefined) throw unknownCode(code);
      context.fact(entry, [
        [{ zh: '代码', en: 'Code' }, `${entry.code} ${entry.slug}`],
        [{ zh: '含义', en: 'Meaning' }, entry.title[language]],
        [{ zh: '下一步', en: 'Next' }, entry.next[language]],
        [{ zh: '由谁拒绝', en: 'Refused by' }, entry.layer],
        [
          { zh: '可原样重试', en: 'Retryable' },
          context.say(entry.retryable ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }),
        ],
        [{ zh: '退出码', en: 'Exit code' }, String(entry.exit)],
      ]);
    });
};

function unknownCode(code: string): CliError {
  return new CliError(
    { en: `There is no code ${code}`, zh: `没有代码 ${code}` },
    { en: 'Run `fuqi explain` for all of them.', zh: '请运行 fuqi explain 查看全部代码。' },
    EXIT.missing,
  );
}
