/** The built console: its files, and its one page for every path that is not the interface's. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { RequestHandler, Router } from 'express';
import helmet from 'helmet';

/**
 * What the console may do: its own scripts and nobody else's, WebAssembly and workers for signing and proving, its own
 * gateway. Styles are also set by script (the component library), never from elsewhere.
 */
const DIRECTIVES = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  workerSrc: ["'self'", 'blob:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
};

/** Headers of the console's pages and files. */
const consoleHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
    referrerPolicy: { policy: 'no-referrer' },
  });

/** Paths that are the interface's, with or without something behind them. */
const INTERFACE = /^\/(?:v1(?:\/|$)|openapi\.json$|healthz$|readyz$|metrics$)/;

/** Whether a folder holds a built console. */
export const hasConsole = (folder: string): boolean => existsSync(join(folder, 'index.html'));

/**
 * Serves a built console. Files under `assets` are named by their content and may be kept for ever; the page is asked for
 * anew each time. A path that looks like a file and is none stays not found.
 */
export function consoleRouter(folder: string): Router {
  const router = express.Router();
  router.use((request, _response, next) => {
    next(INTERFACE.test(request.path) ? 'router' : undefined);
  });
  router.use(consoleHeaders());
  const kept = { immutable: true, maxAge: '365d', index: false };
  router.use('/assets', express.static(join(folder, 'assets'), kept));
  router.use(express.static(folder, { index: false, dotfiles: 'ignore', cacheControl: false }));
  router.use((request, response, next) => {
    const { method, path } = request;
    const last = path.slice(path.lastIndexOf('/') + 1);
    if ((method !== 'GET' && method !== 'HEAD') || last.includes('.')) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-store').sendFile('index.html', { root: folder }, (error) => {
      if (error) next(error);
    });
  });
  return router;
}
