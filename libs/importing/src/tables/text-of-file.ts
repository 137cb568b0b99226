import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '#event-sourcing';
import { decoderOf, encodingOf, notTextError } from './encoding.js';
import { foreignKind } from './file-kind.js';

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

/** Enough to know what a file is. */
const HEAD_BYTES = 64 * 1024;

const newlinesIn = (text: string): number => text.split('\n').length - 1;

/**
 * Bytes to text with `\n` at the end of every line, however the file ends its lines, so that line
 * numbers and rows are the same for copies of a file. Other kinds of file are refused with their name.
 */
class Decode extends Transform {
  #head: Buffer[] = [];
  #decoder: TextDecoder | undefined;
  #heldCr = '';
  #line = 1;

  constructor(private readonly asked: string | undefined) {
    super({ readableObjectMode: true });
  }

  override _transform(chunk: Buffer, _: unknown, done: (error?: Error | null) => void): void {
    this.#attempt(done, () => {
      if (this.#decoder) return this.#take(this.#decoder, chunk);
      this.#head.push(chunk);
      if (this.#head.reduce((sum, { length }) => sum + length, 0) >= HEAD_BYTES) this.#begin();
    });
  }

  override _flush(done: (error?: Error | null) => void): void {
    this.#attempt(done, () => {
      const decoder = this.#decoder ?? this.#begin();
      this.#emit(this.#decoded(decoder, undefined), true);
    });
  }

  #attempt(done: (error?: Error | null) => void, work: () => void): void {
    try {
      work();
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  /** Finds out from the beginning what the file is. */
  #begin(): TextDecoder {
    const head = Buffer.concat(this.#head);
    this.#head = [];
    const foreign = foreignKind(head);
    if (foreign !== undefined) throw new OperatorError('FILE_NOT_TEXT', foreign);
    const decoder = decoderOf(encodingOf(head, this.asked));
    this.#decoder = decoder;
    this.#take(decoder, head);
    return decoder;
  }

  #take(decoder: TextDecoder, chunk: Buffer): void {
    this.#emit(this.#decoded(decoder, chunk), false);
  }

  #decoded(decoder: TextDecoder, chunk: Buffer | undefined): string {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (error) {
      const bytes = chunk ?? Buffer.alloc(0);
      const [before = ''] = new TextDecoder(decoder.encoding).decode(bytes).split('\uFFFD', 1);
      const line = this.#line + newlinesIn(before.replace(/\r\n?/g, '\n'));
      throw notTextError(decoder.encoding, line, bytes, error);
    }
  }

  #emit(decoded: string, last: boolean): void {
    const text = this.#heldCr + decoded;
    const held = !last && text.endsWith('\r');
    this.#heldCr = held ? '\r' : '';
    const whole = held ? text.slice(0, -1) : text;
    if (whole === '') return;
    const lines = whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
    this.#line += newlinesIn(lines);
    this.push(lines);
  }
}

/** The steps from the file on disk to its text; to be joined by a pipeline. */
export async function textOfFile(
  file: string,
  encoding: string | undefined,
  onBytes: (bytes: number) => void,
): Promise<[Readable, ...Transform[]]> {
  const gzip = await isGzip(file);
  const bytes = createReadStream(file, { highWaterMark: 256 * 1024 });
  bytes.on('data', (chunk) => onBytes(chunk.length));
  const decode = new Decode(encoding);
  return gzip ? [bytes, createGunzip(), decode] : [bytes, decode];
}
