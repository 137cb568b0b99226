import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, linesBetween, ruleFolder, wordOf } from '#rules';
import { sumOf } from './domain/exact.js';
import { type Indicator, minusOf, plusOf, type Term, weightOf } from './domain/score-indicators.js';
import { OBLIGED_ROLES, respondersOf, type ScoreRules } from './domain/score-rules.js';
import { SCHEMA } from './score-rule-files.js';

const WORDS: Readonly<Record<string, string>> = {
  pack: '规则包',
  minimumSample: '最小样本',
  responders: '适用单位',
  roles: '计入角色',
  lead: '主办',
  assist: '协办',
  indicators: '指标',
  weight: '满分',
  numerator: '分子',
  denominator: '分母',
};

interface Schema {
  readonly $defs: {
    readonly measure: {
      readonly oneOf: readonly { readonly const: string; readonly description: string }[];
    };
  };
}

let measureTexts: ReadonlyMap<string, string> | undefined;

/** What the schema says of a measure, in Chinese: its name first. */
function measureText(name: string): string | undefined {
  measureTexts ??= new Map(
    (
      JSON.parse(readFileSync(join(ruleFolder(), SCHEMA), 'utf8')) as Schema
    ).$defs.measure.oneOf.map((one) => [
      one.const,
      one.description.split(/(?<=。)(?=[A-Z])/)[0] ?? '',
    ]),
  );
  return measureTexts.get(name);
}

/** What the schema calls a measure: its description begins with the name. */
const measureWord = (name: string): string | undefined => measureText(name)?.split(/[，：。]/)[0];

/** What a measure counts, in a sentence; empty where its name says it all. */
export function measureMeaningOf(name: string): string {
  const text = measureText(name) ?? '';
  return text.slice((measureWord(name) ?? '').length + 1).replace(/。$/, '');
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

function indicatorLine(indicator: Indicator): string {
  const { name } = indicator;
  if (!('numerator' in indicator)) return name;
  const rate = `${termWords(indicator.numerator)} ÷ ${termWords(indicator.denominator)}`;
  return `${name} ${weightOf(indicator)} 分：${rate}`;
}

/** Score rules in a few lines. */
export const scoreRuleLines = (rules: ScoreRules): string[] => [
  `${rules.name}，满分 ${sumOf(rules.indicators.map(weightOf))} 分`,
  `适用单位：${respondersOf(rules).map(scoreWordOf).join('、')}`,
  `计入角色：${(rules.roles ?? OBLIGED_ROLES).map(scoreWordOf).join('、')}`,
  `最小样本：${rules.minimumSample} 件，不足的只列分、不排名`,
  ...rules.indicators.map(indicatorLine),
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
