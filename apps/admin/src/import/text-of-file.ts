import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { AdminError } from '../admin-error.js';

const GZIP = Buffer.from([0x1f, 0x8b]);

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.equals(GZIP);
  } finally {
    await handle.close();
  }
}

function decoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    const message = `不认识的编码 ${encoding}(映射 /csv/encoding)`;
    throw new AdminError('ENCODING_UNKNOWN', message, { cause });
  }
}

const notText = (encoding: string, cause?: unknown): AdminError =>
  new AdminError(
    'FILE_NOT_TEXT',
    `文件不是 ${encoding} 文本;若是其他编码(如 gb18030),请在映射的 /csv/encoding 中写明`,
    { cause },
  );

/**
 * Bytes to text with `\n` at the end of every line, however the file ends its lines, so that line
 * numbers and rows are the same for copies of a file.
 */
class Decode extends Transform {
  #heldCr = '';

  constructor(
    private readonly encoding: string,
    private readonly text = decoder(encoding),
  ) {
    super({ readableObjectMode: true });
  }

  override _transform(chunk: Buffer, _: unknown, done: (error?: Error | null) => void): void {
    try {
      this.#emit(this.text.decode(chunk, { stream: true }), false);
      done();
    } catch (error) {
      done(error instanceof AdminError ? error : notText(this.encoding, error));
    }
  }

  override _flush(done: (error?: Error | null) => void): void {
    try {
      this.#emit(this.text.decode(), true);
      done();
    } catch (error) {
      done(error instanceof AdminError ? error : notText(this.encoding, error));
    }
  }

  #emit(decoded: string, last: boolean): void {
    const text = this.#heldCr + decoded;
    if (text.includes('\0')) throw notText(this.encoding);
    const held = !last && text.endsWith('\r');
    this.#heldCr = held ? '\r' : '';
    const whole = held ? text.slice(0, -1) : text;
    if (whole !== '') this.push(whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole);
  }
}

/** The steps from the file on disk to its text; to be joined by a pipeline. */
export async function textOfFile(
  file: string,
  encoding: string,
  onBytes: (bytes: number) => void,
): Promise<[Readable, ...Transform[]]> {
  const gzip = await isGzip(file);
  const bytes = createReadStream(file, { highWaterMark: 256 * 1024 });
  bytes.on('data', (chunk) => onBytes(chunk.length));
  const decode = new Decode(encoding);
  return gzip ? [bytes, createGunzip(), decode] : [bytes, decode];
}
