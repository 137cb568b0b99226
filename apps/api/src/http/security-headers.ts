import type { Request, RequestHandler } from 'express';

import { EXPLORER_PATH } from '../explorer/explorer.js';

/** Nothing is fetched, run, framed or sent anywhere from an answer of the API. */
const OF_ANSWERS =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The explorer's page: scripts of this service only, none of them inline. Its editor makes styles as
 * it runs and has its icons and fonts in its style sheet, as `data:`.
 */
const OF_EXPLORER = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const isOfExplorer = ({ path }: Pick<Request, 'path'>): boolean =>
  path === EXPLORER_PATH || path.startsWith(`${EXPLORER_PATH}/`);

/**
 * Headers that tell browsers what an answer may do: of every answer, refusals and errors too. A page
 * with a policy of its own replaces the one from here.
 * @param hstsSeconds how long browsers are to insist on TLS; 0: they are not told. Sent only where the
 *   request came by TLS, as RFC 6797 (7.2) has it: here, or at a proxy that is trusted.
 */
export function securityHeaders(hstsSeconds: number): RequestHandler {
  return (request, response, next) => {
    const ofExplorer = isOfExplorer(request);
    response.set({
      'content-security-policy': ofExplorer ? OF_EXPLORER : OF_ANSWERS,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (!ofExplorer) response.set('cache-control', 'no-store');
    if (hstsSeconds > 0 && request.secure)
      response.set('strict-transport-security', `max-age=${hstsSeconds}`);
    next();
  };
}
