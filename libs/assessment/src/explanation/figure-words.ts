import type { ClockName } from '#whistle';
import { CLOCK_NAMES } from '#whistle';
import type { Measure } from '../domain/measures.js';
import { SCORE_MEASURES } from '../domain/score-measures.js';
import { scoreWordOf } from '../score-rule-words.js';
import type { ClockVerdict, Figure, FigureMeasure } from './figure.js';

const CLOCKS: Readonly<Record<ClockName, string>> = {
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  resolve: '办结',
};

const VERDICTS: Readonly<Record<ClockVerdict, string>> = {
  onTime: '按时',
  late: '超时',
  overdue: '已到期而未完成',
  notYetDue: '未到期',
  awaitingStreet: '待街道核实',
  excused: '免计',
};

type OfClock = `${ClockName}${'OnTime' | 'Late' | 'Overdue' | 'NotYetDue'}`;

const OF_CLOCKS = Object.fromEntries(
  CLOCK_NAMES.flatMap((clock) => [
    [`${clock}OnTime`, `${CLOCKS[clock]}${VERDICTS.onTime}`],
    [`${clock}Late`, `${CLOCKS[clock]}${VERDICTS.late}`],
    [`${clock}Overdue`, `${CLOCKS[clock]}${VERDICTS.overdue}`],
    [`${clock}NotYetDue`, `${CLOCKS[clock]}${VERDICTS.notYetDue}`],
  ]),
) as Readonly<Record<OfClock, string>>;

const MEASURES: Readonly<Record<Measure, string>> = {
  ...OF_CLOCKS,
  summoned: '派哨',
  acknowledged: '已签收',
  contacted: '已联系',
  arrived: '已报到',
  resolved: '已核实办结',
  sentBack: '退回重办次数',
  released: '已撤换',
  stillOpen: '未办结且未撤换',
  firstCalls: '首派',
  firstCallsStood: '首派站住的',
  rated: '已评哨',
  satisfied: '评为基本满意（3）及以上',
  satisfactionSum: '满意度分数之和',
  dueResponse: '应响应',
  responded: '按时响应',
  respondedWithProof: '按时响应且有佐证',
  responseNotYetDue: '响应未到期',
  dueResolution: '应办结',
  awaitingStreet: '待街道核实',
  notYetDue: '有时钟未到期',
};

const isScoreMeasure = (measure: FigureMeasure): boolean =>
  (SCORE_MEASURES as readonly string[]).includes(measure);

/** What people call a measure; of score rules by the words of their schema. */
export const measureWordOf = (measure: FigureMeasure): string =>
  isScoreMeasure(measure) ? scoreWordOf(measure) : MEASURES[measure as Measure];

export const clockWordOf = (clock: ClockName): string => CLOCKS[clock];

export const verdictWordOf = (verdict: ClockVerdict): string => VERDICTS[verdict];

/** A figure as people call it: 按时签收, 办结超时. */
export const figureWordOf = (figure: Figure): string =>
  'clock' in figure
    ? `${CLOCKS[figure.clock]}${VERDICTS[figure.verdict]}`
    : measureWordOf(figure.measure);
