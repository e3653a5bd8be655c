import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { money } from '../context';
import type { Words } from '../context';
import type { Register } from './register';
import { wholeId } from './voucher';

interface Verdict {
  readonly verdict: 'stands' | 'spent' | 'not-found';
  readonly number: string;
  readonly issuer: { readonly name: Words };
  readonly owner: { readonly name: Words };
  readonly value: string;
  readonly due: string;
}

const SAID: Readonly<Record<Verdict['verdict'], Words>> = {
  stands: { zh: '✓ 账本中有此凭证，且尚未使用', en: '✓ The ledger holds it, unspent' },
  spent: { zh: '△ 账本中曾有此凭证，现已使用', en: '△ The ledger held it; it has been spent' },
  'not-found': { zh: '✗ 账本中没有此内容的凭证', en: '✗ The ledger holds nothing that says this' },
};

/** `fuqi paper …`: a voucher on paper, and whether one is true. */
export const registerPaper: Register = (program, tools) => {
  const paper = program.command('paper').description('printed vouchers 纸质核验');
  paper
    .command('print <voucher>')
    .description('write a voucher as a PDF with a code to check it by')
    .requiredOption('--file <path>', 'where to write it')
    .action(async (id: string, flags: { file: string }, command: Command) => {
      const context = tools.context(command);
      const path = `/v1/vouchers/${await wholeId(context, id)}/paper`;
      const response = await context.api.stream(path, { accept: 'application/pdf' });
      writeFileSync(flags.file, Buffer.from(await response.arrayBuffer()), { mode: 0o600 });
      context.tell({ zh: `已写入 ${flags.file}`, en: `Written to ${flags.file}` });
    });
  paper
    .command('verify <text>')
    .description('the text of the printed code: does the ledger hold what it says')
    .action(async (text: string, _flags: unknown, command: Command) => {
      const context = tools.context(command);
      const found = await context.api.post<Verdict>('/v1/papers/verify', { paper: text });
      context.fact(found, [
        [{ zh: '结论', en: 'Verdict' }, context.say(SAID[found.verdict])],
        [{ zh: '凭证编号', en: 'No.' }, found.number],
        [{ zh: '开立人', en: 'Issuer' }, found.issuer.name[context.language]],
        [{ zh: '持有人', en: 'Holder' }, found.owner.name[context.language]],
        [{ zh: '金额', en: 'Amount' }, money(found.value)],
        [{ zh: '到期日', en: 'Due' }, found.due],
      ]);
    });
};
