import { createServer } from 'node:net';

/** A test network takes what it needs of so many ports. */
const SPAN = 400;
const FIRST = 18_000;
/** Below the ports that systems hand out themselves. */
const PLACES = 36;

/** A first port whose network nobody runs on this host; where to begin to look depends on the process. */
export async function freeBasePort(): Promise<number> {
  for (let i = 0; i < PLACES; i += 1) {
    const base = FIRST + ((process.pid + i) % PLACES) * SPAN;
    // The first orderer, the first peer, the first authority.
    const free = await Promise.all([base + 100, base + 200, base + 300].map(isFree));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no free ports for a test network');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, 'localhost', () => server.close(() => resolve(true)));
  });
}
