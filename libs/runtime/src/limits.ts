import { DEFAULT_OPERATION_LIMITS, type OperationLimits } from '#graphql';

import { ConfigurationError } from './configuration-error.js';
import { integer } from './integer-setting.js';
import type { Environment } from './stores.js';

/** How many sockets there may be, and who may open them. */
export interface SocketLimits {
  /** Open at the same time. `MAX_SOCKETS`, 5 000. */
  readonly sockets: number;
  /** Of one address, behind which a whole office may sit. `MAX_SOCKETS_PER_ADDRESS`, 500. */
  readonly perAddress: number;
  /** Of one account. `MAX_SOCKETS_PER_ACCOUNT`, 20. */
  readonly perAccount: number;
  /** Operations under way on one socket, subscriptions included. `MAX_SUBSCRIPTIONS_PER_SOCKET`, 50. */
  readonly operations: number;
  /**
   * Origins of web pages that may open sockets, beside pages of this service itself; `*` for all.
   * `ALLOWED_ORIGINS`, none.
   */
  readonly origins: readonly string[];
}

/** What one client may ask for, so that the others are served. */
export interface Limits {
  readonly operations: OperationLimits;
  readonly sockets: SocketLimits;
}

const OPERATIONS: readonly (readonly [keyof OperationLimits, string, number, number])[] = [
  ['tokens', 'MAX_OPERATION_TOKENS', 1_000, 1_000_000],
  ['depth', 'MAX_OPERATION_DEPTH', 8, 100],
  ['selections', 'MAX_OPERATION_FIELDS', 500, 1_000_000],
  ['rootFields', 'MAX_ROOT_FIELDS', 5, 10_000],
  ['aliases', 'MAX_OPERATION_ALIASES', 10, 10_000],
  ['directives', 'MAX_OPERATION_DIRECTIVES', 10, 10_000],
  ['cost', 'MAX_OPERATION_COST', 15_000, 100_000_000],
  ['seconds', 'MAX_OPERATION_SECONDS', 1, 600],
  ['answerKib', 'MAX_ANSWER_KIB', 256, 262_144],
  ['heavyPerCaller', 'MAX_HEAVY_PER_CALLER', 1, 1_000],
];

function operationLimits(env: Environment): OperationLimits {
  const read = OPERATIONS.map(([part, name, min, max]) => {
    const value = integer(env, name, DEFAULT_OPERATION_LIMITS[part], [min, max]);
    return [part, value] as const;
  });
  return { ...DEFAULT_OPERATION_LIMITS, ...Object.fromEntries(read) };
}

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
    sockets: integer(env, 'MAX_SOCKETS', 5_000, [1, 100_000]),
    perAddress: integer(env, 'MAX_SOCKETS_PER_ADDRESS', 500, [1, 100_000]),
    perAccount: integer(env, 'MAX_SOCKETS_PER_ACCOUNT', 20, [1, 10_000]),
    operations: integer(env, 'MAX_SUBSCRIPTIONS_PER_SOCKET', 50, [1, 10_000]),
    origins: origins(env),
  },
});
