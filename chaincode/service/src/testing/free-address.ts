import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A loopback address that was free a moment ago. */
export async function freeAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return `127.0.0.1:${String(port)}`;
}
