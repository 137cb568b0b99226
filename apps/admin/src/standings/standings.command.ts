import { InvalidArgumentError } from 'commander';
import {
  creditFileIn,
  redBlackListsIn,
  type ScorePeriod,
  type Scorecard,
  scoreWordOf,
} from '#assessment';
import type { AddCommand } from '../command.js';
import { periodOption } from '../options.js';
import { tableLines } from '../table.js';
import { withStandings } from './standing-sources.js';

/** Parses how many are named, 1–50. @throws InvalidArgumentError */
function sizeOption(text: string): number {
  const size = Number(text);
  if (!Number.isSafeInteger(size) || size < 1 || size > 50)
    throw new InvalidArgumentError('应为 1 到 50 的整数');
  return size;
}

/** Parses a year. @throws InvalidArgumentError */
function yearOption(text: string): string {
  if (!/^[1-9]\d{3}$/.test(text)) throw new InvalidArgumentError('应为年份 YYYY');
  return text;
}

const pointsText = (total: number | null): string => total?.toFixed(2) ?? '–';

interface Carded {
  readonly yellowCards: readonly string[];
  readonly redCards: readonly string[];
}

/** The colour of the card, with why: red before yellow. */
const cardText = ({ yellowCards, redCards }: Carded): string => {
  if (redCards.length > 0) return `红牌（${redCards.join('、')}）`;
  return yellowCards.length > 0 ? `黄牌（${yellowCards.join('、')}）` : '–';
};

const listLines = (title: string, cards: readonly Scorecard[], nameOf: (id: string) => string) => [
  title,
  ...tableLines(
    ['单位', '名次', '总分', '样本', '牌'],
    cards.map((card) => [
      nameOf(card.department),
      `${card.rank ?? '–'}/${card.boardSize}`,
      pointsText(card.total),
      String(card.sample),
      cardText(card),
    ]),
  ),
];

export const addRedBlack: AddCommand = (program, { dataDir, print }) => {
  program
    .command('red-black')
    .description('红黑榜：各类单位前几名、后几名；样本不足的不上榜')
    .requiredOption('--period <period>', '时段，如 2026-Q3', periodOption)
    .option('--size <n>', '各列几个', sizeOption, 5)
    .action(async ({ period, size }: { period: ScorePeriod; size: number }) => {
      await withStandings(dataDir(), async (sources) => {
        const lists = await redBlackListsIn(sources, period, size);
        const nameOf = (id: string) => sources.organisations.nameOf(id);
        if (lists.length === 0) print('该时段没有得分');
        for (const { kind, ranked, red, black } of lists) {
          print(`${period.id} 红黑榜 · ${scoreWordOf(kind)}，参与排名 ${ranked} 个`);
          listLines('红榜', red, nameOf).forEach(print);
          listLines('黑榜', black, nameOf).forEach(print);
        }
      });
    });
};

export const addCredit: AddCommand = (program, { dataDir, print }) => {
  program
    .command('credit')
    .description('信用档案：一个单位一年的各季得分、黄红牌、约谈和承诺')
    .requiredOption('--organisation <id>', '单位')
    .requiredOption('--year <year>', '年份，YYYY', yearOption)
    .action(async ({ organisation, year }: { organisation: string; year: string }) => {
      await withStandings(dataDir(), async (sources) => {
        const file = await creditFileIn(sources, organisation, year);
        const { quarters, talks, promises } = file;
        print(`${sources.organisations.nameOf(organisation)} ${year} 年信用档案`);
        const rows = [...quarters, ...(file.year ? [file.year] : [])].map((entry) => [
          entry.period,
          pointsText(entry.total),
          entry.band ?? '–',
          entry.rank === null ? '–' : `${entry.rank}/${entry.boardSize}`,
          String(entry.sample),
          cardText(entry),
        ]);
        tableLines(['考核期', '总分', '等次', '名次', '样本', '牌'], rows).forEach(print);
        print(`黄牌 ${file.yellowCards} 季，红牌 ${file.redCards} 季`);
        print(`约谈 ${talks.called} 次，已约谈 ${talks.held} 次`);
        print(
          `承诺 ${promises.made} 项，兑现 ${promises.kept} 项，未兑现 ${promises.broken} 项，逾期 ${promises.overdue} 项`,
        );
      });
    });
};
