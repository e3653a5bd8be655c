/** The contracts as a chaincode service beside a peer; see `readSettings` for what it is told. */
import './quiet-logs';
import { useCodeHash } from '@fuqi/contracts';
import { ownCodeHash } from './own-code';
import { readSettings } from './settings';
import { startService } from './start-service';

function fail(error: unknown): never {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const code = ownCodeHash();
  useCodeHash(code);
  const service = await startService(settings);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    service.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const { address, chaincodeId, tls } = settings;
  const line = { ready: true, address, chaincodeId, code, tls: tls !== undefined };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

// A transaction function that breaks outside its promise leaves this process in a state that nobody knows.
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
main().catch(fail);
