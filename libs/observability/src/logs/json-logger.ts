import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

import type { LogLevel } from '../settings.js';
import { scrub } from './scrub.js';

type Fields = Readonly<Record<string, string | number | readonly string[] | undefined>>;
type Level = Exclude<LogLevel, 'silent'> | 'fatal';

/** Loggers of the framework's start, useful only for finding faults in it. */
const FRAMEWORK = /^(?:Nest|InstanceLoader|Rout|GraphQLModule)/;
const FLUSH_MS = 200;

/** The field `time`, formatted once a millisecond, because many lines share one under load. */
function createTimeField(): () => string {
  let [at, text] = [0, ''];
  return () => {
    const now = Date.now();
    if (now !== at) [at, text] = [now, `,"time":"${new Date(now).toISOString()}"`];
    return text;
  };
}

const textOf = (message: unknown): string =>
  typeof message === 'string' ? message : (JSON.stringify(message) ?? String(message));

/** Name, code and stack only; never `detail` and the like, where databases quote rows. */
function errorFields(error: Error): Fields {
  const { code, failure } = error as { code?: unknown; failure?: unknown };
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof failure === 'string' && { failure }),
    stack: scrub(error.stack ?? ''),
  };
}

/**
 * One JSON object a line on stderr (stdout is for the line that says ready): `time` ISO 8601 UTC,
 * `level`, `service`, `message` and further fields. Written in batches, off the hot path.
 */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(service: string, level: LogLevel) {
    const destination = pino.destination({
      dest: 2,
      sync: false,
      minLength: 8_192,
      periodicFlush: FLUSH_MS,
    });
    this.pino = pino(
      {
        level,
        base: { service },
        messageKey: 'message',
        timestamp: createTimeField(),
        formatters: { level: (label) => ({ level: label }) },
      },
      destination,
    );
  }

  /** Logs fields that are known to hold nothing personal, without scrubbing. */
  event(message: string, fields: Fields): void {
    this.pino.info(fields, message);
  }

  get writesEvents(): boolean {
    return this.pino.isLevelEnabled('info');
  }

  log(message: unknown, ...rest: unknown[]): void {
    const framework = FRAMEWORK.test(String(rest.at(-1)));
    this.write(framework ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the logger's name last and a stack before it. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const texts = rest.filter((part) => typeof part === 'string');
    const context = texts.at(-1);
    const stack = texts.length > 1 ? scrub(texts[0]!) : undefined;
    const error = [message, ...rest].find((part) => part instanceof Error);
    const fields = { ...(context && { context }), ...(stack && { stack }) };
    const said = message instanceof Error ? message.message : textOf(message);
    this.pino[level]({ ...fields, ...(error && errorFields(error)) }, scrub(said));
  }
}
