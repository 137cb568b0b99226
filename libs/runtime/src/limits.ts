import type { OperationLimits } from '#graphql';

import { ConfigurationError } from './configuration-error.js';
import { integer } from './integer-setting.js';
import type { Environment } from './stores.js';

/** How many sockets there may be, and who may open them. */
export interface SocketLimits {
  /** Open at the same time. `MAX_SOCKETS`. */
  readonly sockets: number;
  /** Per address, which a whole office may share. `MAX_SOCKETS_PER_ADDRESS`. */
  readonly perAddress: number;
  /** Per account. `MAX_SOCKETS_PER_ACCOUNT`. */
  readonly perAccount: number;
  /**
   * Concurrent operations of one socket, subscriptions included. `MAX_SUBSCRIPTIONS_PER_SOCKET`.
   */
  readonly operations: number;
  /**
   * Origins of web pages that may open sockets, besides pages of this service itself; `*` for all.
   * `ALLOWED_ORIGINS`.
   */
  readonly origins: readonly string[];
}

/** Limits for one client, so that the others are served. */
export interface Limits {
  readonly operations: OperationLimits;
  readonly sockets: SocketLimits;
}

const operationLimits = (env: Environment): OperationLimits => ({
  tokens: integer(env, 'MAX_OPERATION_TOKENS'),
  depth: integer(env, 'MAX_OPERATION_DEPTH'),
  selections: integer(env, 'MAX_OPERATION_FIELDS'),
  rootFields: integer(env, 'MAX_ROOT_FIELDS'),
  aliases: integer(env, 'MAX_OPERATION_ALIASES'),
  directives: integer(env, 'MAX_OPERATION_DIRECTIVES'),
  cost: integer(env, 'MAX_OPERATION_COST'),
  seconds: integer(env, 'MAX_OPERATION_SECONDS'),
  answerKib: integer(env, 'MAX_ANSWER_KIB'),
  heavyPerCaller: integer(env, 'MAX_HEAVY_PER_CALLER'),
  writesPerMinute: integer(env, 'MAX_WRITES_PER_MINUTE'),
  subscriptions: integer(env, 'MAX_SUBSCRIPTIONS_PER_ACCOUNT'),
  costPerSecond: integer(env, 'MAX_COST_PER_SECOND'),
  perAccount: integer(env, 'MAX_OPERATIONS_PER_ACCOUNT'),
  perAddress: integer(env, 'MAX_OPERATIONS_PER_ADDRESS'),
});

function origins(env: Environment): readonly string[] {
  const named = (env['ALLOWED_ORIGINS'] ?? '').split(',').map((one) => one.trim().toLowerCase());
  const isOrigin = (text: string) =>
    text === '*' || (URL.canParse(text) && new URL(text).origin === text);
  const listed = named.filter((one) => one !== '');
  const wrong = listed.find((one) => !isOrigin(one));
  if (wrong === undefined) return listed;
  throw new ConfigurationError(
    'ALLOWED_ORIGINS',
    `须为 https://主机[:端口] 或 *，以逗号分隔，现有 ${JSON.stringify(wrong)}`,
  );
}

/**
 * Reads the limits from the environment.
 * @throws ConfigurationError naming the variable
 */
export const readLimits = (env: Environment): Limits => ({
  operations: operationLimits(env),
  sockets: {
    sockets: integer(env, 'MAX_SOCKETS'),
    perAddress: integer(env, 'MAX_SOCKETS_PER_ADDRESS'),
    perAccount: integer(env, 'MAX_SOCKETS_PER_ACCOUNT'),
    operations: integer(env, 'MAX_SUBSCRIPTIONS_PER_SOCKET'),
    origins: origins(env),
  },
});
