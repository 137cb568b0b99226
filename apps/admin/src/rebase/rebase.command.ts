import { localMinute } from '#calendar';
import type { DeadlineClock, MovedDueTime } from '#whistle';
import type { AddCommand } from '../command.js';
import { terminalProgress } from '../terminal-progress.js';
import { textOption } from '../options.js';
import { rebaseDueTimes, type RebaseResult } from './rebase-due-times.js';

interface Options {
  readonly reason: string;
  readonly calendar?: string;
  readonly dryRun?: boolean;
  readonly json?: true;
}

const CLOCKS: Readonly<Record<DeadlineClock, string>> = {
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  resolve: '办结',
  ruling: '裁定',
  appeal: '申诉裁决',
  'confirm-arrival': '到场确认',
  verify: '核实',
  rate: '评哨',
  review: '审哨',
  dispatch: '派单',
  overall: '全程',
};

function lineOf(moved: MovedDueTime, nameOf: RebaseResult['nameOf']): string {
  const { summons, department, clock, from, to, provisional } = moved;
  const whose = summons === 0 ? '整哨' : `召集 ${summons} ${nameOf(department)}`;
  const change =
    from === to ? `${localMinute(to)} 不变` : `${localMinute(from)} → ${localMinute(to)}`;
  return `  ${whose} ${CLOCKS[clock]} ${change}${provisional ? '（仍为暂定）' : ''}`;
}

function linesOf(
  { horizon, provisional, rebased, nameOf }: RebaseResult,
  dryRun: boolean,
): string[] {
  const dueTimes = rebased.flatMap((one) => one.dueTimes);
  const changed = dueTimes.filter(({ from, to }) => from !== to).length;
  return [
    ...rebased.flatMap((one) => [
      `哨 ${one.whistle}`,
      ...one.dueTimes.map((moved) => lineOf(moved, nameOf)),
    ]),
    `节假日已知至 ${horizon}，到期时间为暂定的哨 ${provisional} 个`,
    `${dryRun ? '将核定' : '已核定'} ${rebased.length} 个哨的 ${dueTimes.length} 个到期时间，其中 ${changed} 个变动`,
  ];
}

export const addRebase: AddCommand = (program, { dataDir, print }) => {
  program
    .command('rebase')
    .description('节假日安排公布后，重新核定暂定的到期时间；重复执行不会重复核定')
    .requiredOption('--reason <text>', '依据，如通知的名称和文号', textOption)
    .option('--calendar <file>', '节假日文件；不给则用 CALENDAR_FILE')
    .option('--dry-run', '只列出将有的变动，不写入')
    .option('--json', '以 JSON 输出')
    .action(async ({ reason, calendar, dryRun = false, json }: Options) => {
      const places = { dataDir: dataDir(), calendarFile: calendar };
      const result = await rebaseDueTimes({
        ...places,
        reason,
        dryRun,
        progress: terminalProgress,
      });
      if (json) print(JSON.stringify({ ...result, dryRun }, null, 2));
      else linesOf(result, dryRun).forEach(print);
    });
};
