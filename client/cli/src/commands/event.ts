import type { Command } from 'commander';
import type { Register } from './register';

/** `fuqi event tail`: what the ledger says, a line each. */
export const registerEvent: Register = (program, tools) => {
  program
    .command('event')
    .description('events 事件')
    .command('tail')
    .description('follow what happens to this organisation’s vouchers')
    .option('--from <id>', 'go on after this event; `start` for all')
    .option('--count <n>', 'end after so many', Number)
    .action(async (flags: { from?: string; count?: number }, command: Command) => {
      const context = tools.context(command);
      const headers = flags.from === undefined ? {} : { 'last-event-id': flags.from };
      const response = await context.api.stream('/v1/events', {
        accept: 'text/event-stream',
        ...headers,
      });
      let left = flags.count ?? Number.POSITIVE_INFINITY;
      for await (const line of eventLines(response)) {
        context.terminal.out(`${line}\n`);
        left -= 1;
        if (left <= 0) break;
      }
    });
};

/** Events of a stream as one JSON line each: id, type and data. */
async function* eventLines({ body }: Response): AsyncGenerator<string> {
  if (body === null) return;
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const field = (name: string): string | undefined =>
        part
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const data = field('data');
      if (data !== undefined)
        yield `{"id":${JSON.stringify(field('id'))},"event":${JSON.stringify(field('event'))},"data":${data}}`;
    }
  }
}
