import type { Command } from 'commander';
import { carryOut } from '../carry-out';
import type { ActFlags } from '../carry-out';
import { money } from '../context';
import type { Context, Words } from '../context';
import { parseAmount, parseCount, parseMember } from './parse-amount';
import { actFlags } from './register';
import type { Register } from './register';
import { wholeId } from './voucher';

interface Quote {
  readonly id: string;
  readonly bank: { readonly id: number; readonly name: Words };
  readonly rateBps: number;
  readonly days: number;
  readonly interest: string;
  readonly fees: string;
  readonly net: string;
  readonly allInBps: number;
  readonly validUntil: string;
}

interface QuoteRequest {
  readonly id: string;
  readonly direction: string;
  readonly value: string;
  readonly due: string | null;
  readonly state: string;
  readonly quotes: readonly Quote[];
}

/** `fuqi quote …`: ask banks for money today, or answer as a bank. */
export const registerQuote: Register = (program, tools) => {
  const quote = program.command('quote').description('sell to a bank today 贴现');
  quote
    .command('request <voucher>')
    .description('ask banks what they pay for it')
    .requiredOption('--value <yuan>', 'all of it or a part', parseAmount)
    .requiredOption('--bank <member>', 'a bank; repeat it for more', banks)
    .action(async (voucher: string, flags: { value: string; bank: number[] }, command: Command) => {
      const context = tools.context(command);
      const id = await wholeId(context, voucher);
      const body = { voucher: id, value: flags.value, banks: flags.bank };
      show(context, await context.api.post<QuoteRequest>('/v1/quote-requests', body));
    });
  quote.command('list').action(async (_flags: unknown, command: Command) => {
    const context = tools.context(command);
    const rows: QuoteRequest[] = [];
    for await (const row of context.api.pages<QuoteRequest>('/v1/quote-requests')) rows.push(row);
    context.rows(
      [
        { title: context.say({ zh: '询价', en: 'Request' }), of: ({ id }) => id },
        { title: context.say({ zh: '方向', en: 'Direction' }), of: ({ direction }) => direction },
        {
          title: context.say({ zh: '金额', en: 'Amount' }),
          of: ({ value }) => money(value),
          right: true,
        },
        { title: context.say({ zh: '到期日', en: 'Due' }), of: ({ due }) => due ?? '' },
        { title: context.say({ zh: '状态', en: 'State' }), of: ({ state }) => state },
        {
          title: context.say({ zh: '报价数', en: 'Quotes' }),
          of: ({ quotes }) => String(quotes.length),
        },
      ],
      rows,
      { zh: '没有询价。', en: 'No request.' },
    );
  });
  quote.command('show <request>').action(async (id: string, _flags: unknown, command: Command) => {
    const context = tools.context(command);
    show(
      context,
      await context.api.get<QuoteRequest>(`/v1/quote-requests/${encodeURIComponent(id)}`),
    );
  });
  quote
    .command('answer <request>')
    .description('as a bank: say what you pay')
    .requiredOption('--rate <bps>', 'yearly rate in basis points', parseCount)
    .requiredOption('--valid-until <day>', 'YYYY-MM-DD')
    .option('--basis <days>', '360 or 365', parseCount, 360)
    .option('--fees <yuan>', 'taken from the proceeds', parseAmount)
    .action(async (id: string, flags: AnswerFlags, command: Command) => {
      const context = tools.context(command);
      const { rate, basis, fees = '0', validUntil } = flags;
      const body = { rateBps: rate, dayBasis: basis, fees, validUntil };
      show(
        context,
        await context.api.post<QuoteRequest>(
          `/v1/quote-requests/${encodeURIComponent(id)}/quotes`,
          body,
        ),
      );
    });
  actFlags(
    quote
      .command('choose <voucher> <quote>')
      .description('take a bank’s quote: the voucher is reserved for it until it pays'),
  ).action(async (voucher: string, chosen: string, flags: ActFlags, command: Command) => {
    const context = tools.context(command);
    const body = { act: 'reserve', voucher: await wholeId(context, voucher), quote: chosen };
    await carryOut(context, body, flags);
  });
};

interface AnswerFlags {
  readonly rate: number;
  readonly basis: number;
  readonly fees?: string;
  readonly validUntil: string;
}

const banks = (text: string, before: readonly number[] = []): readonly number[] => [
  ...before,
  parseMember(text),
];

/** A rate in basis points as a percentage. */
function percent(bps: number): string {
  return `${String(Math.floor(bps / 100))}.${String(bps % 100).padStart(2, '0')} %`;
}

/** Quotes side by side, best net proceeds first. */
function show(context: Context, request: QuoteRequest): void {
  if (context.output !== 'table') {
    context.fact(request, []);
    return;
  }
  context.tell({
    zh: `询价 ${request.id}：${money(request.value)}，${request.state}`,
    en: `Request ${request.id}: ${money(request.value)}, ${request.state}`,
  });
  context.rows(
    [
      { title: context.say({ zh: '报价', en: 'Quote' }), of: ({ id }) => id },
      {
        title: context.say({ zh: '银行', en: 'Bank' }),
        of: ({ bank }) => bank.name[context.language],
      },
      {
        title: context.say({ zh: '到手', en: 'You get' }),
        of: ({ net }) => money(net),
        right: true,
      },
      {
        title: context.say({ zh: '综合年化', en: 'All-in' }),
        of: ({ allInBps }) => percent(allInBps),
        right: true,
      },
      {
        title: context.say({ zh: '利率', en: 'Rate' }),
        of: ({ rateBps }) => percent(rateBps),
        right: true,
      },
      {
        title: context.say({ zh: '利息', en: 'Interest' }),
        of: ({ interest }) => money(interest),
        right: true,
      },
      {
        title: context.say({ zh: '费用', en: 'Fees' }),
        of: ({ fees }) => money(fees),
        right: true,
      },
      {
        title: context.say({ zh: '天数', en: 'Days' }),
        of: ({ days }) => String(days),
        right: true,
      },
      {
        title: context.say({ zh: '有效至', en: 'Valid until' }),
        of: ({ validUntil }) => validUntil,
      },
    ],
    request.quotes,
    { zh: '尚无报价。', en: 'No quote yet.' },
  );
}
