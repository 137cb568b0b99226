import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { ExportHead, ExportTable, Row } from './export-content.js';

/** Tables whose rows lie in a file: they can be read again, and cost no memory. */
export interface Spooled {
  readonly tables: readonly SpooledTable[];
  /**
   * 内容摘要: SHA-256 of the tables, the same whatever the format. Hashed are lines of JSON, each with
   * `\n`: for a table `[id, [id of each column]]`, then its rows as arrays.
   */
  readonly digest: string;
  /** Removes the file. */
  close(): Promise<void>;
}

export interface SpooledTable extends Omit<ExportTable, 'rows'> {
  readonly rows: AsyncIterable<Row>;
}

/** The head as people read it: name and value, line by line. */
export type HeadLines = readonly (readonly [name: string, value: string])[];

/** What a writer is given. */
export interface Written {
  readonly head: ExportHead;
  readonly lines: HeadLines;
  readonly spooled: Spooled;
}

const headLineOf = ({ id, columns }: ExportTable): string =>
  JSON.stringify([id, columns.map((column) => column.id)]);

/** Waits while the disk is slower than the rows. */
async function put(file: WriteStream, line: string): Promise<void> {
  if (!file.write(line)) await once(file, 'drain');
}

async function* rowsIn(path: string): AsyncGenerator<Row> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  for await (const line of lines) yield JSON.parse(line) as Row;
}

/**
 * Reads every row once, so that the digest of the content can stand before it and no reader, however
 * slow, holds up the tables.
 */
export async function spool(tables: readonly ExportTable[]): Promise<Spooled> {
  const folder = await mkdtemp(join(tmpdir(), 'shaodao-export-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const hash = createHash('sha256');
    const spooled: SpooledTable[] = [];
    for (const [index, table] of tables.entries()) {
      const path = join(folder, String(index));
      hash.update(`${headLineOf(table)}\n`);
      const file = createWriteStream(path, { mode: 0o600 });
      for await (const row of table.rows) {
        const line = `${JSON.stringify(row)}\n`;
        hash.update(line);
        await put(file, line);
      }
      file.end();
      await finished(file);
      const { id, name, columns } = table;
      spooled.push({ id, name, columns, rows: { [Symbol.asyncIterator]: () => rowsIn(path) } });
    }
    return { tables: spooled, digest: hash.digest('hex'), close };
  } catch (error) {
    await close();
    throw error;
  }
}
