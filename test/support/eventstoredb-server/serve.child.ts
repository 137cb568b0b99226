import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

import { EventStoreDbServer } from './index.js';
import { type LogRecord, TransactionLog } from './transaction-log.js';

/**
 * The test server as a process of its own, that can be killed for good: `serve.child FILE PORT` keeps
 * what it writes in FILE, has what is in it from before, and prints its connection string when ready.
 */
interface Line extends Omit<LogRecord, 'place' | 'created' | 'data' | 'metadata'> {
  readonly created: string;
  /** Base 64. */
  readonly data: string;
  readonly metadata: string;
}

const toLine = (record: LogRecord): string => {
  const { id, type, isJson, stream, revision } = record;
  const [data, metadata] = [record.data, record.metadata].map((bytes) =>
    Buffer.from(bytes).toString('base64'),
  );
  const created = record.created.toISOString();
  return `${JSON.stringify({ id, type, isJson, stream, revision, created, data, metadata })}\n`;
};

function restored(file: string): TransactionLog {
  const log = new TransactionLog();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const text of lines.slice(0, -1)) {
    const line = JSON.parse(text) as Line;
    const [data, metadata] = [line.data, line.metadata].map((bytes) =>
      Buffer.from(bytes, 'base64'),
    ) as [Buffer, Buffer];
    log.restore({ ...line, data, metadata, created: new Date(line.created) });
  }
  log.forget();
  return log;
}

/** Events of one append are written together and before its answer, which comes a turn later. */
function keep(log: TransactionLog, file: string): void {
  const kept = openSync(file, 'a');
  let lines = '';
  log.onRecord((record) => {
    if (lines === '')
      queueMicrotask(() => {
        writeSync(kept, lines);
        lines = '';
      });
    lines += toLine(record);
  });
  process.once('exit', () => closeSync(kept));
}

const [file = '', port = '0'] = process.argv.slice(2);
const log = restored(file);
keep(log, file);
const server = await EventStoreDbServer.start(log, Number(port));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
console.log(`ready: ${server.connectionString}`);
