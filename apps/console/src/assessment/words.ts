import type {
  AppealOutcome,
  AppealSubject,
  ClockLedgerReason,
  ExclusionGround,
  PeriodStage,
  ScoredKind,
  StatisticsMeasure,
  StatisticsVerdict,
} from '../api/generated';
import { t } from '../app/text';
import { CLOCK, STREET_CLOCK } from '../words';

export const VERDICT: Readonly<Record<StatisticsVerdict, string>> = {
  ON_TIME: t('按时'),
  LATE: t('超时'),
  OVERDUE: t('已到期未完成'),
  NOT_YET_DUE: t('未到期'),
  AWAITING_STREET: t('待街道核实'),
  EXCUSED: t('免计'),
};

/** Clocks by the beginning of the names of their counts. */
const STEPS = {
  ACKNOWLEDGE: CLOCK.ACKNOWLEDGE,
  CONTACT: CLOCK.CONTACT,
  ARRIVE: CLOCK.ARRIVE,
  RESOLVE: CLOCK.RESOLVE,
  CONFIRM_ARRIVAL: STREET_CLOCK.CONFIRM_ARRIVAL,
  VERIFY: STREET_CLOCK.VERIFY,
  RATE: STREET_CLOCK.RATE,
} as const;
type Step = keyof typeof STEPS;
type Outcome = 'ON_TIME' | 'LATE' | 'OVERDUE' | 'NOT_YET_DUE';
type OfStep = Extract<StatisticsMeasure, `${Step}_${Outcome}`>;

const OTHERS: Readonly<Record<Exclude<StatisticsMeasure, OfStep>, string>> = {
  SUMMONED: t('派哨'),
  ACKNOWLEDGED: t('已签收'),
  CONTACTED: t('已联系'),
  ARRIVED: t('已报到'),
  RESOLVED: t('已核实办结'),
  ACKNOWLEDGED_ON_TIME: t('按时签收'),
  CONTACTED_ON_TIME: t('按时联系'),
  ARRIVED_ON_TIME: t('按时报到'),
  RESOLVED_ON_TIME: t('按时办结'),
  CONFIRMED_ARRIVAL_ON_TIME: t('按时到场确认'),
  VERIFIED_ON_TIME: t('按时核实'),
  RATED_ON_TIME: t('按时评哨'),
  DUE_ACKNOWLEDGEMENT: t('应签收'),
  DUE_CONTACT: t('应联系'),
  DUE_ARRIVAL: t('应报到'),
  DUE_RESPONSE: t('应响应'),
  DUE_RESOLUTION: t('应办结'),
  DUE_RESOLUTION_ON_TIME: t('应按时办结'),
  DUE_CONFIRM_ARRIVAL: t('应确认到场'),
  DUE_VERIFICATION: t('应核实'),
  DUE_RATING: t('应评哨'),
  RESPONDED: t('按时响应'),
  RESPONDED_WITH_PROOF: t('按时响应且有佐证'),
  RESPONDED_ON_TIME: t('按时响应'),
  RESPONDED_ON_TIME_WITH_PROOF: t('按时响应且有佐证'),
  RESPONSE_NOT_YET_DUE: t('响应未到期'),
  SENT_BACK: t('退回重办'),
  RETURNED_ONCE: t('退回一次及以上'),
  RETURNED_TWICE: t('退回两次及以上'),
  RETURNED_THRICE: t('退回三次及以上'),
  RELEASED: t('已撤换'),
  STILL_OPEN: t('未办结'),
  FIRST_CALLS: t('首派'),
  FIRST_CALLS_STOOD: t('首派站住'),
  DECLINED: t('退哨'),
  DECLINE_OVERRULED: t('退哨不成立'),
  SUPERVISED: t('督办'),
  PROBLEM_ORDERS: t('问题工单'),
  DEFERRED: t('获准延期'),
  DEFERRED_ON_TIME: t('延期后按时办结'),
  YELLOW_CARDS: t('黄牌'),
  RED_CARDS: t('红牌'),
  OVERDUE: t('办结逾期'),
  NOT_YET_DUE: t('未到期'),
  AWAITING_STREET: t('待街道核实'),
  EXCLUDED: t('考核剔除'),
  RATED: t('已评哨'),
  RATED1: t('评 1 分'),
  RATED2: t('评 2 分'),
  RATED3: t('评 3 分'),
  RATED4: t('评 4 分'),
  RATED5: t('评 5 分'),
  SATISFIED: t('街道满意（3 分及以上）'),
  SATISFACTION_SUM: t('满意度合计分'),
  RESPONSE_RATING_SUM: t('响应速度合计分'),
  COOPERATION_RATING_SUM: t('配合力度合计分'),
  IMPLEMENTATION_RATING_SUM: t('落实程度合计分'),
  RESIDENT_ANSWERED: t('居民已回访'),
  RESIDENT_SATISFIED: t('居民满意（3 分及以上）'),
  RESIDENT_SUM: t('居民满意度合计分'),
};

const OUTCOMES: readonly Outcome[] = ['ON_TIME', 'LATE', 'OVERDUE', 'NOT_YET_DUE'];
const ofSteps = (Object.keys(STEPS) as Step[]).flatMap((step) =>
  OUTCOMES.map(
    (outcome) =>
      [
        `${step}_${outcome}`,
        t('{{step}}：{{outcome}}', { step: STEPS[step], outcome: VERDICT[outcome] }),
      ] as const,
  ),
);

/** What people call a figure. */
export const MEASURE = Object.assign(Object.fromEntries(ofSteps), OTHERS) as Readonly<
  Record<StatisticsMeasure, string>
>;
export const MEASURE_KEYS = Object.keys(MEASURE) as readonly StatisticsMeasure[];

export const SCORED_KIND: Readonly<Record<ScoredKind, string>> = {
  DEPARTMENT: t('部门'),
  STATIONED_AGENCY: t('派出机构'),
  COMPANY: t('物业和企业'),
  UTILITY: t('公用事业单位'),
  COMMITTEE_MEMBER: t('委员'),
  STREET: t('街道'),
};

export const PERIOD_STAGE: Readonly<Record<PeriodStage, string>> = {
  OPEN: t('开放，得分仍会变动'),
  PRELIMINARY: t('初步结果，申诉期'),
  PUBLISHED: t('已公布'),
  RESTATED: t('已更正公布'),
};

export const APPEAL_SUBJECT: Readonly<Record<AppealSubject, string>> = {
  TIMESTAMP: t('时间有误'),
  RATING: t('评哨不实'),
  DUTY: t('不属本单位职责'),
  EXCLUSION: t('不应计入考核'),
};

export const APPEAL_OUTCOME: Readonly<Record<AppealOutcome, string>> = {
  PENDING: t('待裁决'),
  UPHELD: t('成立'),
  REJECTED: t('不成立'),
  WITHDRAWN: t('已撤回'),
};

export const GROUND: Readonly<Record<ExclusionGround, string>> = {
  OUTSIDE_DISTRICT: t('不属本区事权'),
  UNLAWFUL_DEMAND: t('诉求不合法'),
  DUPLICATE: t('重复'),
  MALICIOUS: t('恶意反映'),
};

export const LEDGER_REASON: Readonly<Record<ClockLedgerReason, string>> = {
  NATURAL: t('自然时间'),
  WORKING_HOURS: t('工作时间'),
  MAKE_UP_WORKDAY: t('调休上班'),
  BREAK: t('午间休息'),
  NIGHT: t('下班时间'),
  WEEKEND: t('周末'),
  HOLIDAY: t('节假日'),
  PAUSE: t('挂账'),
};
