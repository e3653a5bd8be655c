/** A gateway from its configuration: opened, listening, and taken down in order. */
import type { GatewayConfig } from '../config';
import { openEmbeddedDatabase } from '../db/embedded-database';
import { openServerDatabase } from '../db/server-database';
import type { Database } from '../db/database';
import { openGateway } from '../gateway';
import { createLogger } from '../http/logger';
import type { Logger } from '../http/logger';
import { hasConsole } from '../http/serve-console';
import { openMember } from './open-member';
import { secretAt } from './program-config';
import type { ProgramConfig } from './program-config';

/** A gateway that answers. */
export interface RunningGateway {
  readonly port: number;
  readonly logger: Logger;
  /** Finishes what is at work, then lets go of everything. */
  close(): Promise<void>;
}

/** @throws FuqiError as `openMember`; whatever the database or the port throws */
export async function runGateway(
  config: ProgramConfig,
  environment: NodeJS.ProcessEnv,
): Promise<RunningGateway> {
  const logger = createLogger(config.log.level);
  const opened = await openMember(config, environment);
  let db: Database | undefined;
  try {
    db = await openDatabase(config, environment);
    const names = new Map(Object.entries(config.names).map(([id, name]) => [Number(id), name]));
    const peers = new Map(Object.entries(config.peers).map(([id, url]) => [Number(id), url]));
    const folder = config.console;
    if (folder !== undefined && !hasConsole(folder)) logger.warn('no console in its folder');
    const gateway = await openGateway({
      ...{ member: opened.member, db, logger, names, peers },
      config: given(config.behaviour),
      ...(folder === undefined ? {} : { consoleFolder: folder }),
    });
    for (const key of config.apiKeys) await gateway.services.apiKeys.declare(key);
    const { host, port: wanted } = config.listen;
    const port = await gateway.listen(wanted, host);
    logger.info({ member: config.member, host, port }, 'listening');
    const database = db;
    const close = async (): Promise<void> => {
      await gateway.close();
      await opened.close();
      await database.close();
    };
    return { port, logger, close };
  } catch (error) {
    await opened.close();
    await db?.close();
    throw error;
  }
}

function openDatabase(
  { database }: ProgramConfig,
  environment: NodeJS.ProcessEnv,
): Promise<Database> | Database {
  return 'folder' in database
    ? openEmbeddedDatabase(database.folder)
    : openServerDatabase(secretAt(database.server, environment));
}

/** The settings that are there. */
function given(behaviour: ProgramConfig['behaviour']): Partial<GatewayConfig> {
  return Object.fromEntries(Object.entries(behaviour).filter(([, value]) => value !== undefined));
}
