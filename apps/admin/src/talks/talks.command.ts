import { type Command, InvalidArgumentError, Option } from 'commander';
import { readInstant } from '#calendar';
import { talk, TalkCommands, talkMessage, talkRegister } from '#assessment';
import { Directory } from '#directory';
import { deliveryOf, OperatorError, systemClock } from '#event-sourcing';
import { catchUp } from '#runtime';
import type { AddCommand, CommandContext } from '../command.js';
import { withData, withLog, withWritableLog } from '../data/open-data.js';
import { operator } from '../operator.js';
import { textOption } from '../options.js';
import { terminalProgress } from '../terminal-progress.js';
import { recordLines, talkLines, type Telling } from './talk-lines.js';
import { addDue } from './talks-due.command.js';

type TalkTask = Parameters<TalkCommands['handle']>[0];

/**
 * Parses a time with an offset, `2026-12-01T09:00+08:00`.
 * @throws InvalidArgumentError
 */
function timeOption(text: string): string {
  const instant = readInstant(text);
  if (instant === undefined)
    throw new InvalidArgumentError('应为带时区的时间，如 2026-12-01T09:00+08:00');
  return instant;
}

function numberOption(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('应为数');
  return number;
}

/** The parts of `姓名/职务` or `内容/衡量标准/期限`, each time it is given another one. */
const partsOption =
  (count: number, shape: string) =>
  (text: string, before: readonly (readonly string[])[] = []): readonly (readonly string[])[] => {
    const parts = text.split('/').map((part) => part.trim());
    if (parts.length !== count || parts.some((part) => part === ''))
      throw new InvalidArgumentError(`应为 ${shape}`);
    return [...before, parts.map(textOption)];
  };

/** @throws OperatorError with the code of a refusal */
async function carryOut(
  { dataDir, print }: CommandContext,
  { office = '', ...task }: Omit<TalkTask, 'delivery'> & { readonly office?: string },
): Promise<void> {
  const { talkId, outcome } = await withWritableLog(dataDir(), (log) => {
    const delivery = deliveryOf({}, { ...operator(), organisation: office });
    const commands = new TalkCommands(log, systemClock, new Directory(log, systemClock));
    return commands.handle({ ...task, delivery });
  });
  if (outcome.outcome === 'rejected')
    throw new OperatorError(outcome.rejection.rejected, talkMessage(outcome.rejection));
  print(outcome.events.length > 0 ? `已记录，约谈编号 ${talkId}` : '没有变化');
}

async function tellingOf(log: ConstructorParameters<typeof Directory>[0]): Promise<Telling> {
  const organisations = await new Directory(log, systemClock).current();
  return { nameOf: (id) => organisations.nameOf(id), now: systemClock.now() };
}

function addList(group: Command, { dataDir, print }: CommandContext): void {
  group
    .command('list')
    .description('约谈名单：状态、到期、承诺与兑现；最近通知的在先，至多 200 条')
    .option('--organisation <id>', '只看一个单位')
    .option('--overdue', '只看逾期的')
    .action(async ({ organisation, overdue }: { organisation?: string; overdue?: true }) => {
      await withData(dataDir(), async (data) => {
        await catchUp(data, [talkRegister.projection.name], terminalProgress);
        const telling = await tellingOf(data.log);
        const filter = { subject: organisation, dueBefore: overdue && telling.now };
        const { rows } = await talkRegister.page(data.reads, { filter, first: 199 });
        if (rows.length === 0) print('没有约谈');
        else talkLines(rows, telling).forEach(print);
      });
    });
}

function addShow(group: Command, { dataDir, print }: CommandContext): void {
  group
    .command('show')
    .description('一次约谈的记录')
    .argument('<id>', '约谈编号')
    .action(async (id: string) => {
      await withLog(dataDir(), async (log) => {
        const events = await talk.read(log, id);
        if (events.length === 0) throw new OperatorError('TALK_NOT_FOUND', '没有这次约谈');
        const found = { id, revision: events.length - 1, state: talk.fold(events) };
        recordLines(found, await tellingOf(log)).forEach(print);
      });
    });
}

interface CallOptions {
  readonly organisation: string;
  readonly ground: 'score-below' | 'red-card' | 'repeated';
  readonly period: string;
  readonly score?: number;
  readonly line?: number;
  readonly note?: string;
  readonly holdBy: string;
  readonly office?: string;
}

function addCall(group: Command, context: CommandContext): void {
  const grounds = ['score-below', 'red-card', 'repeated'];
  group
    .command('call')
    .description('通知约谈')
    .requiredOption('--organisation <id>', '被约谈单位')
    .addOption(new Option('--ground <kind>', '事由').choices(grounds).makeOptionMandatory())
    .requiredOption('--period <period>', '考核期，如 2026-10、2026-Q3', textOption)
    .option('--score <points>', '得分', numberOption)
    .option('--line <points>', '约谈线', numberOption)
    .option('--note <text>', '说明', textOption)
    .requiredOption('--hold-by <time>', '约谈期限', timeOption)
    .option('--office <id>', '通知单位（考核办）')
    .action((options: CallOptions) => {
      const { organisation, ground: kind, period, score, line, note, holdBy, office } = options;
      const figures = {
        ...(score !== undefined && { score }),
        ...(line !== undefined && { line }),
      };
      const ground = { kind, period, ...figures, ...(note !== undefined && { note }) };
      const command = { type: 'CallTalk', organisation, ground, holdBy } as const;
      return carryOut(context, { command, ...(office !== undefined && { office }) });
    });
}

interface HoldOptions {
  readonly at: string;
  readonly came: readonly (readonly string[])[];
  readonly record: string;
  readonly promise?: readonly (readonly string[])[];
}

function addHold(group: Command, context: CommandContext): void {
  const promise = '内容/衡量标准/期限';
  group
    .command('hold')
    .description('记录约谈：到场人员、谈话记录、整改承诺')
    .argument('<id>', '约谈编号')
    .requiredOption('--at <time>', '约谈时间', timeOption)
    .requiredOption('--came <name/post>', '到场人员，可重复', partsOption(2, '姓名/职务'))
    .requiredOption('--record <text>', '谈话记录', textOption)
    .option('--promise <text>', `整改承诺，${promise}，可重复`, partsOption(3, promise))
    .action((talkId: string, { at, came, record, promise: promised = [] }: HoldOptions) => {
      const attended = came.map(([name = '', post = '']) => ({ name, post }));
      const promises = promised.map(([content = '', measure = '', due = '']) => ({
        content,
        measure,
        dueAt: timeOption(due),
      }));
      const command = { type: 'HoldTalk', heldAt: at, attended, record, promises } as const;
      return carryOut(context, { talkId, command });
    });
}

function addJudgements(group: Command, context: CommandContext): void {
  const judging = (name: string, description: string) =>
    group
      .command(name)
      .description(description)
      .argument('<id>', '约谈编号')
      .requiredOption('--promise <no>', '承诺的序号', numberOption);
  judging('confirm', '确认一项承诺已兑现').action(
    (talkId: string, { promise }: { promise: number }) =>
      carryOut(context, { talkId, command: { type: 'ConfirmTalkPromise', promise } }),
  );
  judging('break', '认定一项承诺未兑现')
    .requiredOption('--reason <text>', '理由', textOption)
    .action((talkId: string, { promise, reason }: { promise: number; reason: string }) =>
      carryOut(context, { talkId, command: { type: 'BreakTalkPromise', promise, reason } }),
    );
  group
    .command('close')
    .description('销号')
    .argument('<id>', '约谈编号')
    .requiredOption('--conclusion <text>', '结论', textOption)
    .action((talkId: string, { conclusion }: { conclusion: string }) =>
      carryOut(context, { talkId, command: { type: 'CloseTalk', conclusion } }),
    );
  group
    .command('cancel')
    .description('取消尚未进行的约谈')
    .argument('<id>', '约谈编号')
    .requiredOption('--reason <text>', '理由', textOption)
    .action((talkId: string, { reason }: { reason: string }) =>
      carryOut(context, { talkId, command: { type: 'CancelTalk', reason } }),
    );
}

export const addTalks: AddCommand = (program, context) => {
  const group = program.command('talks').description('约谈：名单、通知、记录、承诺认定、销号');
  for (const add of [addList, addDue, addShow, addCall, addHold, addJudgements])
    add(group, context);
};
