import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EventStore } from '#event-store';
import type { AddCommand } from '../command.js';
import { withLog } from '../data/open-data.js';

const PAGE = 1_000;

/** One line of JSON for every event, in the order of the log. */
async function* linesOf(log: EventStore): AsyncGenerator<string> {
  for (let after: string | undefined; ;) {
    const page = await log.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    yield page.events.map((event) => `${JSON.stringify(event)}\n`).join('');
    if (page.end) return;
    after = page.position;
  }
}

export const addExportLog: AddCommand = (program, { dataDir, print }) => {
  program
    .command('export-log')
    .description('把日志导出为文件，每行一个事件（JSON）；可交给审计方用 apps/verify-log.mjs 核对')
    .argument('<file>', '导出文件，不得已存在')
    .action(async (name: string) => {
      const file = resolve(name);
      await withLog(dataDir(), (log) =>
        pipeline(Readable.from(linesOf(log)), createWriteStream(file, { flags: 'wx' })),
      );
      print(`已导出到 ${file}`);
    });
};
