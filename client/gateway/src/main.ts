/**
 * The gateway as a program.
 *
 *   node client/gateway/dist/main.js --config gateway.json
 *   node client/gateway/dist/main.js --new-key NAME --role officer --officer 0    a key, and its entry for the configuration
 *   node client/gateway/dist/main.js --new-database FOLDER                        an empty database, to be copied
 */
import { parseArgs } from 'node:util';
import { FuqiError, errorEntry } from '@fuqi/domain';
import type { ErrorEntry } from '@fuqi/domain';
import { newApiKey } from './auth/new-api-key';
import { openEmbeddedDatabase } from './db/embedded-database';
import { migrate } from './db/migrate';
import { declaredKeySchema, readProgramConfig } from './program/program-config';
import { runGateway } from './program/run-gateway';

/** How long a stop may take before it is enforced, milliseconds: longer than a proof. */
const STOP_MS = 60_000;

/** What a parent process is told. */
export interface ListeningMessage {
  readonly type: 'listening';
  readonly port: number;
}

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function serve(file: string): Promise<number> {
  const gateway = await runGateway(readProgramConfig(file), process.env);
  const told: ListeningMessage = { type: 'listening', port: gateway.port };
  process.send?.(told);
  const reason = await new Promise<string>((stop) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop(name));
    // Whoever started this process with a channel to it is gone.
    process.once('disconnect', () => stop('disconnect'));
  });
  gateway.logger.info({ reason }, 'stopping');
  const late = setTimeout(() => process.exit(errorEntry('timed-out').exit), STOP_MS);
  await gateway.close();
  clearTimeout(late);
  gateway.logger.info('stopped');
  return 0;
}

function newKey(values: { name: string; role: string; officer: string | undefined }): number {
  const { name, role, officer } = values;
  const { key, ...entry } = newApiKey();
  const given = { ...entry, name, role, ...(officer === undefined ? {} : { officer: +officer }) };
  const parsed = declaredKeySchema.safeParse(given);
  if (!parsed.success) throw new FuqiError('usage', '--new-key, --role, --officer');
  write(JSON.stringify({ key, entry: parsed.data }, null, 2));
  return 0;
}

async function newDatabase(folder: string): Promise<number> {
  const db = await openEmbeddedDatabase(folder);
  await migrate(db);
  await db.close();
  return 0;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      config: { type: 'string' },
      'new-key': { type: 'string' },
      role: { type: 'string', default: 'reader' },
      officer: { type: 'string' },
      'new-database': { type: 'string' },
    },
  });
  const { config, role, officer, 'new-key': name, 'new-database': folder } = values;
  if (config !== undefined) return serve(config);
  if (name !== undefined) return newKey({ name, role, officer });
  if (folder !== undefined) return newDatabase(folder);
  throw new FuqiError('usage', '--config FILE');
}

/** What went wrong, for whoever starts the program. @returns the exit code */
function complain(error: unknown): number {
  const known = error instanceof FuqiError;
  const entry: ErrorEntry = known ? error.entry : errorEntry('unexpected');
  // A refusal names settings, never values; what is not one of ours may name anything and goes no further than its name.
  const detail = known ? error.detail : nameOf(error);
  const { code, title, next, exit } = entry;
  const lines = [`${code} ${title.en} / ${title.zh}`, detail, `${next.en} / ${next.zh}`];
  process.stderr.write(`${lines.filter((line) => line !== '').join('\n')}\n`);
  return exit;
}

function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : '';
}

void main()
  .catch((error: unknown) => complain(error))
  .then((code) => process.exit(code));
