import type { Command } from 'commander';
import { systemClock } from '#event-sourcing';
import { type OutboxTables, retrySkipped, skippedEvents } from '#notices';
import { OperatorError } from '#event-sourcing';
import type { CommandContext } from '../command.js';
import { PersonalData } from '#privacy';
import { withKeysAt, withLog } from '../data/open-data.js';
import { withOutbox } from './open-notices.js';

const MOST_LINES = 10_000;

const lineOf = ({ at, event_id: id, stream, type, error }: OutboxTables['skipped']): string =>
  [at, id, type, stream, error].join('  ');

/** Lists events whose notices failed, with the reason. */
export function addSkipped(notices: Command, { dataDir, print }: CommandContext): void {
  notices
    .command('skipped')
    .description('搁置的事件：其通知未能写入，及原因')
    .action(async () => {
      const rows = await withOutbox(dataDir(), (outbox) =>
        skippedEvents(outbox, { limit: MOST_LINES }),
      );
      for (const row of rows) print(lineOf(row));
      print(rows.length === 0 ? '没有' : `共 ${rows.length} 个`);
    });
}

interface RetryOptions {
  readonly event?: readonly string[];
  readonly all?: true;
}

/** Retries the notices of skipped events after their cause is gone. */
export function addRetry(notices: Command, { dataDir, print }: CommandContext): void {
  notices
    .command('retry')
    .description('重试搁置的事件')
    .option('--event <id...>', '只要这些事件')
    .option('--all', '全部')
    .action(async ({ event, all }: RetryOptions) => {
      if (!all && event === undefined)
        throw new OperatorError('RETRY_WHAT', '须给 --event 或 --all');
      const { told, left } = await withLog(dataDir(), (store) =>
        withOutbox(dataDir(), (outbox) =>
          withKeysAt(dataDir(), (keys) => {
            const parts = { store, outbox, clock: systemClock };
            const personalData = new PersonalData(keys);
            return retrySkipped({ ...parts, personalData }, all ? undefined : event);
          }),
        ),
      );
      for (const row of left) print(lineOf(row));
      print(`已通知 ${told} 个，仍搁置 ${left.length} 个`);
    });
}
