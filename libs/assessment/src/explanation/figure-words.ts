import type { ClockName } from '#whistle';
import type { Measure } from '../domain/measures.js';
import type { StreetStep } from '../domain/pending-marks.js';
import { SCORE_MEASURES, type ScoreMeasure } from '../domain/score-measures.js';
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

const STEPS: Readonly<Record<StreetStep, string>> = {
  confirmArrival: '到场确认',
  verify: '核实',
  rate: '评哨',
};

type OfClock = `${ClockName | StreetStep}${'OnTime' | 'Late' | 'Overdue' | 'NotYetDue'}`;

const OF_CLOCKS = Object.fromEntries(
  Object.entries({ ...CLOCKS, ...STEPS }).flatMap(([clock, word]) => [
    [`${clock}OnTime`, `${word}${VERDICTS.onTime}`],
    [`${clock}Late`, `${word}${VERDICTS.late}`],
    [`${clock}Overdue`, `${word}${VERDICTS.overdue}`],
    [`${clock}NotYetDue`, `${word}${VERDICTS.notYetDue}`],
  ]),
) as Readonly<Record<OfClock, string>>;

/** Those that score rules do not name. */
const MEASURES: Readonly<Record<Exclude<Measure, ScoreMeasure>, string>> = {
  ...OF_CLOCKS,
  excluded: '剔除',
  acknowledged: '已签收',
  contacted: '已联系',
  arrived: '已报到',
  released: '已撤换',
  stillOpen: '未办结且未撤换',
  responded: '按时响应',
  respondedWithProof: '按时响应且有佐证',
  responseNotYetDue: '响应未到期',
  awaitingStreet: '待街道核实',
  notYetDue: '有时钟未到期',
};

const isScoreMeasure = (measure: FigureMeasure): measure is ScoreMeasure =>
  (SCORE_MEASURES as readonly string[]).includes(measure);

/** What people call a measure; of score rules by the words of their schema. */
export const measureWordOf = (measure: FigureMeasure): string =>
  isScoreMeasure(measure) ? scoreWordOf(measure) : MEASURES[measure];

export const clockWordOf = (clock: ClockName): string => CLOCKS[clock];

export const verdictWordOf = (verdict: ClockVerdict): string => VERDICTS[verdict];

/** A figure as people call it: 按时签收, 办结超时. */
export const figureWordOf = (figure: Figure): string =>
  'clock' in figure
    ? `${CLOCKS[figure.clock]}${VERDICTS[figure.verdict]}`
    : measureWordOf(figure.measure);
