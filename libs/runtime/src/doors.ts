import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { ConfigurationError } from './configuration-error.js';
import { flag } from './flag-setting.js';
import { integer } from './integer-setting.js';
import { DOOR_SETTINGS } from './settings.doors.js';
import type { Environment } from './stores.js';

/** What is offered at the doors of an API, and what browsers are told. */
export interface Doors {
  /** Whether there are the explorer, introspection and suggestions of names. `EXPLORER`. */
  readonly explorer: boolean;
  /** Whether the web page is served at `/`. `CONSOLE`. */
  readonly console: boolean;
  /** Documents of listed operations by SHA-256, in hexadecimal; empty without a list. `OPERATIONS`. */
  readonly operations: ReadonlyMap<string, string>;
  /** Whether operations that are not listed are answered. `FREE_QUERIES`. */
  readonly freeQueries: boolean;
  /** `max-age` of Strict-Transport-Security; 0: not sent. `HSTS_SECONDS`. */
  readonly hstsSeconds: number;
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const failure = (reason: string) => new ConfigurationError('OPERATIONS', reason);

/** Each document as it is in its file, byte for byte: that is what its digest is of. */
function readFolder(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  const texts = names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Map(texts.map((text) => [sha256Of(text), text]));
}

/** The form that GraphQL Code Generator and Relay write: digest → document. */
function readManifest(file: string): ReadonlyMap<string, string> {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw failure(`${file} 须为以 sha256 为名、以查询为值的 JSON`);
  const entries = Object.entries(content as Record<string, unknown>);
  return new Map(
    entries.map(([digest, text]) => {
      if (typeof text === 'string' && sha256Of(text) === digest) return [digest, text];
      throw failure(`${file} 中 ${digest.slice(0, 64)} 与其查询不符`);
    }),
  );
}

function readOperations(place: string | undefined): ReadonlyMap<string, string> {
  if (!place) return new Map();
  const path = resolve(place);
  try {
    const listed = statSync(path).isDirectory() ? readFolder(path) : readManifest(path);
    if (listed.size > 0) return listed;
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw failure(`无法读取 ${path}：${error instanceof Error ? error.message : String(error)}`);
  }
  throw failure(`${path} 中没有查询`);
}

/**
 * Reads the settings of the doors from the environment, and the listed operations from their files.
 * @throws ConfigurationError naming the variable
 */
export function readDoors(env: Environment, production: boolean): Doors {
  const operations = readOperations(env['OPERATIONS']);
  return {
    explorer: flag(env, 'EXPLORER', !production),
    console: flag(env, 'CONSOLE', DOOR_SETTINGS.CONSOLE.fallback),
    operations,
    freeQueries: flag(env, 'FREE_QUERIES', !production),
    hstsSeconds: integer(env, 'HSTS_SECONDS'),
  };
}
