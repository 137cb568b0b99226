import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { evidenceError, storeUnavailable } from './evidence-error.js';

const MIB = 1_048_576;

export const tooLarge = (mostMib: number): GraphQLError =>
  evidenceError('EVIDENCE_TOO_LARGE', `文件超过 ${mostMib} MiB，请压缩后再传`);

/** Bytes as they were sent, in a file of their own until they have been looked at. */
export interface ReceivedFile {
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
  readonly length: number;
  read(): Promise<Buffer>;
}

/** Counts and digests what passes, and ends where it is too much. */
function measure(mostMib: number) {
  const hash = createHash('sha256');
  let length = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      length += chunk.length;
      if (length > mostMib * MIB) return done(tooLarge(mostMib));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, measured: () => ({ digest: hash.digest('hex'), length }) };
}

/** Codes of a client that went away. */
const CUT = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ECONNABORTED'];
/** Codes of a disk that takes nothing. */
const UNWRITABLE = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO'];
const logger = new Logger('Evidence');

const asRefusal = (error: unknown): unknown => {
  if (error instanceof GraphQLError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && CUT.includes(code))
    return evidenceError('EVIDENCE_INTERRUPTED', '传输中断，请重新上传');
  if (code === undefined || !UNWRITABLE.includes(code)) return error;
  logger.error(`佐证写入失败 evidence was not received: ${String(error)}`);
  return storeUnavailable();
};

/**
 * Receives a body into a temporary file, at the sender's pace and without holding it in memory; the file
 * is deleted after `use`.
 * @throws GraphQLError EVIDENCE_TOO_LARGE, EVIDENCE_EMPTY, EVIDENCE_INTERRUPTED
 */
export async function receive<T>(
  body: Readable,
  mostMib: number,
  use: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'shaodao-evidence-'));
  try {
    const path = join(folder, 'sent');
    const { stream, measured } = measure(mostMib);
    await pipeline(body, stream, createWriteStream(path, { mode: 0o600 })).catch((error) => {
      throw asRefusal(error);
    });
    const file = Object.assign({ read: () => readFile(path) }, measured());
    if (file.length === 0) throw evidenceError('EVIDENCE_EMPTY', '没有收到文件内容');
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
