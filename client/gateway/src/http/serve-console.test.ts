import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { consoleRouter, hasConsole } from './serve-console';

const PAGE = '<!doctype html><title>console</title>';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'export {};');
  writeFileSync(join(folder, '.secret'), 'nobody’s');
  const app = express();
  app.use(consoleRouter(folder));
  app.use((_request, response) => void response.status(404).json({ from: 'interface' }));
  server = createServer(app);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the console’s files', () => {
  test.each(['/', '/vouchers', '/vouchers/1a2b', '/v1x'])(
    '%s is the page, asked anew',
    async (path) => {
      const response = await fetch(url + path);
      expect(await response.text()).toBe(PAGE);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).toContain("connect-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
    },
  );

  test('assets are named by their content and kept', async () => {
    const response = await fetch(`${url}/assets/main-1a2b.js`);
    expect(response.headers.get('content-type')).toMatch(/javascript/);
    expect(response.headers.get('cache-control')).toMatch(/immutable/);
  });

  test.each([
    '/assets/none.js',
    '/none.css',
    '/.secret',
    '/assets/../.secret',
    '/%2e%2e/etc/passwd.x',
  ])('%s is not there', async (path) => {
    const response = await fetch(url + path);
    expect(response.status).toBe(404);
  });

  test.each(['/v1', '/v1/none', '/openapi.json', '/healthz', '/readyz', '/metrics'])(
    '%s stays the interface’s',
    async (path) => {
      expect(await (await fetch(url + path)).json()).toEqual({ from: 'interface' });
    },
  );

  test('writes are not the console’s', async () => {
    const response = await fetch(`${url}/vouchers`, { method: 'POST' });
    expect(await response.json()).toEqual({ from: 'interface' });
  });

  test('a folder without a page is none', () => {
    expect(hasConsole(folder)).toBe(true);
    expect(hasConsole(join(folder, 'assets'))).toBe(false);
  });
});
