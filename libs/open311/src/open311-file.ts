import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { findUnusableText, repositoryFile } from '#event-sourcing';
import type { IntakeChannel, WhistleLevel } from '#whistle';

/** A service that platforms may request, and the whistle raised for it. */
export interface Open311Service {
  /** `service_code`. */
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly group?: string;
  readonly keywords?: readonly string[];
  /** Kind of whistle, as the rules in force have it. */
  readonly kind: string;
  readonly level: WhistleLevel;
  /** GB/T 30428 class code. */
  readonly category: string;
  /** Departments called. */
  readonly lead: string;
  readonly assisting?: readonly string[];
}

/** A platform that sends orders, for example a hotline or an app for residents. */
export interface Open311Client {
  /** Name of the system in `source.system` of its whistles. */
  readonly id: string;
  readonly name: string;
  /** SHA-256 of its `api_key`, hexadecimal. */
  readonly keySha256: string;
  /** The organisation for which it raises whistles: the command centre for any street, or one street. */
  readonly organisation: string;
  readonly role: 'command-centre' | 'street' | 'community';
  readonly channel: IntakeChannel;
}

/** The operator's file: services and clients of the district. See `schema/open311/open311.schema.json`. */
export interface Open311File {
  readonly jurisdiction: string;
  /** Contact for questions about the endpoint. */
  readonly contact: string;
  readonly services: readonly Open311Service[];
  readonly clients: readonly Open311Client[];
}

/** Injection token of the {@link Open311File}; undefined where the district offers no endpoint. */
export const OPEN311 = Symbol('OPEN311');

/** Stable codes of everything that can be wrong with the operator's file. */
export type Open311FileErrorCode =
  'OPEN311_FILE_UNREADABLE' | 'OPEN311_FILE_INVALID' | 'OPEN311_TWICE';

/** A file that cannot be used. `message` is Chinese, for the operator. */
export class Open311FileError extends Error {
  override readonly name = 'Open311FileError';

  constructor(
    readonly code: Open311FileErrorCode,
    readonly file: string,
    /** JSON pointer to the offending value; empty for the whole document. */
    readonly pointer: string,
    reason: string,
  ) {
    super(`Open311 配置 ${file}${pointer && ` 的 ${pointer}`}：${reason}`);
  }
}

/**
 * Reads and checks the operator's file.
 * @throws Open311FileError naming the file, the JSON pointer and the reason
 */
export function readOpen311File(file: string): Open311File {
  const json = parse(file);
  const schema = JSON.parse(
    readFileSync(repositoryFile('schema/open311/open311.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strictTypes: false }).compile<Open311File>(schema);
  if (!validate(json)) {
    const { instancePath = '', message = '' } = validate.errors?.[0] ?? {};
    throw new Open311FileError('OPEN311_FILE_INVALID', file, instancePath, message);
  }
  refuseUnlessUsable(file, json);
  refuseUnlessUnique(
    file,
    'services',
    json.services.map(({ code }) => code),
  );
  refuseUnlessUnique(
    file,
    'clients',
    json.clients.map(({ id }) => id),
  );
  return json;
}

function parse(file: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return JSON.parse(text) as unknown;
  } catch (error) {
    const isWrong = error instanceof SyntaxError || error instanceof TypeError;
    const reason = isWrong ? '不是 UTF-8 的有效 JSON' : '无法读取';
    throw new Open311FileError('OPEN311_FILE_UNREADABLE', file, '', reason);
  }
}

/** By the rule of all doors: names of services get into titles of whistles. */
function refuseUnlessUsable(file: string, json: Open311File): void {
  const found = findUnusableText(json);
  if (!found) return;
  const pointer = `/${found.path.replaceAll('.', '/')}`;
  const reason = `含有无法使用的字符 ${found.character}`;
  throw new Open311FileError('OPEN311_FILE_INVALID', file, pointer, reason);
}

function refuseUnlessUnique(file: string, list: string, ids: readonly string[]): void {
  const twin = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twin < 0) return;
  throw new Open311FileError('OPEN311_TWICE', file, `/${list}/${twin}`, `“${ids[twin]}”重复`);
}

/** The client with this key; compared in constant time. */
export function clientOf({ clients }: Open311File, apiKey: string): Open311Client | undefined {
  const digest = createHash('sha256').update(apiKey).digest();
  return clients.find(({ keySha256 }) => timingSafeEqual(Buffer.from(keySha256, 'hex'), digest));
}
