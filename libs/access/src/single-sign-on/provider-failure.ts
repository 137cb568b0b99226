import { errors as jose } from 'jose';
import * as oidc from 'openid-client';
import { SignOnError } from './sign-on-errors.js';

/** A code of OAuth or of a library: letters, nothing that was sent. */
const noted = (code: unknown): string =>
  typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? code : 'unknown';

/** Requests that got no answer, or none that says anything. */
const OUT_OF_REACH = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'];

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

function isOutOfReach(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500;
  // What `fetch` throws where nobody answers.
  if (error instanceof TypeError) return codeOf(error) === undefined;
  if (error instanceof jose.JWKSTimeout) return true;
  const code = codeOf(error);
  return code === jose.JOSEError.code || OUT_OF_REACH.includes(String(code));
}

/** What a failure at the provider means to whoever signs in; any other error as it is. */
export function failureOf(error: unknown): unknown {
  if (error instanceof SignOnError) return error;
  if (error instanceof oidc.AuthorizationResponseError)
    return new SignOnError('PROVIDER_REFUSED', { note: noted(error.error) });
  if (isOutOfReach(error))
    return new SignOnError('PROVIDER_UNAVAILABLE', { note: noted(codeOf(error)) });
  if (error instanceof oidc.ResponseBodyError)
    return new SignOnError('PROVIDER_ANSWER_INVALID', { note: noted(error.error) });
  const isTheirs = error instanceof oidc.ClientError || error instanceof jose.JOSEError;
  return isTheirs
    ? new SignOnError('PROVIDER_ANSWER_INVALID', { note: noted(codeOf(error)) })
    : error;
}
