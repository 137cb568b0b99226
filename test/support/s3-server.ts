import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import aws4 from 'aws4';

/** An object as it was put. */
interface StoredObject {
  readonly body: string;
  readonly bytes: Buffer;
  readonly headers: IncomingMessage['headers'];
}

/** What a store answers; `code` as S3's errors have it. */
interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const error = (status: number, code: string): Answer => ({ status, code });
const NEEDED = ['host', 'x-amz-date', 'x-amz-content-sha256'];
/** Headers that change what a request does: whoever could add one unsigned could undo a condition. */
const SIGNED_WHERE_GIVEN = /^(if-none-match|content-md5|x-amz-.*)$/;

/**
 * A store of objects as S3-compatible ones behave at the edges that matter here: it verifies every
 * signature by another implementation than the one that signs, digests of bodies, and `If-None-Match`.
 */
export class S3Server {
  static readonly keyId = 'AKTEST';
  static readonly secret = 'secret/of+the test';
  static readonly region = 'cn-test-1';

  readonly objects = new Map<string, StoredObject>();
  readonly requests: string[] = [];
  /** Stores of other makers answer `If-None-Match` with NotImplemented. */
  knowsConditions = true;
  /** Answers every request in this way, as a store that is out of order does. */
  broken: Answer | undefined;

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#answer(request).then(({ status, code, body = '', headers }) => {
        const told = code === undefined ? body : `<Error><Code>${code}</Code></Error>`;
        response.writeHead(status, headers).end(told);
      });
    });
  }

  static async start(): Promise<S3Server> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new S3Server(server);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { method = '', url = '' } = request;
    const body = await buffer(request);
    this.requests.push(`${method} ${url}`);
    const refused = this.broken ?? refuseUnlessSigned(request, body);
    if (refused) return refused;
    return url.includes('?') ? this.#list(new URL(url, this.endpoint)) : this.#do(request, body);
  }

  #do(request: IncomingMessage, body: Buffer): Answer {
    const { method, url = '' } = request;
    const there = this.objects.get(url);
    switch (method) {
      case 'GET':
      case 'HEAD':
        return there ? partOf(there.bytes, request.headers.range) : NO_KEY;
      case 'PUT':
        return this.#put(request, body);
      case 'DELETE':
        this.objects.delete(url);
        return { status: 204 };
      default:
        return error(405, 'MethodNotAllowed');
    }
  }

  /** Version 2 of a listing, in pages as short as nobody's. */
  #list({ pathname, searchParams }: URL): Answer {
    const names = [...this.objects.keys()]
      .map((path) => path.slice(pathname.length))
      .filter((name) => name.startsWith(searchParams.get('prefix') ?? ''))
      .sort();
    const from = Number(searchParams.get('continuation-token') ?? 0);
    const page = names
      .slice(from, from + PAGE)
      .map((name) => `<Contents><Key>${name}</Key></Contents>`);
    const isLast = from + PAGE >= names.length;
    const next = isLast ? '' : `<NextContinuationToken>${from + PAGE}</NextContinuationToken>`;
    return { status: 200, body: `<ListBucketResult>${page.join('')}${next}</ListBucketResult>` };
  }

  #put({ url = '', headers }: IncomingMessage, bytes: Buffer): Answer {
    const conditional = headers['if-none-match'] !== undefined;
    if (conditional && !this.knowsConditions) return error(501, 'NotImplemented');
    if (conditional && this.objects.has(url)) return error(412, 'PreconditionFailed');
    this.objects.set(url, { body: bytes.toString(), bytes, headers });
    return { status: 200 };
  }
}

const NO_KEY = error(404, 'NoSuchKey');
const PAGE = 2;

function partOf(bytes: Buffer, range: string | undefined): Answer {
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  const whole = { 'content-length': String(bytes.length) };
  if (start === undefined) return { status: 200, body: bytes, headers: whole };
  return { status: 206, body: bytes.subarray(Number(start), Number(end) + 1) };
}

function refuseUnlessDigested({ headers }: IncomingMessage, body: Buffer): Answer | undefined {
  if (headers['x-amz-content-sha256'] !== hash('sha256', body))
    return error(400, 'XAmzContentSHA256Mismatch');
  const md5 = headers['content-md5'] ?? hash('md5', body, 'base64');
  return md5 === hash('md5', body, 'base64') ? undefined : error(400, 'BadDigest');
}

/** The `authorization` of the same request, from the headers that it says are signed. */
function signedAgain(
  { method = '', url = '', headers }: IncomingMessage,
  names: readonly string[],
): string {
  const signed = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
  const { keyId: accessKeyId, secret: secretAccessKey, region } = S3Server;
  const request = { service: 's3', region, method, path: url, headers: signed };
  const { headers: made } = aws4.sign(request, { accessKeyId, secretAccessKey });
  return String(made?.['Authorization']).replaceAll(' ', '');
}

function refuseUnlessSigned(request: IncomingMessage, body: Buffer): Answer | undefined {
  const { headers } = request;
  const { authorization = '' } = headers;
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
  const must = Object.keys(headers).filter((name) => SIGNED_WHERE_GIVEN.test(name));
  if ([...NEEDED, ...must].some((name) => !names.includes(name))) return error(403, 'AccessDenied');
  const refused = refuseUnlessDigested(request, body);
  if (refused) return refused;
  const same = authorization.replaceAll(' ', '') === signedAgain(request, names);
  return same ? undefined : error(403, 'SignatureDoesNotMatch');
}
