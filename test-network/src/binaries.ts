import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { NetworkError } from './errors';

/** Version that the network's configuration is written for. */
export const FABRIC_VERSION = '3.1';

export type Program =
  'peer' | 'orderer' | 'configtxgen' | 'osnadmin' | 'configtxlator' | 'fabric-ca-server';

const NEEDED: readonly Program[] = [
  ...(['peer', 'orderer', 'configtxgen', 'osnadmin'] as const),
  ...(['configtxlator', 'fabric-ca-server'] as const),
];

/** Absolute paths of Fabric's programs and of the folder with the chaincode-as-a-service builder. */
export interface Binaries {
  readonly of: (program: Program) => string;
  readonly builder: string;
}

/**
 * Fabric's released programs from FABRIC_BIN, then PATH.
 * @throws NetworkError `BINARY_MISSING` naming all that are absent
 */
export function findBinaries(env: NodeJS.ProcessEnv = process.env): Binaries {
  const folders = [env.FABRIC_BIN, ...(env.PATH ?? '').split(delimiter)].filter(
    (folder): folder is string => folder !== undefined && folder !== '',
  );
  const found = new Map(NEEDED.map((program) => [program, locate(folders, program)]));
  const missing: string[] = NEEDED.filter((program) => found.get(program) === undefined);
  const builder = locateBuilder(folders);
  if (builder === undefined) missing.push('ccaas_builder/bin/{detect,build,release}');
  if (missing.length > 0 || builder === undefined) {
    throw new NetworkError(
      'BINARY_MISSING',
      `Fabric ${FABRIC_VERSION} programs not found: ${missing.join(', ')}. ` +
        'Set FABRIC_BIN to the bin folder of the Fabric and Fabric CA releases ' +
        '(ccaas_builder in it or beside it under builders/), or put them on PATH. ' +
        '找不到 Fabric 程序:请把 FABRIC_BIN 设为发布包的 bin 目录。',
    );
  }
  return {
    builder,
    of: (program) => {
      const path = found.get(program);
      if (path === undefined) throw new NetworkError('BINARY_MISSING', `${program} not found`);
      return path;
    },
  };
}

/** Whether a network can be brought up here; tests that need one are skipped where not. */
export function hasBinaries(env: NodeJS.ProcessEnv = process.env): boolean {
  try {
    findBinaries(env);
    return true;
  } catch {
    return false;
  }
}

function locate(folders: readonly string[], name: string): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function locateBuilder(folders: readonly string[]): string | undefined {
  return folders
    .flatMap((folder) => [join(folder, 'ccaas_builder'), join(folder, '..', 'builders', 'ccaas')])
    .find((folder) =>
      ['detect', 'build', 'release'].every((step) => isExecutable(join(folder, 'bin', step))),
    );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
