import { percentOf } from '../../domain/exact.js';
import type { IndicatorScore, Scorecard } from '../../domain/scorecard.js';
import { scoreWordOf } from '../../score-rule-words.js';
import { type Board, boardsOf, type MonthlyReport } from '../month/monthly-report.js';
import { figure, type Heading, html, type Html, table } from './html.js';
import { type LeagueBar, leagueChart } from './response-charts.js';

type Card = Board['ranked'][number];

/** Whether points go with the rate in a straight line: then its interval is one of points too. */
const isStraight = ({ method, rate, weight, points }: IndicatorScore): boolean =>
  method === 'ratio' && points !== null && Math.abs(points - weight * (rate ?? 0)) <= ROUNDED;

/** Points are rounded to a hundredth. */
const ROUNDED = 0.005_001;

/**
 * Between what a total lies: each rate at the ends of its 95 % interval, weighted as in the total. Wider
 * than an interval of the total itself, because not every indicator is unlucky at once. What is counted
 * by steps or by event stays as it is.
 */
function intervalOf({ indicators, total, fullMarks, weightCounted }: Scorecard) {
  const scale = weightCounted === 0 ? 0 : fullMarks / weightCounted;
  const away = (end: 'low' | 'high') =>
    indicators.reduce((sum, one) => {
      const { rate, interval, weight } = one;
      if (rate === null || !interval || !isStraight(one)) return sum;
      return sum + weight * (interval[end] - rate);
    }, 0);
  const at = (end: 'low' | 'high') => (total ?? 0) + scale * away(end);
  return { low: Math.max(0, at('low')), high: Math.min(fullMarks, at('high')) };
}

const barOf = (card: Card): LeagueBar[] =>
  card.total === null
    ? []
    : [{ name: card.departmentName, value: card.total, ...intervalOf(card) }];

function changeText({ department, total }: Card, before: MonthlyReport['totalsBefore']): Html {
  const last = before.get(department);
  if (total === null || last === undefined) return html`–`;
  const change = total - last;
  const sign = change > 0 ? '+' : '';
  const tone = change < 0 ? 'down' : 'up';
  return html`<span class="${change === 0 ? '' : tone}">${sign}${change.toFixed(2)}</span>`;
}

/** A rate with its counts, or the points of what has none. */
function indicatorText({ numerator, denominator, points }: IndicatorScore): string {
  if (denominator === 0) return '–';
  if (numerator !== null && denominator !== null)
    return `${percentOf({ numerator, denominator })}（${numerator}/${denominator}）`;
  const shown = points?.toFixed(2) ?? '–';
  return numerator === null ? shown : `${shown}（${numerator} 次）`;
}

const headingOf = ({ name, weight }: IndicatorScore): string =>
  weight === 0 ? name : `${name}（${weight} 分）`;

/** What follows from a score. */
const remarksOf = ({ band, talk, yellowCards, redCards }: Card): string =>
  [
    band ?? '',
    talk ? '应约谈' : '',
    ...redCards.map((reason) => `红牌：${reason}`),
    ...yellowCards.map((reason) => `黄牌：${reason}`),
  ]
    .filter((text) => text !== '')
    .join('；');

function boardTable({ ranked, unranked }: Board, before: MonthlyReport['totalsBefore']): Html {
  const [first] = [...ranked, ...unranked];
  const headings: Heading[] = [
    { name: '名次' },
    { name: '单位', of: 'text' },
    { name: '总分' },
    { name: '比上月' },
    ...(first?.indicators ?? []).map((one) => ({ name: headingOf(one) })),
    { name: '样本' },
  ];
  const remarked = [...ranked, ...unranked].some((card) => remarksOf(card) !== '');
  if (remarked) headings.push({ name: '备注', of: 'text' });
  const rows = [...ranked, ...unranked].map((card) => [
    card.rank ?? '–',
    card.departmentName,
    card.total?.toFixed(2) ?? '–',
    changeText(card, before),
    ...card.indicators.map(indicatorText),
    card.sample,
    ...(remarked ? [remarksOf(card)] : []),
  ]);
  return table(headings, rows);
}

const listed = (title: string, of: string, cards: readonly Card[]): Html =>
  html`<div class="list ${of}">
    <h4>${title}</h4>
    <ol>
      ${cards.map((card) => html`<li>${card.departmentName}<span>　${card.total?.toFixed(2) ?? ''} 分 · 第 ${card.rank ?? ''} 名 · 样本 ${card.sample}</span></li>`)}
    </ol>
  </div>`;

const listsOf = ({ red, black, ranked, minimumSample }: Board): Html =>
  red.length === 0
    ? html`<p class="note">
        参加排名的有 ${ranked.length} 个单位，不列红黑榜；样本不足 ${minimumSample} 项的不排名。
      </p>`
    : html`<div class="lists">
          ${listed('红榜（前列）', 'red', red)}${listed('黑榜（末位在先）', 'black', black)}
        </div>
        <p class="note">样本不足 ${minimumSample} 项的不排名，只列分、不上榜；同分同名次。</p>`;

/** Two make a comparison. */
const isDrawn = ({ ranked }: Board): boolean => ranked.length > 1;

interface Numbered {
  readonly board: Board;
  readonly ordinal: string;
  readonly chart: number;
}

function boardSection({ board, ordinal, chart }: Numbered, report: MonthlyReport): Html {
  const { kind, rule, ranked } = board;
  const { name, pack, version, effectiveFrom, digest } = rule;
  const caption = `图 ${chart}　${scoreWordOf(kind)}总分（点）和 95% 区间（带）`;
  return html`<h3>（${ordinal}）${scoreWordOf(kind)}</h3>
    <p class="note">
      考核规则：${name} ${pack}@${version}，${effectiveFrom} 起施行，摘要 ${digest}。
    </p>
    ${boardTable(board, report.totalsBefore)}
    ${isDrawn(board) ? figure(leagueChart(ranked.flatMap(barOf)), caption) : html``}
    ${listsOf(board)}`;
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八'];
/** Charts 1 to 3 stand before the boards. */
const FIRST_CHART = 4;

function unscoredText({ scores }: MonthlyReport): Html {
  if (scores.unscored.length === 0) return html``;
  const names = scores.unscored.map(({ departmentName }) => departmentName).join('、');
  return html`<p class="note">
    另有 ${scores.unscored.length} 个被召集的单位没有适用的考核规则，不计分：${names}。
  </p>`;
}

const namesOf = (cards: readonly Card[]): string =>
  cards.map((card) => `${card.departmentName}（${card.total?.toFixed(2) ?? ''}）`).join('、');

/** The boards in a sentence each, for the first page; none where nobody stands on a list. */
export const boardsText = (report: MonthlyReport): Html[] =>
  boardsOf(report.scores, LISTED)
    .filter(({ red }) => red.length > 0)
    .map(
      ({ kind, ranked, red, black }) =>
        html`<p class="lead">
          全区${scoreWordOf(kind)}考核：参加排名 ${ranked.length}
          个，居前的是${namesOf(red)}；居后的是${namesOf(black)}。
        </p>`,
    );

/** How many the lists name: 榆林 names five of each; a district has fewer. */
const LISTED = 3;

/** 四、考核 */
export function boardsSection(report: MonthlyReport): Html {
  const boards = boardsOf(report.scores, LISTED);
  const sections = boards.map((board, index) => {
    const chart = FIRST_CHART + boards.slice(0, index).filter(isDrawn).length;
    return boardSection({ board, ordinal: ORDINALS[index] ?? '', chart }, report);
  });
  const whole = '得分和名次是全区的，不限于本街道召集的事项。';
  return html`<h2>四、绩效考核</h2>
    ${report.street === undefined ? html`` : html`<p>${whole}</p>`}
    ${boards.length === 0 ? html`<p>本月没有可计分的单位。</p>` : sections} ${unscoredText(report)}
    <p class="note">
      区间由各指标的 95%
      区间（Wilson）按权重合成，偏宽；两个单位的区间重叠较多的，名次先后不宜作为优劣的依据。
    </p>`;
}
