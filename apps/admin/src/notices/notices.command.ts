import { type Command, InvalidArgumentError, Option } from 'commander';
import { systemClock } from '#event-sourcing';
import {
  attemptsOf,
  DELIVERY_STATES,
  deliveryLog,
  type DeliveryState,
  outboxFigures,
  replayDead,
  startAtHead,
} from '#notices';
import { OperatorError } from '#event-sourcing';
import type { AddCommand, CommandContext } from '../command.js';
import { withLog } from '../data/open-data.js';
import { withOutbox } from './open-notices.js';
import { addSecret } from './secret.command.js';
import { addRetry, addSkipped } from './skipped.command.js';

const MOST_LINES = 10_000;

function lineCount(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= MOST_LINES) return value;
  throw new InvalidArgumentError(`须为 1 到 ${MOST_LINES} 之间的整数`);
}

interface LogOptions {
  readonly state?: DeliveryState;
  readonly target?: string;
  readonly limit: number;
  readonly attempts?: true;
}

async function show({ dataDir, print }: CommandContext, shown: LogOptions): Promise<void> {
  const { state, target, limit, attempts } = shown;
  await withOutbox(dataDir(), async (outbox) => {
    const rows = await deliveryLog(outbox, { state, target, limit });
    const ids = attempts ? rows.map(({ id }) => id) : [];
    const tried = await attemptsOf(outbox, ids);
    for (const row of rows) {
      const { id, created_at, state: at, target: to, title, attempts: times, error } = row;
      print([created_at, at, to, `${times} 次`, id, title, error].join('  ').trimEnd());
      for (const one of tried.get(id) ?? [])
        print(`    ${one.at} ${one.outcome} ${one.status} ${one.took_ms}ms ${one.error}`.trimEnd());
    }
    print(
      rows.length === 0
        ? '没有'
        : `共 ${rows.length} 条${rows.length === limit ? '（已达上限）' : ''}`,
    );
  });
}

const LIMIT = ['--limit <count>', '至多多少条', lineCount, 50] as const;
const TARGET = ['--target <id>', '只要这个目标：单位/订阅'] as const;

function addLog(notices: Command, context: CommandContext): void {
  notices
    .command('log')
    .description('投递日志，新的在前')
    .addOption(new Option('--state <state>', '只要这个状态').choices(DELIVERY_STATES))
    .option(...TARGET)
    .option(...LIMIT)
    .option('--attempts', '连同各次尝试')
    .action((shown: LogOptions) => show(context, shown));
}

function addDead(notices: Command, context: CommandContext): void {
  notices
    .command('dead')
    .description('死信及其各次尝试')
    .option(...TARGET)
    .option(...LIMIT)
    .action((shown: LogOptions) => show(context, { ...shown, state: 'dead', attempts: true }));
}

interface ReplayOptions {
  readonly target?: string;
  readonly delivery?: readonly string[];
  readonly all?: true;
}

function addReplay(notices: Command, { dataDir, print }: CommandContext): void {
  notices
    .command('replay')
    .description('重发死信')
    .option(...TARGET)
    .option('--delivery <id...>', '只要这些投递')
    .option('--all', '全部')
    .action(async ({ target, delivery, all }: ReplayOptions) => {
      if (!all && target === undefined && delivery === undefined)
        throw new OperatorError('REPLAY_WHAT', '须给 --target、--delivery 或 --all');
      const replayed = await withOutbox(dataDir(), (outbox) =>
        replayDead(outbox, { target, ids: delivery }, systemClock.now()),
      );
      print(`重发 ${replayed} 条`);
    });
}

function addStatus(notices: Command, { dataDir, print }: CommandContext): void {
  notices
    .command('status', { isDefault: true })
    .description('待发、死信与累计')
    .action(() =>
      withOutbox(dataDir(), async (outbox) => {
        const { due, dead, skipped, oldest, totals } = await outboxFigures(
          outbox,
          systemClock.now(),
        );
        print(`待发 ${due} 死信 ${dead} 搁置的事件 ${skipped} 最早应发 ${oldest ?? '–'}`);
        for (const { channel, outcome, total } of totals) print(`${channel} ${outcome} ${total}`);
      }),
    );
}

function addStartAtHead(notices: Command, { dataDir, print }: CommandContext): void {
  notices
    .command('start-at-head')
    .description('从日志末尾开始通知：此前未入队的不再通知（迁移或恢复日志之后用）')
    .action(() =>
      withLog(dataDir(), (log) =>
        withOutbox(dataDir(), async (outbox) => {
          print(`从 ${(await startAtHead(log, outbox, systemClock)) || '空日志'} 之后开始通知`);
        }),
      ),
    );
}

export const addNotices: AddCommand = (program, context) => {
  const notices = program.command('notices').description('通知：投递、死信与密钥');
  for (const add of [
    addStatus,
    addLog,
    addDead,
    addReplay,
    addSkipped,
    addRetry,
    addStartAtHead,
    addSecret,
  ])
    add(notices, context);
};
