import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' },
  '.wasm': 'application/wasm',
};

/** What a page that proves must be allowed, and nothing else. */
export const ONE_CORE_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
/** What it must be allowed to use all cores: snarkjs starts its threads from a blob. */
export const POLICY = `${ONE_CORE_POLICY} blob:`;

/** A folder on loopback. */
export interface ServedFolder {
  /** With a slash at the end. */
  readonly url: string;
  /** Paths in the order in which they were asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves a folder on a free port of loopback, every file under a content security policy.
 * @param pages contents served beside the folder's files, by path
 */
export async function serveFolder(
  folder: string,
  pages: Readonly<Record<string, string>>,
  policy = POLICY,
): Promise<ServedFolder> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const file = path.join(folder, path.normalize(pathname));
    const contents = pages[pathname] ?? (fs.existsSync(file) ? fs.readFileSync(file) : undefined);
    response.writeHead(contents === undefined ? 404 : 200, {
      'content-type': TYPES[path.extname(pathname)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'cache-control': 'public, max-age=3600',
    });
    response.end(contents);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
