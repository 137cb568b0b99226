import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { isSafeIssuer, readSignInRules, type SignOnOptions } from '#access';

import { ConfigurationError } from './configuration-error.js';
import { SETTINGS } from './settings.js';
import type { Environment } from './stores.js';

type Name =
  | 'SSO_ISSUER'
  | 'SSO_CLIENT_ID'
  | 'SSO_CLIENT_SECRET'
  | 'SSO_CLIENT_SECRET_FILE'
  | 'SSO_RULES_FILE'
  | 'PUBLIC_URL'
  | 'SSO_BEARER_AUDIENCE'
  | 'SSO_BEARER_ISSUERS'
  | 'LOCAL_SIGN_IN';

const textOf = (env: Environment, name: Name): string | undefined => env[name]?.trim() || undefined;

function required(env: Environment, name: Name): string {
  const text = textOf(env, name);
  if (text !== undefined) return text;
  throw new ConfigurationError(name, '填写了 SSO_ISSUER 时须填写');
}

function issuerOf(text: string, name: Name): string {
  if (isSafeIssuer(text)) return text;
  throw new ConfigurationError(
    name,
    `须为 https 地址（本机可用 http），现为 ${JSON.stringify(text)}`,
  );
}

/** The origin that the provider sends people back to. */
function publicUrlOf(env: Environment): string {
  const text = required(env, 'PUBLIC_URL');
  if (isSafeIssuer(text) && new URL(text).pathname === '/') return new URL(text).origin;
  throw new ConfigurationError(
    'PUBLIC_URL',
    '须为 https://主机[:端口]，不带路径；http 只可用于本机',
  );
}

function secretOf(env: Environment): string | undefined {
  const [given, file] = [textOf(env, 'SSO_CLIENT_SECRET'), textOf(env, 'SSO_CLIENT_SECRET_FILE')];
  if (file === undefined) return given;
  if (given !== undefined)
    throw new ConfigurationError('SSO_CLIENT_SECRET_FILE', '不能与 SSO_CLIENT_SECRET 并用');
  try {
    const text = readFileSync(resolve(file), 'utf8').trim();
    if (text !== '') return text;
  } catch {
    throw new ConfigurationError('SSO_CLIENT_SECRET_FILE', '无法读取');
  }
  throw new ConfigurationError('SSO_CLIENT_SECRET_FILE', '文件是空的');
}

function scopesOf(env: Environment): string {
  const scopes = (env['SSO_SCOPES'] || SETTINGS.SSO_SCOPES.fallback)
    .split(/[\s,]+/)
    .filter(Boolean);
  if (scopes.includes('openid')) return scopes.join(' ');
  throw new ConfigurationError('SSO_SCOPES', '须含 openid');
}

function rulesOf(env: Environment) {
  const file = resolve(required(env, 'SSO_RULES_FILE'));
  try {
    return readSignInRules(file);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ConfigurationError('SSO_RULES_FILE', error.message);
  }
}

function bearersOf(env: Environment, issuer: string, clientId: string): SignOnOptions['bearers'] {
  const audience = textOf(env, 'SSO_BEARER_AUDIENCE');
  const named = textOf(env, 'SSO_BEARER_ISSUERS');
  if (audience === undefined) {
    if (named === undefined) return undefined;
    throw new ConfigurationError('SSO_BEARER_AUDIENCE', '填写了 SSO_BEARER_ISSUERS 时须填写');
  }
  if (audience === clientId)
    throw new ConfigurationError('SSO_BEARER_AUDIENCE', '不得与 SSO_CLIENT_ID 相同');
  const issuers = named?.split(',').map((one) => issuerOf(one.trim(), 'SSO_BEARER_ISSUERS'));
  return { audience, issuers: issuers ?? [issuer] };
}

function passwordsOf(env: Environment): SignOnOptions['passwords'] {
  const text = textOf(env, 'LOCAL_SIGN_IN') ?? SETTINGS.LOCAL_SIGN_IN.fallback;
  if (text === 'all' || text === 'administrators') return text;
  throw new ConfigurationError(
    'LOCAL_SIGN_IN',
    `须为 all 或 administrators，现为 ${JSON.stringify(text)}`,
  );
}

/**
 * The identity provider of the service; undefined without `SSO_ISSUER`. It is not asked for anything
 * yet, so that the service starts without it.
 * @throws ConfigurationError naming the variable
 */
export function readSignOn(env: Environment): SignOnOptions | undefined {
  const text = textOf(env, 'SSO_ISSUER');
  const passwords = passwordsOf(env);
  if (text === undefined) {
    if (passwords === 'all') return undefined;
    throw new ConfigurationError('LOCAL_SIGN_IN', '没有 SSO_ISSUER 时，其他人就无法登录了');
  }
  const issuer = issuerOf(text, 'SSO_ISSUER');
  const clientId = required(env, 'SSO_CLIENT_ID');
  const clientSecret = secretOf(env);
  const bearers = bearersOf(env, issuer, clientId);
  return {
    client: { issuer, clientId, ...(clientSecret !== undefined && { clientSecret }) },
    address: { publicUrl: publicUrlOf(env), scopes: scopesOf(env) },
    rules: rulesOf(env),
    ...(bearers && { bearers }),
    passwords,
  };
}
