import { join, resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.js';
import { integer } from './integer-setting.js';
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
  /** `CHECKPOINT_WEBHOOK` */
  readonly webhook: string | undefined;
}

function webhookOf(env: Environment): string | undefined {
  const text = env['CHECKPOINT_WEBHOOK'] || undefined;
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new ConfigurationError('CHECKPOINT_WEBHOOK', '须为 http:// 或 https:// 开头的地址');
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
    webhook: webhookOf(env),
  };
}
