import { daysLater, endOfDate, isLocalDate, localDate } from '#calendar';
import { type Decision, isRejection, reject, type Rejection, streamFamily } from '#event-sourcing';
import type {
  ComputedEdition,
  MakePeriodPreliminary,
  PeriodCommand,
  PeriodContext,
  PeriodRejection,
  PublishPeriod,
  RestatePeriod,
  WithdrawPreliminaryPeriod,
} from './assessment-period.commands.js';
import type { AssessmentPeriodEvent, EditionSeal } from './assessment-period.events.js';
import {
  type AssessmentPeriod,
  currentEdition,
  evolvePeriod,
  openPeriod,
} from './assessment-period.state.js';

type Decided = Decision<AssessmentPeriodEvent, PeriodRejection>;
type Refused = Rejection<PeriodRejection> | undefined;

/** 考核; the administrator acts for it on the command line. */
const OFFICIALS = ['assessment', 'administrator'];

const refuseOthers = ({ acting }: PeriodContext): Refused =>
  OFFICIALS.includes(acting.role) ? undefined : reject('PERIOD_NOT_YOURS');

/** The minute that has begun: the cut-off of a question asked now. */
const minuteOf = (now: string): string => `${now.slice(0, 'YYYY-MM-DDTHH:MM'.length)}:00.000Z`;

/** 数据截止 of a command that makes a period preliminary. */
export const cutOffOf = ({ cutOff }: MakePeriodPreliminary, now: string): string =>
  cutOff ?? minuteOf(now);

function refuseCutOff(cutOff: string, { now, period }: PeriodContext): Refused {
  if (cutOff > now) return reject('PERIOD_CUT_OFF_INVALID', { cutOff });
  return cutOff < endOfDate(period.to) ? reject('PERIOD_NOT_OVER', { to: period.to }) : undefined;
}

/** The last local date of the window; undefined where neither command nor rules say. */
function lastDay({ contestUntil }: MakePeriodPreliminary, context: PeriodContext) {
  if (contestUntil !== undefined) return contestUntil;
  const { contestDays, now } = context;
  return contestDays === undefined ? undefined : daysLater(localDate(now), contestDays);
}

/** The boards of an edition, and the seal that its own event holds. */
function sealOf(
  computed: ComputedEdition,
  edition: number,
  at: string,
): { readonly boards: AssessmentPeriodEvent[]; readonly seal: EditionSeal } {
  const { cutOff, known, takenUp, inputs, result, unscored, checkpoint } = computed;
  return {
    boards: computed.boards.map((board) => ({
      type: 'BoardSealed',
      data: { at, edition, ...board },
    })),
    seal: {
      edition,
      at,
      cutOff,
      known,
      takenUp,
      inputs,
      result,
      unscored,
      ...(checkpoint && { checkpoint }),
    },
  };
}

function makePreliminary(
  command: MakePeriodPreliminary,
  state: AssessmentPeriod,
  context: PeriodContext,
): Decided {
  const { now, period, computed } = context;
  if (state.editions.length > 0) return reject('PERIOD_PUBLISHED');
  const day = lastDay(command, context);
  if (day === undefined) return reject('PERIOD_WINDOW_REQUIRED');
  if (!isLocalDate(day)) return reject('PERIOD_WINDOW_INVALID', { day });
  const contestUntil = endOfDate(day);
  if (state.preliminary) return sameOrRefused(command, { state, contestUntil });
  if (contestUntil <= now) return reject('PERIOD_WINDOW_INVALID', { day });
  const cutOff = cutOffOf(command, now);
  const refused = refuseCutOff(cutOff, context);
  if (refused) return refused;
  if (!computed) return [];
  const { boards, seal } = sealOf(computed, 0, now);
  const { id, from, to } = period;
  const { events } = computed.known;
  const data = { at: now, period: id, from, to, cutOff, events, contestUntil, seal };
  return [...boards, { type: 'PeriodMadePreliminary', data }];
}

/** Said a second time it stays quiet; anything else would move a window that people rely on. */
function sameOrRefused(
  { cutOff }: MakePeriodPreliminary,
  of: { readonly state: AssessmentPeriod; readonly contestUntil: string },
): Decided {
  const { preliminary } = of.state;
  const same = cutOff === undefined || cutOff === preliminary?.cutOff;
  return same && of.contestUntil === preliminary?.contestUntil
    ? []
    : reject('PERIOD_ALREADY_PRELIMINARY', { until: preliminary?.contestUntil ?? '' });
}

function withdraw(
  { reason }: WithdrawPreliminaryPeriod,
  { editions, preliminary }: AssessmentPeriod,
  { now }: PeriodContext,
): Decided {
  if (editions.length > 0) return reject('PERIOD_PUBLISHED');
  if (!preliminary) return [];
  return [{ type: 'PeriodPreliminaryWithdrawn', data: { at: now, reason } }];
}

function refusePublication({ preliminary }: AssessmentPeriod, now: string): Refused {
  if (!preliminary) return reject('PERIOD_NOT_PRELIMINARY');
  const { contestUntil: until } = preliminary;
  return now < until ? reject('PERIOD_WINDOW_OPEN', { until }) : undefined;
}

function publish(
  { undecidedReason: reason }: PublishPeriod,
  state: AssessmentPeriod,
  { now, computed }: PeriodContext,
): Decided {
  if (state.editions.length > 0) return [];
  const refused = refusePublication(state, now);
  if (refused) return refused;
  if (!computed) return [];
  const { boards, seal } = sealOf(computed, 1, now);
  const { undecided: summonses } = computed;
  if (summonses.length === 0) return [...boards, { type: 'PeriodPublished', data: seal }];
  if (reason === undefined) return reject('PERIOD_APPEALS_UNDECIDED', { count: summonses.length });
  const data = { ...seal, undecided: { summonses, reason } };
  return [...boards, { type: 'PeriodPublished', data }];
}

function refuseRestatement(
  { name, reason }: RestatePeriod,
  { editions }: AssessmentPeriod,
  { unknownWhistles: [unknown] = [] }: PeriodContext,
): Decided | undefined {
  if (editions.length === 0) return reject('PERIOD_NOT_PUBLISHED');
  const namesake = editions.find((one) => one.name === name);
  if (namesake)
    return namesake.reason === reason ? [] : reject('PERIOD_RESTATEMENT_NAMED', { name });
  return unknown === undefined ? undefined : reject('PERIOD_WHISTLE_UNKNOWN', { whistle: unknown });
}

function restate(command: RestatePeriod, state: AssessmentPeriod, context: PeriodContext): Decided {
  const { now, computed } = context;
  const refused = refuseRestatement(command, state, context);
  if (refused) return refused;
  if (!computed) return [];
  if (computed.result === currentEdition(state)?.result) return reject('PERIOD_UNCHANGED');
  const { boards, seal } = sealOf(computed, state.editions.length + 1, now);
  const { name, reason } = command;
  return [...boards, { type: 'PeriodRestated', data: { ...seal, name, reason } }];
}

function decide(command: PeriodCommand, state: AssessmentPeriod, context: PeriodContext): Decided {
  const refused = refuseOthers(context);
  if (refused) return refused;
  switch (command.type) {
    case 'MakePeriodPreliminary':
      return makePreliminary(command, state, context);
    case 'WithdrawPreliminaryPeriod':
      return withdraw(command, state, context);
    case 'PublishPeriod':
      return publish(command, state, context);
    case 'RestatePeriod':
      return restate(command, state, context);
  }
}

/** Whether a command is neither refused nor said already, as far as that can be told without the log. */
export function isCarriedOut(
  command: PeriodCommand,
  state: AssessmentPeriod,
  context: PeriodContext,
): boolean {
  const decided = decide(command, state, context);
  if (isRejection(decided)) return false;
  switch (command.type) {
    case 'MakePeriodPreliminary':
      return !state.preliminary;
    case 'PublishPeriod':
      return state.editions.length === 0;
    case 'RestatePeriod':
      return !state.editions.some(({ name }) => name === command.name);
    case 'WithdrawPreliminaryPeriod':
      return decided.length > 0;
  }
}

/** Assessment periods: one stream for each period that was ever made preliminary. */
export const assessmentPeriod = streamFamily<
  PeriodCommand,
  AssessmentPeriod,
  AssessmentPeriodEvent,
  PeriodRejection,
  PeriodContext
>({
  prefix: 'assessment-period-',
  versions: {
    PeriodMadePreliminary: 1,
    PeriodPreliminaryWithdrawn: 1,
    BoardSealed: 1,
    PeriodPublished: 1,
    PeriodRestated: 1,
  },
  decider: { initialState: openPeriod, decide, evolve: evolvePeriod },
});
