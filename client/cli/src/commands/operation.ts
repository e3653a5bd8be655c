import type { Command } from 'commander';
import { send, signAndSend } from '../carry-out';
import type { ActFlags } from '../carry-out';
import { isSettled, showOperation } from '../operation';
import type { Operation } from '../operation';
import { actFlags } from './register';
import type { Register } from './register';

/** `fuqi operation …`: what was drafted, signed and sent. */
export const registerOperation: Register = (program, tools) => {
  const operation = program.command('operation').description('operations 操作');
  const read = (id: string, command: Command): Promise<Operation> =>
    tools.context(command).api.get<Operation>(`/v1/operations/${encodeURIComponent(id)}`);
  operation
    .command('list')
    .option('--state <state>', 'draft, signed, ready, …')
    .action(async (flags: { state?: string }, command: Command) => {
      const context = tools.context(command);
      const rows: Operation[] = [];
      for await (const row of context.api.pages<Operation>('/v1/operations', flags)) rows.push(row);
      context.rows(
        [
          { title: context.say({ zh: '操作', en: 'Operation' }), of: ({ id }) => id },
          { title: context.say({ zh: '行为', en: 'Act' }), of: ({ act }) => act },
          { title: context.say({ zh: '状态', en: 'State' }), of: ({ state }) => state },
          {
            title: context.say({ zh: '签名', en: 'Signed' }),
            of: (row) => `${String(row.signatures.length)}/${String(row.officersNeeded)}`,
          },
          { title: context.say({ zh: '起草', en: 'Drafted' }), of: ({ createdAt }) => createdAt },
        ],
        rows,
        { zh: '没有操作。', en: 'No operation.' },
      );
    });
  operation.command('show <id>').action(async (id: string, _flags: unknown, command: Command) => {
    showOperation(tools.context(command), await read(id, command));
  });
  actFlags(
    operation.command('sign <id>').description('sign what waits, and send it when enough have'),
  ).action(async (id: string, flags: ActFlags, command: Command) => {
    await signAndSend(tools.context(command), await read(id, command), flags);
  });
  actFlags(
    operation.command('submit <id>').description('send it, or send one of unknown outcome again'),
  ).action(async (id: string, flags: ActFlags, command: Command) => {
    await send(tools.context(command), id, flags);
  });
  operation
    .command('watch <id>')
    .description('follow it until it is settled')
    .action(async (id: string, _flags: unknown, command: Command) => {
      const context = tools.context(command);
      let [current, told] = [await read(id, command), ''];
      while (!isSettled(current)) {
        if (current.state !== told) context.terminal.err(`  ${current.state}\n`);
        told = current.state;
        await new Promise((done) => setTimeout(done, 1_000));
        current = await read(id, command);
      }
      showOperation(context, current);
    });
};
