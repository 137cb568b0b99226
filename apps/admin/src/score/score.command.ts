import type { Command } from 'commander';
import { loadScoreRules, type ScorePeriod, type ScoreRules } from '#assessment';
import type { AddCommand, CommandContext } from '../command.js';
import { countOption, instantOption, periodOption } from '../options.js';
import { addClock } from './clock.js';
import { addExplain } from './explain.js';
import { addPeriodCommands } from './period.command.js';
import { printRecomputed, type RecomputeOptions, verifyPeriod } from './recompute.js';
import { addSummonses } from './summonses.js';
import { printSummonsesThen, type SummonsesThenOptions } from './summonses-then.js';
import { triedOn } from './what-if.js';

const PERIOD = ['--period <period>', '时段，如 2026-11、2026-Q4、2026'] as const;
const AS_OF = ['--as-of <instant>', '按过去某一时刻所知，ISO 8601'] as const;

function addRecompute(score: Command, { dataDir, print }: CommandContext): void {
  score
    .command('recompute')
    .description('只由日志重算一个时段的得分，输出规范 JSON 和摘要')
    .requiredOption(...PERIOD, periodOption)
    .option('--cut-off <instant>', '数据截止，ISO 8601；默认现在', instantOption)
    .option(...AS_OF, instantOption)
    .option('--events <n>', '只计日志中前 n 条哨事件', countOption)
    .option('--out <file>', '规范 JSON 写入文件')
    .action((options: RecomputeOptions) => printRecomputed(dataDir(), options, print));
}

function addVerify(score: Command, { dataDir, print }: CommandContext): void {
  score
    .command('verify')
    .description('由日志重算已公布的时段，与封存的摘要核对')
    .requiredOption(...PERIOD, periodOption)
    .action(({ period }: { readonly period: ScorePeriod }) =>
      verifyPeriod(dataDir(), period, print),
    );
}

function addSummonsesThen(score: Command, { dataDir, print }: CommandContext): void {
  score
    .command('summonses-then')
    .description('列出一个时段的召集，可按过去某一时刻所知')
    .requiredOption(...PERIOD, periodOption)
    .option(...AS_OF, instantOption)
    .option('--department <id>', '只看一个单位')
    .option('--json', '以 JSON 输出')
    .action((options: SummonsesThenOptions) => printSummonsesThen(dataDir(), options, print));
}

interface WhatIfOptions {
  readonly period: ScorePeriod;
  readonly rules: string;
  readonly json?: true;
}

function addWhatIf(score: Command, { dataDir, print }: CommandContext): void {
  score
    .command('what-if')
    .description('以一版考核规则试算过去的时段：谁升谁降，升降多少，因为哪项指标')
    .requiredOption(...PERIOD, periodOption)
    .requiredOption('--rules <file>', '考核规则文件')
    .option('--json', '以 JSON 输出')
    .action(async ({ period, rules, json }: WhatIfOptions) => {
      const draft = loadScoreRules([rules])[0] as ScoreRules;
      const { found, lines } = await triedOn(dataDir(), draft, period);
      if (!json) return lines.forEach(print);
      const { moves, summary } = found;
      print(JSON.stringify({ summary, moves }, null, 2));
    });
}

/** From a score to its summonses and the events of each clock; and what the log alone says of it. */
export const addScore: AddCommand = (program, context) => {
  const score = program.command('score').description('考核得分：说明来历、重算、核对、试算、公布');
  for (const add of [addExplain, addSummonses, addClock]) add(score, context);
  for (const add of [addRecompute, addVerify, addWhatIf, addSummonsesThen, addPeriodCommands])
    add(score, context);
};
