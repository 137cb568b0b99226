import { XMLValidator } from 'fast-xml-parser';
import { Pool } from 'undici';

import type { Sent } from './requests.js';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** No answer takes longer, also on a busy machine: no answer at all is a fault. */
const LONGEST_MS = 120_000;

/** Connections that are kept alive, for several requests at the same time. */
export class Sender {
  readonly #pool: Pool;

  constructor(
    url: string,
    connections: number,
    private readonly tokenOf: (user: string) => string | undefined,
  ) {
    this.#pool = new Pool(url, {
      connections,
      headersTimeout: LONGEST_MS,
      bodyTimeout: LONGEST_MS,
    });
  }

  async send({ user, method, path, headers, body }: Sent): Promise<Answer> {
    const token = user === undefined ? undefined : this.tokenOf(user);
    const signed = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await this.#pool.request({
      method,
      path,
      body: body ?? null,
      headers: Object.assign({}, signed, headers),
    });
    const type = String(response.headers['content-type'] ?? '');
    return { status: response.statusCode, type, text: await response.body.text() };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** What an answer may not tell: stacks, files of the server, words of its databases and of its language. */
const LEAKS: readonly RegExp[] = [
  /\n\s+at .+:\d+:\d+/,
  /node_modules|\/dist\/|\bfile:\/\/\/(work|tmp|home|root|app)/,
  /\/(work|tmp|home|root|app)\/[^\s"]*\.(js|ts|db|json)/,
  /SQLITE_[A-Z]+|syntax error at or near|duplicate key value|constraint failed|violates/,
  /relation "[^"]*" does not exist|no such (table|column)|invalid byte sequence/,
  /\b(Type|Range|Reference|URI|Syntax)Error\b/,
  /Cannot (read|set|convert|destructure|mix)|is not a function|is not iterable/,
];

function malformed({ what, path, method }: Sent, { type, text }: Answer): string | undefined {
  if (method === 'HEAD' || text === '') return undefined;
  if (/json/.test(type))
    try {
      JSON.parse(text);
    } catch {
      return `${what}: no JSON`;
    }
  const isXml = /xml/.test(type) && path.startsWith('/open311');
  return isXml && XMLValidator.validate(text) !== true ? `${what}: no XML` : undefined;
}

/** Why an answer is none that any request may lead to; undefined where it may. */
export function faultOf(sent: Sent, answer: Answer): string | undefined {
  const { status, text } = answer;
  // It is what readiness is asked for: read models that are behind on a busy machine.
  if (status === 503 && sent.path.startsWith('/health/ready')) return undefined;
  if (status >= 500) return `${sent.what}: ${status}`;
  if (text.includes('INTERNAL_SERVER_ERROR')) return `${sent.what}: INTERNAL_SERVER_ERROR`;
  const leak = LEAKS.find((one) => one.test(text));
  return leak ? `${sent.what}: tells ${leak.exec(text)?.[0]}` : malformed(sent, answer);
}

interface Told {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly unknown[];
}

/** Whether something took effect: anything else may not have written. */
export function isAccepted({ path }: Sent, { status, text }: Answer): boolean {
  if (status >= 300) return false;
  if (path.startsWith('/open311')) return true;
  if (!path.startsWith('/graphql')) return false;
  const { data, errors } = JSON.parse(text) as Told;
  if (errors || !data) return false;
  return Object.values(data).some(
    (root) => root !== null && !/"__typename":"\w*(Rejection|Refused)"/.test(JSON.stringify(root)),
  );
}
