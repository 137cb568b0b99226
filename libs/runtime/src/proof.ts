import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CheckpointTarget, type S3Bucket, S3Target, webhookTarget } from '#proof';
import { ConfigurationError } from './configuration-error.js';
import { flag } from './flag-setting.js';
import { integer, optionalInteger } from './integer-setting.js';
import { SETTINGS } from './settings.js';
import type { Environment } from './stores.js';

/** Where checkpoints and the key that signs them are, and when they are signed. */
export interface ProofPlace {
  /** `CHECKPOINT_DIR` */
  readonly folder: string;
  /** `CHECKPOINT_KEY_FILE` */
  readonly keyFile: string;
  /** Hours between checkpoints; 0: none are signed by themselves. `CHECKPOINT_HOURS` */
  readonly hours: number;
  /** Where they are delivered: `CHECKPOINT_WEBHOOK`, `CHECKPOINT_S3_…` */
  readonly targets: readonly CheckpointTarget[];
}

function urlOf(env: Environment, name: 'CHECKPOINT_WEBHOOK' | 'CHECKPOINT_S3_ENDPOINT') {
  const text = env[name] || undefined;
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new ConfigurationError(name, '须为 http:// 或 https:// 开头的地址');
}

/** A text that is needed because a bucket is given. */
function needed(name: string, text: string | undefined): string {
  if (text) return text;
  throw new ConfigurationError(name, '填写了 CHECKPOINT_S3_BUCKET 时须填写');
}

function secretOf(env: Environment): string {
  const [text, file] = [env['CHECKPOINT_S3_SECRET'], env['CHECKPOINT_S3_SECRET_FILE']];
  if (text || !file) return needed('CHECKPOINT_S3_SECRET', text);
  try {
    return needed('CHECKPOINT_S3_SECRET_FILE', readFileSync(file, 'utf8').trim());
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError('CHECKPOINT_S3_SECRET_FILE', `不能读取 ${file}`);
  }
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^(?!\/)[\w./-]{0,200}$/;

function matching(env: Environment, name: string, form: RegExp): string {
  const text = env[name] ?? '';
  if (form.test(text)) return text;
  throw new ConfigurationError(name, `写法不符，现为 ${JSON.stringify(text)}`);
}

function bucketOf(env: Environment): S3Bucket | undefined {
  if (!env['CHECKPOINT_S3_BUCKET']) return undefined;
  return {
    endpoint: needed('CHECKPOINT_S3_ENDPOINT', urlOf(env, 'CHECKPOINT_S3_ENDPOINT')),
    bucket: matching(env, 'CHECKPOINT_S3_BUCKET', BUCKET),
    region: env['CHECKPOINT_S3_REGION'] || SETTINGS.CHECKPOINT_S3_REGION.fallback,
    prefix: matching(env, 'CHECKPOINT_S3_PREFIX', PREFIX),
    pathStyle: flag(env, 'CHECKPOINT_S3_PATH_STYLE', SETTINGS.CHECKPOINT_S3_PATH_STYLE.fallback),
    keyId: needed('CHECKPOINT_S3_KEY_ID', env['CHECKPOINT_S3_KEY_ID']),
    secret: secretOf(env),
    lockDays: optionalInteger(env, 'CHECKPOINT_S3_LOCK_DAYS'),
  };
}

function targetsOf(env: Environment): readonly CheckpointTarget[] {
  const [webhook, bucket] = [urlOf(env, 'CHECKPOINT_WEBHOOK'), bucketOf(env)];
  return [
    ...(webhook === undefined ? [] : [webhookTarget(webhook)]),
    ...(bucket === undefined ? [] : [new S3Target(bucket)]),
  ];
}

/** @throws ConfigurationError naming the variable */
export function readProof(
  env: Environment,
  dataDir = resolve(env['DATA_DIR'] || SETTINGS.DATA_DIR.fallback),
): ProofPlace {
  return {
    folder: resolve(env['CHECKPOINT_DIR'] || join(dataDir, 'checkpoints')),
    keyFile: resolve(env['CHECKPOINT_KEY_FILE'] || join(dataDir, 'checkpoint.key')),
    hours: integer(env, 'CHECKPOINT_HOURS'),
    targets: targetsOf(env),
  };
}
