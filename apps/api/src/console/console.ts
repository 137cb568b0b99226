import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';

import type { OfferedAccounts } from '../explorer/explorer.js';
import { PAGES } from './pages.js';

/** Where `apps/setup.mjs` builds the page, seen from the compiled service. */
const BUILT = join(import.meta.dirname, '../../../../console');
const INDEX = join(BUILT, 'index.html');
const ASSETS = join(BUILT, 'assets');
const OPERATIONS = join(BUILT, 'operations.json');
const WORKER = 'worker.js';

/** What the page’s service worker may do: fetch what the page is made of. */
const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
/** Encodings of the compressed twins, the smaller one first, and how their files are called. */
const TWINS = { br: '.br', gzip: '.gz' } as const;

/** The name of a file says its content: it never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Scripts of this service only, none of them inline; styles that the page makes as it runs bear the nonce.
 * Photographs that were not sent yet are `blob:`.
 */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Whether the page has been built; a service that is only compiled has none. */
export const isConsoleBuilt = (): boolean => existsSync(INDEX);

/** What the page asks, by SHA-256: answered also where only listed operations are. */
export function consoleOperations(): ReadonlyMap<string, string> {
  if (!isConsoleBuilt()) return new Map();
  const listed = JSON.parse(readFileSync(OPERATIONS, 'utf8')) as Record<string, string>;
  return new Map(Object.entries(listed));
}

/** JSON inside HTML: nothing in it may end the element. */
const embedded = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');

function sendPage(html: string, offered: () => OfferedAccounts | undefined, response: Response) {
  const nonce = randomBytes(16).toString('base64');
  response.set({
    'content-security-policy': policyWith(nonce),
    'cache-control': 'no-cache',
    // Where one arrives and where an issue’s photographs are taken.
    'permissions-policy': 'geolocation=(self), camera=(self)',
  });
  const page = html
    .replaceAll('__NONCE__', nonce)
    .replace('__DEMO__', () => embedded(offered() ?? {}));
  response.type('html').send(page);
}

/** Sends a file as it was built, or its twin that the browser prefers. */
function sendAsset(present: ReadonlySet<string>, request: Request, response: Response): void {
  const name = String(request.params['name']);
  const type = TYPES[extname(name)];
  if (type === undefined || !present.has(name)) {
    response.status(404).end();
    return;
  }
  const preferred = request.acceptsEncodings('br', 'gzip');
  const twin = preferred === 'br' || preferred === 'gzip' ? TWINS[preferred] : '';
  const isThere = twin !== '' && present.has(name + twin);
  response.set({ 'content-type': type, 'cache-control': FOR_EVER, vary: 'accept-encoding' });
  if (isThere) response.set('content-encoding', String(preferred));
  response.sendFile(isThere ? name + twin : name, { root: ASSETS, cacheControl: false });
}

/** The service worker: asked for anew each time, so that a newer page is found. */
function sendWorker(response: Response): void {
  response.set({
    'content-security-policy': WORKER_POLICY,
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
  });
  response.sendFile(WORKER, { root: BUILT, cacheControl: false });
}

/**
 * Serves the web page at `/` from what was built: nothing comes from anywhere else.
 * @param offered accounts of the demo; called at each request, because the demo may be made after the first
 */
export function serveConsole(
  app: NestExpressApplication,
  offered: () => OfferedAccounts | undefined,
): void {
  const html = readFileSync(INDEX, 'utf8');
  const present = new Set(readdirSync(ASSETS));
  const page = (_request: object, response: object): void =>
    sendPage(html, offered, response as Response);
  const asset = (request: object, response: object): void =>
    sendAsset(present, request as Request, response as Response);
  const worker = (_request: object, response: object): void => sendWorker(response as Response);
  app.getHttpAdapter().get('/', page);
  for (const name of PAGES) {
    app.getHttpAdapter().get(`/${name}`, page);
    app.getHttpAdapter().get(`/${name}/*below`, page);
  }
  app.getHttpAdapter().get('/assets/:name', asset);
  app.getHttpAdapter().get('/worker.js', worker);
}
