import { resolve } from 'node:path';

import {
  isRole,
  type Role,
  ROLES,
  type SignOnOptions,
  type TrustProxy,
  weaknessOfSecret,
} from '#access';

import type { EvidenceLimits } from '#evidence';

import { ConfigurationError } from './configuration-error.js';
import { type Doors, readDoors } from './doors.js';
import { type EvidencePlace, readEvidenceLimits, readEvidencePlace } from './evidence.js';
import { flag } from './flag-setting.js';
import { integer } from './integer-setting.js';
import { type Limits, readLimits } from './limits.js';
import { readRetention, type RetentionSettings } from './retention.js';
import { SETTINGS, type TextSetting } from './settings.js';
import { readSignOn } from './sign-on.js';
import { type Environment, isShared, readStores, type Stores } from './stores.js';
import { readTrustProxy } from './trust-proxy.js';

/** How long people stay signed in, and how browsers keep it. */
export interface SessionSettings {
  /** Seconds without a renewal. `SESSION_IDLE_HOURS`. */
  readonly idleSeconds: number;
  /** Seconds in any case. `SESSION_DAYS`. */
  readonly longestSeconds: number;
  /** Seconds of a 大屏. `DISPLAY_SESSION_DAYS`. */
  readonly displaySeconds: number;
  /** Whether cookies are for TLS only, whatever a request says. `SECURE_COOKIES`. */
  readonly secureCookies: boolean;
}

/** Configuration of one process. Every value has a default that works on a new machine. */
export interface Configuration {
  /** TCP port of HTTP and WebSocket. `PORT`. */
  readonly port: number;
  /**
   * Address to listen on. `HOST`; by default all interfaces, but only this machine outside
   * production while an account has a published password.
   */
  readonly host: string | undefined;
  /** Whether people depend on this process. `NODE_ENV=production`, as in the image. */
  readonly production: boolean;
  /** Proxies whose `X-Forwarded-For` is trusted. `TRUST_PROXY`. */
  readonly trustProxy: TrustProxy;
  /** Absolute path of the data folder. `DATA_DIR`. */
  readonly dataDir: string;
  readonly stores: Stores;
  /**
   * Whether an empty log is filled with the demo district. `DEMO`; by default true, but false in
   * production, if `HOST` is set, and if the log is shared with other processes. `--empty`: false.
   */
  readonly demo: boolean;
  /** Lifetime of a token in seconds. `TOKEN_TTL_SECONDS`. */
  readonly tokenTtlSeconds: number;
  readonly sessions: SessionSettings;
  /**
   * Key that signs tokens. `TOKEN_SECRET`; if absent, one is made and kept in the data folder.
   * Processes that share a log need the same one.
   */
  readonly tokenSecret: string | undefined;
  /** Seals the secrets of second factors. `SECOND_FACTOR_SECRET`; if absent, as the token's. */
  readonly secondFactorSecret: string | undefined;
  /** Roles that sign in with a second factor only. `SECOND_FACTOR_ROLES`; by default none. */
  readonly secondFactorRoles: readonly Role[];
  /** The identity provider that people sign in at, if any. `SSO_…`, `PUBLIC_URL`, `LOCAL_SIGN_IN`. */
  readonly singleSignOn: SignOnOptions | undefined;
  /** Whether log and projections run on threads of their own. `THREADS`. */
  readonly threads: boolean;
  /** Whether the API updates the read models itself or leaves this to workers. `WORKER`. */
  readonly worker: 'embedded' | 'none';
  /** Operator's holiday file; extends the built-in calendar. `CALENDAR_FILE`. */
  readonly calendarFile: string | undefined;
  /** Folder of the operator's rule packs, added to the shipped ones. `RULES_DIR`. */
  readonly rulesDir: string;
  /**
   * Services and clients of the Open311 endpoint; without it there is no endpoint. `OPEN311_FILE`.
   */
  readonly open311File: string | undefined;
  /**
   * Whether this process takes part in the automations (cards, supervision, ends of pauses). Switch
   * off for a copy that is only looked at. `AUTOMATIONS`.
   */
  readonly automations: boolean;
  /** Name of the rule pack in force. `RULE_PACK`. */
  readonly rulePack: string;
  /** Where photos and documents are kept, and how much is taken. `EVIDENCE_…`. */
  readonly evidence: { readonly place: EvidencePlace; readonly limits: EvidenceLimits };
  /** How long personal data is kept. */
  readonly retention: RetentionSettings;
  /** Limits for one client: `MAX_…`, `ALLOWED_ORIGINS`. */
  readonly limits: Limits;
  /** What is offered at the doors, and what browsers are told. */
  readonly doors: Doors;
}

const sessionSettings = (env: Environment): SessionSettings => ({
  idleSeconds: integer(env, 'SESSION_IDLE_HOURS') * 3_600,
  longestSeconds: integer(env, 'SESSION_DAYS') * 86_400,
  displaySeconds: integer(env, 'DISPLAY_SESSION_DAYS') * 86_400,
  secureCookies: flag(env, 'SECURE_COOKIES', SETTINGS.SECURE_COOKIES.fallback),
});

const path = (text: string | undefined) => (text ? resolve(text) : undefined);

const textOf = (env: Environment, name: TextSetting) => env[name] || SETTINGS[name].fallback;

/** A guessed secret would let anybody sign in as anybody. */
function secret(
  env: Environment,
  name: 'TOKEN_SECRET' | 'SECOND_FACTOR_SECRET',
): string | undefined {
  const text = env[name] || undefined;
  const weakness = text === undefined ? undefined : weaknessOfSecret(text);
  if (weakness === undefined) return text;
  throw new ConfigurationError(name, weakness);
}

function rolesWithSecondFactor(env: Environment): readonly Role[] {
  const named = (env['SECOND_FACTOR_ROLES'] ?? '').split(',').map((name) => name.trim());
  const roles = named.filter(isRole);
  const unknown = named.find((name) => name !== '' && !isRole(name));
  if (unknown === undefined) return roles;
  throw new ConfigurationError(
    'SECOND_FACTOR_ROLES',
    `没有角色 ${JSON.stringify(unknown)}，只有 ${ROLES.join('、')}`,
  );
}

function worker(env: Environment): Configuration['worker'] {
  const text = env['WORKER'] || SETTINGS.WORKER.fallback;
  if (text === 'embedded' || text === 'none') return text;
  throw new ConfigurationError('WORKER', `须为 embedded 或 none，现为 ${JSON.stringify(text)}`);
}

/**
 * Reads the environment and the command line.
 * @throws ConfigurationError naming the variable
 */
export function readConfiguration(env: Environment, args: readonly string[]): Configuration {
  const unknown = args.find((arg) => arg !== '--empty');
  if (unknown !== undefined) throw new ConfigurationError(unknown, '不认识的参数，只有 --empty');
  const dataDir = resolve(textOf(env, 'DATA_DIR'));
  const stores = readStores(env, dataDir);
  const host = env['HOST'] || undefined;
  const production = env['NODE_ENV'] === 'production';
  // The demo's password is published, so the demo is made by default only where nobody else can
  // reach it.
  const demo = !production && host === undefined && !isShared(stores);
  return {
    port: integer(env, 'PORT'),
    host,
    production,
    trustProxy: readTrustProxy(env),
    dataDir,
    stores,
    demo: !args.includes('--empty') && flag(env, 'DEMO', demo),
    tokenTtlSeconds: integer(env, 'TOKEN_TTL_SECONDS'),
    sessions: sessionSettings(env),
    tokenSecret: secret(env, 'TOKEN_SECRET'),
    secondFactorSecret: secret(env, 'SECOND_FACTOR_SECRET'),
    secondFactorRoles: rolesWithSecondFactor(env),
    singleSignOn: readSignOn(env),
    threads: flag(env, 'THREADS', SETTINGS.THREADS.fallback),
    worker: worker(env),
    calendarFile: path(env['CALENDAR_FILE']),
    rulesDir: path(env['RULES_DIR']) ?? resolve(dataDir, 'rules'),
    open311File: path(env['OPEN311_FILE']),
    automations: flag(env, 'AUTOMATIONS', SETTINGS.AUTOMATIONS.fallback),
    rulePack: textOf(env, 'RULE_PACK'),
    evidence: {
      place: readEvidencePlace(env, dataDir, stores),
      limits: readEvidenceLimits(env),
    },
    retention: readRetention(env),
    limits: readLimits(env),
    doors: readDoors(env, production),
  };
}
