import { hash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { OperatorError } from '#event-sourcing';
import { type Checkpoint, digestOfCheckpoint } from './checkpoint.js';
import { nameOfCheckpoint, textOfCheckpoint } from './checkpoint-folder.js';
import { ANSWER_MS, type CheckpointTarget, notDelivered } from './checkpoint-target.js';

const DAY_MS = 86_400_000;

/** A bucket of an S3-compatible store, and who writes into it. */
export interface S3Bucket {
  /** Base address of the store. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** Put before the names of files, for example `district/`; may be empty. */
  readonly prefix: string;
  /** Whether the bucket is in the path, not in the host name. */
  readonly pathStyle: boolean;
  readonly keyId: string;
  readonly secret: string;
  /** Days for which nobody may delete or replace an object; undefined leaves that to the bucket. */
  readonly lockDays: number | undefined;
}

/** What a store answered. */
interface Answer {
  readonly status: number;
  readonly text: string;
}

function folderOf({ endpoint, bucket, prefix, pathStyle }: S3Bucket): URL {
  const url = new URL(endpoint);
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`;
  const base = url.pathname.replace(/\/*$/, '/');
  url.pathname = `${base}${pathStyle ? `${bucket}/` : ''}${prefix}`;
  return url;
}

/** The code of a store's error, as far as it gave one. */
const codeIn = ({ text }: Answer): string => /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '';

const saidBy = (answer: Answer): string => `HTTP ${answer.status} ${codeIn(answer)}`.trimEnd();

/** Whether an object holds this checkpoint; countersignatures may differ. */
function holds({ text }: Answer, checkpoint: Checkpoint): boolean {
  try {
    const there = JSON.parse(text) as Checkpoint;
    const same = digestOfCheckpoint(there) === digestOfCheckpoint(checkpoint);
    return same && there.signature === checkpoint.signature;
  } catch {
    return false;
  }
}

/**
 * Takes checkpoints as objects of a bucket, one each, and never writes over one: by the condition
 * `If-None-Match: *`, or, where a store does not know it, by looking first.
 */
export class S3Target implements CheckpointTarget {
  readonly mark: string;
  /** Address that the names of objects follow. */
  readonly folder: URL;
  readonly #client: AwsClient;

  constructor(private readonly to: S3Bucket) {
    const { keyId: accessKeyId, secret: secretAccessKey, region } = to;
    this.folder = folderOf(to);
    this.mark = `delivered-s3-${hash('sha256', this.folder.href).slice(0, 8)}`;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  }

  async take(checkpoint: Checkpoint): Promise<void> {
    const answer = await this.#put(checkpoint, { 'if-none-match': '*' });
    if (answer.status === 412) return this.#compare(checkpoint, await this.#get(checkpoint));
    if (answer.status === 501 || codeIn(answer) === 'NotImplemented')
      return this.#putWhereNoneIs(checkpoint);
    requireTaken(checkpoint, answer);
  }

  async #putWhereNoneIs(checkpoint: Checkpoint): Promise<void> {
    const there = await this.#get(checkpoint);
    if (there.status !== 404) return this.#compare(checkpoint, there);
    requireTaken(checkpoint, await this.#put(checkpoint, {}));
  }

  #compare(checkpoint: Checkpoint, there: Answer): void {
    requireTaken(checkpoint, there);
    if (holds(there, checkpoint)) return;
    const message = `存储桶中的 ${nameOfCheckpoint(checkpoint.number)} 不是检查点 ${checkpoint.number}，没有覆盖`;
    throw new OperatorError('CHECKPOINT_REPLACED', message);
  }

  #get({ number }: Checkpoint): Promise<Answer> {
    const headers = { 'x-amz-content-sha256': hash('sha256', '') };
    return this.#send(number, { method: 'GET', headers });
  }

  #put(checkpoint: Checkpoint, condition: Readonly<Record<string, string>>): Promise<Answer> {
    const body = textOfCheckpoint(checkpoint);
    const headers = Object.assign(this.#lockOf(checkpoint), condition, {
      'content-type': 'application/json',
      // Stores ask for it where objects are locked.
      'content-md5': hash('md5', body, 'base64'),
      'x-amz-content-sha256': hash('sha256', body),
    });
    return this.#send(checkpoint.number, { method: 'PUT', headers, body });
  }

  /** Not even the owner of the bucket can undo this lock. */
  #lockOf({ at }: Checkpoint): Record<string, string> {
    const { lockDays } = this.to;
    if (lockDays === undefined) return {};
    const until = new Date(Date.parse(at) + lockDays * DAY_MS).toISOString();
    return {
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-object-lock-retain-until-date': until,
    };
  }

  async #send(number: number, request: RequestInit): Promise<Answer> {
    const url = new URL(this.folder);
    url.pathname += nameOfCheckpoint(number);
    const signed = await this.#client.sign(url.href, request);
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(signed, { redirect: 'manual', signal });
    return { status: answer.status, text: await answer.text() };
  }
}

function requireTaken(checkpoint: Checkpoint, answer: Answer): void {
  if (answer.status < 200 || answer.status > 299) throw notDelivered(checkpoint, saidBy(answer));
}
