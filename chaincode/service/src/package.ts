/**
 * `node dist/package.js --out FILE --address HOST:PORT [--tls-key FILE --tls-cert FILE --tls-root FILE]`: writes the package
 * that a peer installs, and says its label, package id and code hash as one JSON line.
 */
import './quiet-logs';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type ServiceConnection, buildPackage } from './build-package';
import { ownCodeHash } from './own-code';
import { ServiceError } from './service-error';
import { isAddress, readFile } from './settings';

function main(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      address: { type: 'string' },
      'tls-key': { type: 'string' },
      'tls-cert': { type: 'string' },
      'tls-root': { type: 'string' },
    },
  });
  const { out, address } = values;
  if (out === undefined || address === undefined) {
    throw new ServiceError('SETTING_MISSING', '--out FILE --address HOST:PORT');
  }
  if (!isAddress(address) && !/^\{\{\.\w+\}\}$/.test(address)) {
    throw new ServiceError('SETTING_INVALID', '--address HOST:PORT');
  }
  const tls = readTls(values['tls-key'], values['tls-cert'], values['tls-root']);
  const code = ownCodeHash();
  const { bytes, label, packageId } = buildPackage(code, { address, ...(tls && { tls }) });
  // It may hold the peer's key towards the service.
  writeFileSync(out, bytes, { mode: 0o600 });
  process.stdout.write(`${JSON.stringify({ label, packageId, code })}\n`);
}

function readTls(key?: string, cert?: string, root?: string): ServiceConnection['tls'] {
  if (key === undefined && cert === undefined && root === undefined) return undefined;
  if (key === undefined || cert === undefined || root === undefined) {
    throw new ServiceError('SETTING_MISSING', 'all of --tls-key, --tls-cert and --tls-root');
  }
  const text = (path: string): string => readFile(path).toString('utf8');
  return { key: text(key), cert: text(cert), rootCert: text(root) };
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
