import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hashCode } from './code-hash';
import { ServiceError } from './service-error';

/** The hash of this installation's code: what `query:version` answers and what a package's label carries. */
export function ownCodeHash(): string {
  const load = createRequire(__filename);
  const contracts = load.resolve('@fuqi/contracts');
  const beside = createRequire(contracts);
  const packages = [
    { name: '@fuqi/chaincode-service', folder: __dirname },
    { name: '@fuqi/contracts', folder: dirname(contracts) },
    { name: '@fuqi/domain', folder: dirname(beside.resolve('@fuqi/domain')) },
    { name: '@fuqi/protocol', folder: dirname(beside.resolve('@fuqi/protocol')) },
  ];
  return hashCode(packages, lockFileAbove(__dirname));
}

/** @throws ServiceError `FILE_UNREADABLE` where no folder above has a lock file: then the libraries are anybody's guess */
function lockFileAbove(folder: string): string {
  const file = join(folder, 'package-lock.json');
  if (existsSync(file)) return file;
  const above = dirname(folder);
  if (above === folder) throw new ServiceError('FILE_UNREADABLE', 'package-lock.json');
  return lockFileAbove(above);
}
