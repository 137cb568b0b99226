import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
import { isDigest, requireDigest } from './digest-name.js';
import type { ByteRange, EvidenceStore } from './evidence-store.port.js';

/** A bucket of an S3-compatible store, and who reads and writes it. */
export interface S3Place {
  /** Base address of the store. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** Put before the names of objects, for example `evidence/`; may be empty. */
  readonly prefix: string;
  /** Whether the bucket is in the path, not in the host name. */
  readonly pathStyle: boolean;
  readonly keyId: string;
  readonly secret: string;
}

const ANSWER_MS = 30_000;
const NO_BYTES = hash('sha256', '');

function bucketUrlOf({ endpoint, bucket, pathStyle }: S3Place): URL {
  const url = new URL(endpoint);
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`;
  const base = url.pathname.replace(/\/*$/, '/');
  url.pathname = pathStyle ? `${base}${bucket}/` : base;
  return url;
}

interface Listing {
  readonly names: readonly string[];
  readonly next: string | undefined;
}

const parser = new XMLParser({ isArray: (name) => name === 'Contents', parseTagValue: false });

/** What one page of a listing (version 2) holds. */
function listingOf(text: string): Listing {
  const { ListBucketResult: found = {} } = parser.parse(text) as {
    ListBucketResult?: {
      Contents?: readonly { readonly Key: string }[];
      NextContinuationToken?: string;
    };
  };
  const names = (found.Contents ?? []).map(({ Key }) => Key);
  return { names, next: found.NextContinuationToken };
}

/** Objects of a bucket, one a piece. */
export class S3Store implements EvidenceStore {
  readonly place: string;
  readonly #bucket: URL;
  readonly #client: AwsClient;

  constructor(private readonly at: S3Place) {
    const { keyId: accessKeyId, secret: secretAccessKey, region } = at;
    this.#bucket = bucketUrlOf(at);
    this.place = `${this.#bucket.href}${at.prefix}`;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  }

  async put(digest: string, bytes: Buffer): Promise<void> {
    if ((await this.size(digest)) === bytes.length) return;
    const headers = {
      'content-type': 'application/octet-stream',
      'content-md5': hash('md5', bytes, 'base64'),
      'x-amz-content-sha256': hash('sha256', bytes),
    };
    const body = new Uint8Array(bytes);
    const answer = await this.#send(this.#urlOf(digest), { method: 'PUT', headers, body });
    await this.#require(answer, 'PUT');
    await answer.body?.cancel();
  }

  async get(digest: string, range?: ByteRange): Promise<Readable | undefined> {
    const part = range ? { range: `bytes=${range.start}-${range.end}` } : {};
    const answer = await this.#ask(this.#urlOf(digest), 'GET', part);
    if (!answer?.body) return undefined;
    if (range && answer.status !== 206) throw new Error(`${this.place} knows no ranges`);
    return Readable.fromWeb(answer.body as ReadableStream);
  }

  async size(digest: string): Promise<number | undefined> {
    const answer = await this.#ask(this.#urlOf(digest), 'HEAD', {});
    return answer && Number(answer.headers.get('content-length'));
  }

  async *list(): AsyncGenerator<string> {
    const { prefix } = this.at;
    for (let next: string | undefined = ''; next !== undefined;) {
      const url = new URL(this.#bucket);
      url.searchParams.set('list-type', '2');
      url.searchParams.set('prefix', prefix);
      if (next !== '') url.searchParams.set('continuation-token', next);
      const answer = await this.#ask(url, 'GET', {});
      const listing: Listing = listingOf((await answer?.text()) ?? '');
      yield* listing.names.map((name) => name.slice(prefix.length)).filter(isDigest);
      next = listing.next;
    }
  }

  async delete(digest: string): Promise<void> {
    const answer = await this.#ask(this.#urlOf(digest), 'DELETE', {});
    await answer?.body?.cancel();
  }

  async close(): Promise<void> {}

  #urlOf(digest: string): URL {
    requireDigest(digest);
    const url = new URL(this.#bucket);
    url.pathname += `${this.at.prefix}${digest}`;
    return url;
  }

  /** Undefined for what is not there. */
  async #ask(
    url: URL,
    method: string,
    more: Readonly<Record<string, string>>,
  ): Promise<Response | undefined> {
    const headers = Object.assign({ 'x-amz-content-sha256': NO_BYTES }, more);
    const answer = await this.#send(url, { method, headers });
    if (answer.status !== 404) return this.#require(answer, method);
    await answer.body?.cancel();
    return undefined;
  }

  async #send(url: URL, request: RequestInit): Promise<Response> {
    const signed = await this.#client.sign(url.href, request);
    return fetch(signed, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
  }

  async #require(answer: Response, method: string): Promise<Response> {
    if (answer.ok) return answer;
    const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
    throw new Error(`${method} ${this.place}: HTTP ${answer.status} ${code}`.trimEnd());
  }
}
