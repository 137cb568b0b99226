import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  CLOCK_VERDICTS,
  type ClockVerdict,
  countedSummonses,
  cutOffAt,
  type Figure,
  FIGURE_MEASURES,
  type FigureMeasure,
  type FigureQuestion,
  figureWordOf,
  kindNamesIn,
  type ListedSummons,
  listedSummonses,
  responseStatistics,
  type StatisticsTables,
  summonsText,
} from '#assessment';
import { localMinute } from '#calendar';
import { Directory } from '#directory';
import { OperatorError, systemClock } from '#event-sourcing';
import { catchUp, openRules } from '#runtime';
import { CLOCK_NAMES, type ClockName, INTAKE_CHANNELS, type IntakeChannel } from '#whistle';
import type { CommandContext } from '../command.js';
import { withData } from '../data/open-data.js';
import { dayOption, instantOption } from '../options.js';
import { settingsOf } from '../rules/rule-desk.js';
import { terminalProgress } from '../terminal-progress.js';

interface Options {
  readonly measure?: FigureMeasure;
  readonly clock?: ClockName;
  readonly verdict?: ClockVerdict;
  readonly from?: string;
  readonly to?: string;
  readonly department?: string;
  readonly street?: string;
  readonly roles?: ('lead' | 'assist')[];
  readonly kinds?: string[];
  readonly categories?: string[];
  readonly channels?: IntakeChannel[];
  readonly cutOff?: string;
  readonly json?: true;
}

const PAGE = 100;

/** @throws OperatorError FIGURE_INVALID */
function figureOf({ measure, clock, verdict }: Options): Figure {
  if (measure && !clock && !verdict) return { measure };
  if (!measure && clock && verdict) return { clock, verdict };
  throw new OperatorError('FIGURE_INVALID', '须指明 --measure，或另指 --clock 与 --verdict');
}

/** Every summons of a figure, page by page. */
function listed(dataDir: string, asked: Omit<FigureQuestion, 'first'>): Promise<ListedSummons[]> {
  return withData(dataDir, async (data) => {
    await catchUp(data, [responseStatistics.name], terminalProgress);
    const db = await data.reads.live<StatisticsTables>(responseStatistics.name);
    const organisations = await new Directory(data.log, systemClock).current();
    const { cutOff } = asked;
    const kindNames = kindNamesIn(await (await openRules(settingsOf(dataDir), data.log)).current());
    const listing = { log: data.log, organisations, kindNames, cutOff, mayRead: () => true };
    const all: ListedSummons[] = [];
    for (let after = asked.after; ;) {
      const page = await countedSummonses(db, { ...asked, first: PAGE, after });
      all.push(...(await listedSummonses(page.rows, listing)));
      if (!page.more) return all;
      after = page.end;
    }
  });
}

function questionOf(options: Options): Omit<FigureQuestion, 'first'> {
  const { from, to, department, street, roles, kinds, categories, channels } = options;
  const { cutOff = cutOffAt(systemClock.now()) } = options;
  const scope = {
    ...(roles && { roles }),
    ...(kinds && { kinds }),
    ...(categories && { categories }),
    ...(channels && { channels }),
  };
  return { figure: figureOf(options), from, to, cutOff, filter: { department, street }, scope };
}

const list = (text: string): string[] => text.split(',');

/**
 * A list of names that are known.
 * @throws InvalidArgumentError
 */
const listOf =
  (known: readonly string[]) =>
  (text: string): string[] => {
    const unknown = list(text).find((name) => !known.includes(name));
    if (unknown === undefined) return list(text);
    throw new InvalidArgumentError(`没有 ${unknown}，可用：${known.join('、')}`);
  };

/** `score summonses`: from a figure to its summonses. */
export function addSummonses(score: Command, { dataDir, print }: CommandContext): void {
  score
    .command('summonses')
    .description('列出一个数字的各次召集')
    .addOption(new Option('--measure <measure>', '哪个数字').choices(FIGURE_MEASURES))
    .addOption(new Option('--clock <clock>', '哪个时钟').choices(CLOCK_NAMES))
    .addOption(new Option('--verdict <verdict>', '该时钟的结论').choices(CLOCK_VERDICTS))
    .option('--from <day>', '派哨日期起（含），YYYY-MM-DD', dayOption)
    .option('--to <day>', '派哨日期止（含），YYYY-MM-DD', dayOption)
    .option('--department <id>', '部门')
    .option('--street <id>', '街道')
    .option('--roles <roles>', '角色：lead、assist，逗号分隔', listOf(['lead', 'assist']))
    .option('--kinds <kinds>', '哨的种类，逗号分隔', list)
    .option('--categories <categories>', '类别，逗号分隔', list)
    .option('--channels <channels>', '受理渠道，逗号分隔', listOf(INTAKE_CHANNELS))
    .option('--cut-off <time>', '数据截止，ISO 8601；缺省为此刻', instantOption)
    .option('--json', '以 JSON 输出')
    .action(async (options: Options) => {
      const question = questionOf(options);
      const { figure, cutOff } = question;
      const rows = await listed(dataDir(), question);
      if (options.json) return print(JSON.stringify(rows, null, 2));
      rows.map((row) => summonsText(row, figure)).forEach(print);
      const sum = rows.reduce((total, { count }) => total + count, 0);
      print(
        `${figureWordOf(figure)} ${sum}（${rows.length} 次召集，数据截止 ${localMinute(cutOff)}）`,
      );
    });
}
