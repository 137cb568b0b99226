import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import {
  monthPeriod,
  openPeriodScores,
  REPORT_PROJECTIONS,
  ReportFiles,
  type ReportFormat,
} from '#assessment';
import { Directory } from '#directory';
import { OperatorError, systemClock } from '#event-sourcing';
import { answerOnThisThread } from '#read-store';
import { catchUp } from '#runtime';
import type { AddCommand } from '../command.js';
import { withData } from '../data/open-data.js';
import { operator } from '../operator.js';
import { monthOption } from '../options.js';
import { terminalProgress } from '../terminal-progress.js';

const CONTENTS = ['month', 'scorecards', 'statistics', 'summonses'] as const;
const FORMATS = ['html', 'xlsx', 'csv', 'json'] as const;

interface Options {
  readonly month: string;
  readonly of: (typeof CONTENTS)[number];
  readonly format: ReportFormat;
  readonly out: string;
  readonly street?: string;
  readonly department?: string;
}

/** @throws OperatorError `FORMAT_INVALID` */
function fileOf(files: ReportFiles, { of, month, format, ...asked }: Options): Promise<Readable> {
  const { account: madeBy } = operator();
  if (of === 'month') return files.month({ month, street: asked.street }, { format, madeBy });
  if (format === 'html') throw new OperatorError('FORMAT_INVALID', '--format html：只有月报有网页');
  const question = { month, department: asked.department, street: asked.street };
  const made = { format, madeBy };
  if (of === 'statistics') return files.statistics({ ...question, by: 'department' }, made);
  if (of === 'summonses') return files.summonses(question, made);
  return files.scorecards({ period: monthPeriod(month), department: asked.department }, made);
}

async function writeReport(dataDir: string, options: Options): Promise<void> {
  const rulesDir = process.env['RULES_DIR'] ?? join(dataDir, 'rules');
  await withData(dataDir, async (data) => {
    await catchUp(data, [...REPORT_PROJECTIONS], terminalProgress);
    const { log, reads: store } = data;
    const directory = new Directory(log, systemClock);
    const [questions, clock] = [answerOnThisThread(store), systemClock];
    const scores = openPeriodScores({ store, questions, log, clock }, { rulesDir });
    const files = new ReportFiles({ store, questions, scores, directory, clock });
    await pipeline(await fileOf(files, options), createWriteStream(options.out));
  });
}

export const addReport: AddCommand = (program, { dataDir, print }) => {
  program
    .command('report')
    .description('群众需求月报和导出：网页（可打印）、XLSX、CSV、JSON')
    .requiredOption('--month <month>', '月份，YYYY-MM', monthOption)
    .requiredOption('--out <file>', '写入的文件')
    .addOption(
      new Option('--of <content>', '月报、得分、统计、召集清单').choices(CONTENTS).default('month'),
    )
    .addOption(new Option('--format <format>', '格式').choices(FORMATS).default('html'))
    .option('--street <id>', '只看一个街道')
    .option('--department <id>', '只看一个部门（得分、统计、召集清单）')
    .action(async (options: Options) => {
      await writeReport(dataDir(), options);
      print(`已写入 ${options.out}`);
    });
};
