import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { type PeriodCommand, PeriodCommands, periodMessage, type ScorePeriod } from '#assessment';
import { OperatorError, systemClock } from '#event-sourcing';
import { withWritableLog } from '../data/open-data.js';
import type { CommandContext } from '../command.js';
import { operator } from '../operator.js';
import { instantOption, periodOption, textOption } from '../options.js';
import { settingsOf } from '../rules/rule-desk.js';

/** Carries out a command on a period. @throws OperatorError with the code of a refusal */
async function carryOut(
  dataDir: string,
  period: ScorePeriod,
  command: PeriodCommand,
): Promise<boolean> {
  const selection = { rulesDir: settingsOf(dataDir).rulesDir };
  const commandId = randomUUID();
  const delivery = { commandId, actor: operator(), correlationId: commandId };
  const outcome = await withWritableLog(dataDir, (log) =>
    new PeriodCommands({ log, clock: systemClock, selection }).handle({
      period,
      command,
      delivery,
    }),
  );
  if (outcome.outcome === 'accepted') return outcome.events.length > 0;
  throw new OperatorError(outcome.rejection.rejected, periodMessage(outcome.rejection));
}

interface Given {
  readonly period: ScorePeriod;
}

/** Says what was done, or that nothing had to be. */
const told =
  ({ dataDir, print }: CommandContext, what: string) =>
  async (period: ScorePeriod, command: PeriodCommand): Promise<void> => {
    const changed = await carryOut(dataDir(), period, command);
    print(changed ? `${period.id}：${what}` : `${period.id}：没有改动`);
  };

const onPeriod = (score: Command, name: string, description: string): Command =>
  score
    .command(name)
    .description(description)
    .requiredOption('--period <period>', '时段，如 2026-11、2026-Q4、2026', periodOption);

function addPreliminary(score: Command, context: CommandContext): void {
  const say = told(context, '已作出初步结果');
  onPeriod(score, 'preliminary', '作出初步结果：固定数据，开始申诉期')
    .option('--cut-off <instant>', '数据截止，ISO 8601；默认现在', instantOption)
    .option('--contest-until <date>', '申诉截止日，YYYY-MM-DD')
    .action(({ period, ...given }: Given & { cutOff?: string; contestUntil?: string }) =>
      say(period, { type: 'MakePeriodPreliminary', ...given }),
    );
}

function addWithdraw(score: Command, context: CommandContext): void {
  const say = told(context, '已撤回初步结果');
  onPeriod(score, 'withdraw', '撤回初步结果')
    .requiredOption('--reason <text>', '理由，记入日志', textOption)
    .action(({ period, reason }: Given & { reason: string }) =>
      say(period, { type: 'WithdrawPreliminaryPeriod', reason }),
    );
}

function addPublish(score: Command, context: CommandContext): void {
  const say = told(context, '已公布并封存');
  onPeriod(score, 'publish', '公布：由日志重算，封存结果与输入的摘要')
    .option('--undecided-reason <text>', '尚有申诉未裁决仍要公布的理由', textOption)
    .action(({ period, ...given }: Given & { undecidedReason?: string }) =>
      say(period, { type: 'PublishPeriod', ...given }),
    );
}

interface RestateOptions extends Given {
  readonly name: string;
  readonly reason: string;
  readonly whistle?: readonly string[];
}

function addRestate(score: Command, context: CommandContext): void {
  const say = told(context, '已更正公布，原版仍可查');
  onPeriod(score, 'restate', '更正公布：计入已裁决的申诉，以及所列哨在数据截止后的情况')
    .requiredOption('--name <text>', '更正的名称，如“第一次更正”', textOption)
    .requiredOption('--reason <text>', '理由，记入日志', textOption)
    .option('--whistle <id...>', '数据截止后的情况也计入的哨')
    .action(({ period, name, reason, whistle: whistles = [] }: RestateOptions) =>
      say(period, { type: 'RestatePeriod', name, reason, whistles }),
    );
}

/** The commands that carry a period from open to published and on. */
export function addPeriodCommands(score: Command, context: CommandContext): void {
  for (const add of [addPreliminary, addWithdraw, addPublish, addRestate]) add(score, context);
}
