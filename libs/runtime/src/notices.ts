import { join, resolve } from 'node:path';

import { DAY_MS } from '#calendar';
import { AddressGuard, type NoticeOptions, type OutboxPlace } from '#notices';

import { ConfigurationError } from './configuration-error.js';
import { type NumberSetting, SETTINGS, type TextSetting } from './settings.js';
import { type Environment, readStores, type Stores } from './stores.js';

/** Settings of notices. */
export interface NoticeConfiguration {
  /** Whether this process sends notices. Switch off for a copy of a district. `NOTICES`. */
  readonly enabled: boolean;
  /**
   * Where the outbox is: beside the read models, in `DATA_DIR/notices.db` or the schema `notices`.
   */
  readonly place: OutboxPlace;
  readonly options: NoticeOptions;
}

type NoticeNumber = Extract<NumberSetting, `NOTICE_${string}`>;
type NoticeUrl = Extract<TextSetting, `NOTICE_${string}`>;

function number(env: Environment, name: NoticeNumber): number {
  const { fallback, range } = SETTINGS[name];
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= range[0] && value <= range[1]) return value;
  throw new ConfigurationError(name, `须为 ${range[0]} 到 ${range[1]} 之间的整数`);
}

function url(env: Environment, name: NoticeUrl): string {
  const text = env[name] || SETTINGS[name].fallback;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
    return text.replace(/\/+$/, '');
  throw new ConfigurationError(name, '须为 http:// 或 https:// 开头的地址');
}

/** Without the value, which holds a password. */
function smtp(env: Environment): Pick<NoticeOptions, 'smtp'> {
  const [address, from] = [env['SMTP_URL'], env['MAIL_FROM']];
  if (!address) return {};
  if (!URL.canParse(address) || !/^smtps?:$/.test(new URL(address).protocol))
    throw new ConfigurationError('SMTP_URL', '须为 smtp://用户:密码@主机:端口 或 smtps://…');
  if (!from?.includes('@')) throw new ConfigurationError('MAIL_FROM', '须填写发件邮箱');
  return { smtp: { url: address, from } };
}

function enabled(env: Environment): boolean {
  const text = env['NOTICES'] || 'true';
  if (text === 'true' || text === 'false') return text === 'true';
  throw new ConfigurationError('NOTICES', `须为 true 或 false，现为 ${JSON.stringify(text)}`);
}

function allowedHosts(env: Environment): readonly string[] {
  const text = env['NOTICE_ALLOWED_HOSTS'] ?? '';
  const hosts = text.split(/[\s,]+/).filter((word) => word !== '');
  try {
    new AddressGuard(hosts);
    return hosts;
  } catch {
    throw new ConfigurationError('NOTICE_ALLOWED_HOSTS', '须为主机名、地址或网段，以逗号分隔');
  }
}

/**
 * Reads the settings of notices from the environment.
 * @throws ConfigurationError naming the variable
 */
export function readNotices(
  env: Environment,
  { readStore }: Stores = readStores(env),
): NoticeConfiguration {
  const dataDir =
    readStore.kind === 'sqlite' ? readStore.dataDir : env['DATA_DIR'] || SETTINGS.DATA_DIR.fallback;
  const place =
    readStore.kind === 'postgres'
      ? { postgres: { url: readStore.url } }
      : { file: join(readStore.dataDir, 'notices.db') };
  const secrets = env['NOTICE_SECRETS_FILE'] || join(dataDir, 'notice-secrets.json');
  return {
    enabled: enabled(env),
    place,
    options: {
      secretsFile: resolve(secrets),
      ...smtp(env),
      weComUrl: url(env, 'NOTICE_WECOM_URL'),
      dingTalkUrl: url(env, 'NOTICE_DINGTALK_URL'),
      allowedHosts: allowedHosts(env),
      timeoutMs: 1_000 * number(env, 'NOTICE_TIMEOUT_SECONDS'),
      retry: {
        firstMs: 1_000 * number(env, 'NOTICE_RETRY_SECONDS'),
        mostAttempts: number(env, 'NOTICE_MAX_ATTEMPTS'),
      },
      keepMs: DAY_MS * number(env, 'NOTICE_KEEP_DAYS'),
    },
  };
}
