import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, linesBetween, ruleFolder, wordOf } from '#rules';
import { sumOf } from './domain/exact.js';
import {
  type EventPoints,
  type Indicator,
  minusOf,
  plusOf,
  type RatioIndicator,
  type ShortfallIndicator,
  type Term,
  weightOf,
} from './domain/score-indicators.js';
import { OBLIGED_ROLES, respondersOf, type ScoreRules } from './domain/score-rules.js';
import { SCHEMA } from './score-rule-files.js';

const WORDS: Readonly<Record<string, string>> = {
  pack: '规则包',
  minimumSample: '最小样本',
  responders: '适用单位',
  roles: '计入角色',
  lead: '主办',
  assist: '协办',
  kinds: '哨的种类',
  categories: '事项类别',
  channels: '来源渠道',
  period: '计分周期',
  month: '月',
  quarter: '季',
  year: '年',
  longer: '更长时段',
  sums: '按合计数',
  mean: '各期平均',
  pool: '合并样本',
  months: '月数',
  base: '基础分',
  floor: '下限',
  cap: '上限',
  bands: '等次',
  talk: '约谈',
  cards: '亮牌',
  pay: '绩效工资',
  total: '总分',
  indicators: '指标',
  weight: '满分',
  numerator: '分子',
  denominator: '分母',
  threshold: '得分线',
  steps: '分档',
  shortfall: '低于目标扣分',
  raters: '多方评分',
  formula: '公式',
  deduct: '扣分',
  bonus: '加分',
  multipliers: '加倍',
  scope: '范围',
  'hotline-12345': '12345 热线',
  'grid-patrol': '网格巡查',
  'resident-report': '群众反映',
  wechat: '微信',
  'video-surveillance': '视频监控',
  petition: '信访',
  'public-opinion': '网络舆情',
  'home-visit': '民情家访',
  import: '导入',
};

interface Schema {
  readonly $defs: {
    readonly measure: {
      readonly oneOf: readonly { readonly const: string; readonly description: string }[];
    };
  };
}

let measureWords: ReadonlyMap<string, string> | undefined;

/** What the schema calls a measure: its description begins with the name. */
function measureWord(name: string): string | undefined {
  measureWords ??= new Map(
    (
      JSON.parse(readFileSync(join(ruleFolder(), SCHEMA), 'utf8')) as Schema
    ).$defs.measure.oneOf.map((one) => [one.const, one.description.split(/[，：。]/)[0] ?? '']),
  );
  return measureWords.get(name);
}

/** A field or value of score rules, as people call it. */
export const scoreWordOf = (term: string): string =>
  Object.hasOwn(WORDS, term) ? (WORDS[term] ?? term) : (measureWord(term) ?? wordOf(term));

function termWords(term: Term): string {
  const plus = plusOf(term).map(scoreWordOf).join('＋');
  const minus = minusOf(term).map((name) => `－${scoreWordOf(name)}`);
  const all = `${plus}${minus.join('')}`;
  return typeof term === 'string' ? all : `（${all}）`;
}

function rateWords(indicator: RatioIndicator | ShortfallIndicator): string {
  const rate = `${termWords(indicator.numerator)} ÷ ${termWords(indicator.denominator)}`;
  if ('shortfall' in indicator) {
    const { target, lossPerPoint, cap } = indicator.shortfall;
    const most = cap === undefined ? '' : `，至多 ${cap} 分`;
    return `${rate}，比 ${target}% 每低一个百分点扣 ${lossPerPoint} 分${most}`;
  }
  const { threshold, steps } = indicator;
  if (threshold)
    return `${rate}，达到 ${threshold.fullFrom}% 满分，每低一个百分点少 ${threshold.lossPerPoint} 分`;
  const all = steps?.map(({ from, points }) => `${from}% 得 ${points} 分`).join('，');
  return all === undefined ? rate : `${rate}，${all}`;
}

function eventWords({ events, points, capPerCase, cap }: EventPoints, verb: string): string {
  const each = points.length === 1 ? '每次' : '第一、二、三次起各';
  const limits = [
    capPerCase === undefined ? [] : `一件至多 ${capPerCase} 分`,
    cap === undefined ? [] : `合计至多 ${cap} 分`,
  ].flat();
  return [`${scoreWordOf(events)}，${each}${verb} ${points.join('、')} 分`, ...limits].join('，');
}

function countWords(indicator: Indicator): string {
  if ('raters' in indicator)
    return indicator.raters.map(({ sum, weight }) => `${scoreWordOf(sum)}×${weight}`).join('、');
  if ('formula' in indicator) return indicator.formula;
  if ('deduct' in indicator) return eventWords(indicator.deduct, '扣');
  return 'bonus' in indicator ? eventWords(indicator.bonus, '加') : rateWords(indicator);
}

function indicatorLine(indicator: Indicator): string {
  const weight = weightOf(indicator);
  const times = (indicator.multipliers ?? []).map(({ channels, categories, times: of }) => {
    const which = [...(channels ?? []), ...(categories ?? [])].map(scoreWordOf).join('、');
    return `；${which}按 ${of} 倍计`;
  });
  const name = weight === 0 ? indicator.name : `${indicator.name} ${weight} 分`;
  return `${name}：${countWords(indicator)}${times.join('')}`;
}

function cardLines({ cards = {} }: ScoreRules): string[] {
  const conditions = (['yellow', 'red'] as const).flatMap((colour) =>
    (cards[colour] ?? []).map(
      ({ name, when }) => `${colour === 'red' ? '红牌' : '黄牌'}：${name}（${when}）`,
    ),
  );
  if (!cards.yellowsForRed) return conditions;
  const { count, within } = cards.yellowsForRed;
  return [...conditions, `${within === 'year' ? '一年内' : '连续'} ${count} 期黄牌转红牌`];
}

function consequenceLines(rules: ScoreRules): string[] {
  const { bands, talk, pay } = rules;
  return [
    ...(bands ? [`等次：${bands.map(({ name, from }) => `${name} ${from} 分起`).join('、')}`] : []),
    ...(talk ? [`低于 ${talk.below} 分约谈`] : []),
    ...cardLines(rules),
    ...(pay ? [`绩效工资按${scoreWordOf(pay.by)}分配，${pay.from ?? 0} 分起`] : []),
  ];
}

function periodLine({ period = 'month', longer = 'sums', pool }: ScoreRules): string {
  const pooled = pool ? `，样本不足的连同此前至多 ${pool.months} 个月` : '';
  return `按${scoreWordOf(period)}计分，更长的${scoreWordOf(longer)}${pooled}`;
}

/** Score rules in a few lines. */
export const scoreRuleLines = (rules: ScoreRules): string[] => [
  `${rules.name}，满分 ${sumOf([rules.base ?? 0, ...rules.indicators.map(weightOf)])} 分`,
  `适用单位：${respondersOf(rules).map(scoreWordOf).join('、')}`,
  `计入角色：${(rules.roles ?? OBLIGED_ROLES).map(scoreWordOf).join('、')}`,
  periodLine(rules),
  `最小样本：${rules.minimumSample} 件，不足的只列分、不排名`,
  ...rules.indicators.map(indicatorLine),
  ...consequenceLines(rules),
];

/** How versions of score rules are compared. */
export const SCORE_COMPARISON: Comparison<ScoreRules> = {
  list: 'indicators',
  entriesOf: ({ indicators }) =>
    indicators.map(({ id, ...fields }) => ({ code: id, name: fields.name, fields })),
  wordOf: scoreWordOf,
};

/** What differs between two versions, in words. */
export const scoreDifferenceLines = (before: ScoreRules, after: ScoreRules): string[] =>
  linesBetween([before, after], SCORE_COMPARISON);
