import { ConfigurationError, flag, SETTINGS } from '#runtime';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Settings of logs, metrics and traces. */
export interface ObservabilitySettings {
  /** `LOG_LEVEL`; `info` (a line for each operation) by default, `warn` in a terminal. */
  readonly logLevel: LogLevel;
  /** Port of metrics and of health with its details. `METRICS_PORT`. */
  readonly metricsPort: number | undefined;
  /** Address that this port is open on; undefined: all of the machine. `METRICS_HOST`. */
  readonly metricsHost: string | undefined;
  /** Whether an API serves them on its public port too. `PUBLIC_METRICS`. */
  readonly publicMetrics: boolean;
  /** Base URL of an OTLP receiver; absent: no traces. `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly tracesTo: string | undefined;
  /** How long a stopping process still serves while it reports not ready. `DRAIN_SECONDS`. */
  readonly drainSeconds: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

function logLevel(env: Environment): LogLevel {
  const text = env['LOG_LEVEL'] || (process.stderr.isTTY ? 'warn' : 'info');
  const level = LOG_LEVELS.find((known) => known === text);
  if (level) return level;
  throw new ConfigurationError('LOG_LEVEL', `须为 ${LOG_LEVELS.join('、')} 之一`);
}

type Whole = 'METRICS_PORT' | 'DRAIN_SECONDS';

function integer(env: Environment, name: Whole): number | undefined {
  const [least, most] = SETTINGS[name].range;
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ConfigurationError(name, `须为 ${least} 到 ${most} 之间的整数`);
}

function url(env: Environment, name: string): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new ConfigurationError(name, '须为 http:// 或 https:// 开头的地址');
}

/**
 * Reads the settings from the environment.
 * @throws ConfigurationError naming the variable
 */
export const readObservability = (env: Environment): ObservabilitySettings => ({
  logLevel: logLevel(env),
  metricsPort: integer(env, 'METRICS_PORT'),
  metricsHost: env['METRICS_HOST'] || undefined,
  publicMetrics: flag(env, 'PUBLIC_METRICS', SETTINGS.PUBLIC_METRICS.fallback),
  tracesTo: url(env, 'OTEL_EXPORTER_OTLP_ENDPOINT'),
  drainSeconds: integer(env, 'DRAIN_SECONDS') ?? SETTINGS.DRAIN_SECONDS.fallback,
});
