import { readFileSync } from 'node:fs';
import { ConfigurationError } from './configuration-error.js';
import { flag } from './flag-setting.js';
import { SETTINGS } from './settings.js';
import type { Environment } from './stores.js';

/** What a bucket of an S3-compatible store is used for: its settings begin so. */
type Use = 'CHECKPOINT_S3' | 'EVIDENCE_S3';

/** A bucket, and who may use it. */
export interface Bucket {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly prefix: string;
  readonly pathStyle: boolean;
  readonly keyId: string;
  readonly secret: string;
}

/** @throws ConfigurationError naming the variable */
export function urlSetting(env: Environment, name: string): string | undefined {
  const text = env[name] || undefined;
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new ConfigurationError(name, '须为 http:// 或 https:// 开头的地址');
}

/** A text that is needed because a bucket is used. */
function needed(use: Use, what: string, text: string | undefined): string {
  if (text) return text;
  throw new ConfigurationError(`${use}_${what}`, `填写了 ${use}_BUCKET 时须填写`);
}

function secretOf(env: Environment, use: Use): string {
  const name = `${use}_SECRET_FILE`;
  const [text, file] = [env[`${use}_SECRET`], env[name]];
  if (text || !file) return needed(use, 'SECRET', text);
  try {
    return needed(use, 'SECRET_FILE', readFileSync(file, 'utf8').trim());
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(name, `不能读取 ${file}`);
  }
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^(?!\/)[\w./-]{0,200}$/;

function matching(env: Environment, name: string, form: RegExp): string {
  const text = env[name] ?? '';
  if (form.test(text)) return text;
  throw new ConfigurationError(name, `写法不符，现为 ${JSON.stringify(text)}`);
}

/** The bucket that the settings of one use name. @throws ConfigurationError naming the variable */
export function readBucket(env: Environment, use: Use): Bucket {
  return {
    endpoint: needed(use, 'ENDPOINT', urlSetting(env, `${use}_ENDPOINT`)),
    bucket: matching(env, `${use}_BUCKET`, BUCKET),
    region: env[`${use}_REGION`] || SETTINGS[`${use}_REGION`].fallback,
    prefix: matching(env, `${use}_PREFIX`, PREFIX),
    pathStyle: flag(env, `${use}_PATH_STYLE`, SETTINGS[`${use}_PATH_STYLE`].fallback),
    keyId: needed(use, 'KEY_ID', env[`${use}_KEY_ID`]),
    secret: secretOf(env, use),
  };
}
