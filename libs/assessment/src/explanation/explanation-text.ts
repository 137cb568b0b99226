import { localMinute } from '#calendar';
import type { RateInterval } from '../domain/scorecard.js';
import { measureMeaningOf, scoreWordOf } from '../score-rule-words.js';
import type { ComparedCaseShare } from './case-mix.js';
import type {
  ExplainedCount,
  ExplainedIndicator,
  ExplainedPart,
  ExplainedScore,
} from './score-tree.js';
import { measureWordOf } from './figure-words.js';
import { summonsText } from './summons-text.js';
import { totalArithmetic } from './total-arithmetic.js';

const points = (value: number | null): string => value?.toFixed(2) ?? '–';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

const noted = (notes: readonly string[]): string =>
  notes.length === 0 ? '' : `（${notes.join('；')}）`;

/** The arguments that list all summonses of a count, as the command line takes them. */
export function listCommandOf({
  measure,
  from,
  to,
  filter,
  scope,
  cutOff,
}: ExplainedCount): string {
  const lists = {
    roles: scope.roles,
    kinds: scope.kinds,
    categories: scope.categories,
    channels: scope.channels,
  };
  const options = [
    ...Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name} ${value}`],
    ),
    ...Object.entries(lists).flatMap(([name, list]) => (list ? [`--${name} ${list.join()}`] : [])),
  ];
  return `score summonses --measure ${measure} --from ${from} --to ${to} ${options.join(' ')} --cut-off ${cutOff}`;
}

function countLines(count: ExplainedCount, indent: string): string[] {
  const { measure, value, counted, rows, more } = count;
  const times = counted === value ? '' : `，折算后 ${counted}`;
  const meaning = measureMeaningOf(measure);
  return [
    `${indent}${measureWordOf(measure)} ${value}${times}${meaning === '' ? '' : `：${meaning}`}`,
    ...(value === 0 ? [] : [`${indent}  全部列出：${listCommandOf(count)}`]),
    ...rows.map((row) => `${indent}  ${summonsText(row, { measure })}`),
    ...(more && rows.length > 0 ? [`${indent}  ……`] : []),
  ];
}

const intervalText = (interval: RateInterval | null): string[] =>
  interval === null
    ? []
    : [`95% 置信区间（Wilson）${percent(interval.low)}–${percent(interval.high)}`];

function indicatorLines({ score, arithmetic, counts }: ExplainedIndicator): string[] {
  const { id, name, weight, interval } = score;
  const { calculation, notes } = arithmetic;
  const full = weight === 0 ? '' : `，满分 ${weight}`;
  const equation = calculation === '' ? '' : ` = ${calculation}`;
  return [
    `${name}（${id}${full}）：${points(score.points)} 分${equation}${noted([...notes, ...intervalText(interval)])}`,
    ...counts.flatMap((count) => countLines(count, '  ')),
  ];
}

function partLines({ period, rule, total, sample, indicators }: ExplainedPart): string[] {
  const { pack, version } = rule;
  return [
    `【${period.id}】${points(total)} 分，派哨 ${sample} 件，规则 ${pack}@${version}`,
    ...indicators.flatMap(indicatorLines),
  ];
}

/** The rank with its ties, or why there is none. */
export function standingOf({ card, tiedWith }: ExplainedScore): string {
  const kind = scoreWordOf(card.kind);
  if (card.total === null) return '没有可计的指标，不排名';
  if (card.interim) return '时段短于考核周期，只作中期参考，不排名';
  if (card.belowMinimumSample)
    return `样本 ${card.pooledSample} 件，不足 ${card.minimumSample} 件，只列分、不排名`;
  const tied = tiedWith === 0 ? '' : `（与另外 ${tiedWith} 个并列）`;
  return `在参与排名的 ${card.boardSize} 个${kind}中第 ${card.rank}${tied}`;
}

function consequenceLines({ card }: ExplainedScore): string[] {
  return [
    ...(card.band === null ? [] : [`等次：${card.band}`]),
    ...(card.talk ? ['约谈：总分低于规则所定'] : []),
    ...card.yellowCards.map((reason) => `黄牌：${reason}`),
    ...card.redCards.map((reason) => `红牌：${reason}`),
  ];
}

function sampleLine({ sample, pooledMonths, pooledSample }: ExplainedScore['card']): string {
  const pooled = `，不足最小样本，比率连同 ${pooledMonths.join('、')} 共 ${pooledSample} 件`;
  return `样本：派哨 ${sample} 件${pooledMonths.length === 0 ? '' : pooled}`;
}

/** Lists are of today's records, while the score is of what was known when it was sealed. */
function sealLines({ edition }: ExplainedScore): string[] {
  if (edition === null) return [];
  const name = edition === 0 ? '初步结果' : `公布的第 ${edition} 版`;
  return [`${name}，得分已封存；所列召集按现在的记录，封存后才记下的不改变得分`];
}

function headLines(score: ExplainedScore): string[] {
  const { card, rules, organisationName, cutOff, onlyStreet } = score;
  const { name, pack, version, effectiveFrom, digest } = card.rule;
  const { calculation, notes } = totalArithmetic(card, rules);
  return [
    `${organisationName} ${card.period} 考核得分 ${points(card.total)}（满分 ${card.fullMarks}）`,
    ...(calculation === '' ? [] : [`总分 ${points(card.total)} = ${calculation}${noted(notes)}`]),
    `规则：${name} ${pack}@${version}，${effectiveFrom} 起，摘要 ${digest}`,
    `数据截止 ${localMinute(cutOff)}：此前到期的计入，未到期的不计`,
    ...sealLines(score),
    sampleLine(card),
    `名次：${standingOf(score)}`,
    ...consequenceLines(score),
    ...(onlyStreet === undefined ? [] : ['所列召集只有本街道派出的，合计小于所计数']),
  ];
}

const WORDS = { kind: '种类', category: '类别' } as const;

function mixLines(mix: readonly ComparedCaseShare[]): string[] {
  if (mix.length === 0) return [];
  const shares = mix.map(
    ({ by, name, summoned, share, districtShare }) =>
      `  ${WORDS[by]} ${name}：${summoned} 件，占 ${percent(share)}（全区 ${percent(districtShare)}）`,
  );
  return ['案件构成（与全区对照）：', ...shares];
}

/** Why a score is what it is, line by line, for the API and the command line alike. */
export function explanationLines(score: ExplainedScore): string[] {
  const isMean = score.card.parts.length > 0;
  return [
    ...headLines(score),
    ...score.parts.flatMap((part) =>
      isMean ? partLines(part) : part.indicators.flatMap(indicatorLines),
    ),
    '另列，不计入任何比率：',
    ...score.beside.flatMap((count) => countLines(count, '  ')),
    ...mixLines(score.caseMix),
  ];
}
