import { join, resolve } from 'node:path';
import { type CheckpointTarget, type S3Bucket, S3Target, webhookTarget } from '#proof';
import { readBucket, urlSetting } from './bucket-settings.js';
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

function bucketOf(env: Environment): S3Bucket | undefined {
  if (!env['CHECKPOINT_S3_BUCKET']) return undefined;
  const lockDays = optionalInteger(env, 'CHECKPOINT_S3_LOCK_DAYS');
  return Object.assign(readBucket(env, 'CHECKPOINT_S3'), { lockDays });
}

function targetsOf(env: Environment): readonly CheckpointTarget[] {
  const [webhook, bucket] = [urlSetting(env, 'CHECKPOINT_WEBHOOK'), bucketOf(env)];
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
