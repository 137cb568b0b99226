import { type Deadline, runningDeadlines } from '../running-deadlines.js';
import { pendingAppeals } from '../summons.appeals.js';
import { openAsksOf } from '../summons.asks.js';
import {
  isActive,
  isPaused,
  pendingDecline,
  pendingExtension,
  type Summons,
} from '../summons.state.js';
import {
  CLOCK_NAMES,
  type ClockName,
  STREET_CLOCKS,
  type StreetClock,
  type WhistleEvent,
} from '../whistle.events.js';
import type { Whistle } from '../whistle.state.js';

type Types = readonly WhistleEvent['type'][];

const SETTLED: Types = ['ResolutionConfirmed', 'ResolutionDeemedVerified'];
/** What the street is asked for: what asks, by which field, and what answers or ends it. */
const ASKS: Readonly<Record<StreetClock, { by: Types; field: string; ends: Types }>> = {
  'confirm-arrival': {
    by: ['DepartmentArrived'],
    field: 'confirmation',
    ends: ['ArrivalConfirmed', 'ArrivalDisputed', ...SETTLED],
  },
  verify: {
    by: ['ResolutionReported'],
    field: 'verification',
    ends: ['ResolutionSentBack', ...SETTLED],
  },
  rate: { by: SETTLED, field: 'rating', ends: ['DepartmentRated'] },
};
const OVER: Types = [
  ...(['DepartmentReplaced', 'DepartmentWithdrawn'] as const),
  ...(['WhistleWithdrawn', 'WhistleMerged'] as const),
];

/** What waits for the street, as the log has it, by the time that it was asked. */
function waitingOf(log: readonly WhistleEvent[], no: number) {
  const own = log.filter(
    ({ type, data }) => OVER.slice(2).includes(type) || ('summons' in data && data.summons === no),
  );
  return STREET_CLOCKS.flatMap((clock) => {
    const { by, field, ends } = ASKS[clock];
    const asked = own.findLastIndex(({ type, data }) => by.includes(type) && field in data);
    const isOver = own
      .slice(asked + 1)
      .some(({ type }) => ends.includes(type) || OVER.includes(type));
    const at = own[asked]?.data.at;
    return at === undefined || isOver ? [] : [{ clock, at }];
  });
}

const ofSummons = (log: readonly WhistleEvent[], no: number) =>
  log.filter(({ data }) => 'summons' in data && data.summons === no);

/** What the log itself says of a summons that was not let go, by its last word on each matter. */
function saidOf(log: readonly WhistleEvent[], no: number) {
  const own = ofSummons(log, no);
  const last = (...types: Types) => own.findLast(({ type }) => types.includes(type));
  const timeOf = (event: WhistleEvent | undefined, type: WhistleEvent['type']) =>
    event?.type === type ? event.data.at : undefined;
  const first = (type: WhistleEvent['type']) => own.find((event) => event.type === type)?.data.at;
  const ruling = last('SummonsDeclined', 'DeclineUpheld', 'DeclineOverruled', 'ResolutionReported');
  const answers: Types = ['ExtensionRequested', 'ExtensionGranted', 'ExtensionRefused'];
  const answer = last(...answers, ...SETTLED);
  return {
    acknowledgedAt: first('DepartmentAcknowledged'),
    contactedAt: first('StreetContacted'),
    arrivedAt: timeOf(last('DepartmentArrived', 'ArrivalDisputed'), 'DepartmentArrived'),
    reportedAt: timeOf(last('ResolutionReported', 'ResolutionSentBack'), 'ResolutionReported'),
    confirmedAt: own.find(({ type }) => SETTLED.includes(type))?.data.at,
    sentBack: own.filter(({ type }) => type === 'ResolutionSentBack').length,
    isDeclined: ruling?.type === 'SummonsDeclined',
    isAsking: answer?.type === 'ExtensionRequested',
    isPaused: last('ClockPaused', 'ClockResumed')?.type === 'ClockPaused',
  };
}

/** Clocks that an upheld appeal has stopped, as the log has it; an arrival is contact as well. */
function correctedOf(log: readonly WhistleEvent[], no: number): ReadonlySet<ClockName> {
  const clocks = ofSummons(log, no).flatMap((event) =>
    event.type === 'AppealUpheld' && event.data.changes.effect === 'corrected'
      ? event.data.changes.clock
      : [],
  );
  return new Set(clocks.flatMap((clock) => (clock === 'arrive' ? ['contact', clock] : clock)));
}

/** The clocks of a summons that run, as the log has it. */
function runningOf(said: ReturnType<typeof saidOf>): readonly ClockName[] {
  if (said.isPaused || (said.reportedAt ?? said.confirmedAt) !== undefined) return [];
  const stopped: Record<ClockName, boolean> = {
    acknowledge: said.acknowledgedAt !== undefined,
    contact: (said.contactedAt ?? said.arrivedAt) !== undefined,
    arrive: said.arrivedAt !== undefined,
    resolve: false,
  };
  return CLOCK_NAMES.filter((name) => !stopped[name]);
}

function expectSummonsToAgree(summons: Summons, log: readonly WhistleEvent[]): void {
  const own = ofSummons(log, summons.no).map(({ type }) => type);
  if (own.includes('DepartmentReplaced') || own.includes('DepartmentWithdrawn'))
    expect(isActive(summons)).toBe(false);
  const waiting = openAsksOf(summons).map(({ clock, at }) => ({ clock, at }));
  expect(new Set(waiting)).toEqual(new Set(waitingOf(log, summons.no)));
  const isDeclined = pendingDecline(summons) !== undefined;
  const isAsking = pendingExtension(summons) !== undefined;
  if (!isActive(summons)) expect([isDeclined, isAsking]).toEqual([false, false]);
  else
    expect({ ...summons, isDeclined, isAsking, isPaused: isPaused(summons) }).toMatchObject(
      saidOf(log, summons.no),
    );
}

/** What is to fire has not fired, and is about a clock that runs; each clock that runs has its next. */
function expectDeadlinesToAgree(whistle: Whistle, log: readonly WhistleEvent[]): void {
  const deadlines = runningDeadlines(whistle);
  const keyOf = ({ summons, clock, dueAt }: (typeof deadlines)[number]) =>
    [summons, clock, dueAt].join(' ');
  const fired = (type: 'DeadlineApproaching' | 'DeadlineMissed') =>
    log.flatMap((event) =>
      event.type === type ? [keyOf({ ...event.data, what: 'miss', fireAt: '' })] : [],
    );
  const ahead = (what: string) => deadlines.filter((one) => one.what === what).map(keyOf);
  expect(ahead('warn').filter((key) => fired('DeadlineApproaching').includes(key))).toEqual([]);
  expect(ahead('miss').filter((key) => fired('DeadlineMissed').includes(key))).toEqual([]);
  expectAppealsToAgree(whistle, deadlines, log);
  if (whistle.status !== 'open') return expectOnlyRatings(whistle, deadlines);
  for (const summons of whistle.summonses.filter(isActive)) {
    const corrected = correctedOf(log, summons.no);
    const running = runningOf(saidOf(log, summons.no)).filter(
      (name) => summons.clocks[name] && !corrected.has(name),
    );
    const named = new Set(
      deadlines.filter((one) => one.summons === summons.no).map(({ clock }) => clock),
    );
    const missed = new Set(fired('DeadlineMissed'));
    for (const clock of CLOCK_NAMES) {
      if (!running.includes(clock)) expect(named.has(clock)).toBe(false);
      const key = [summons.no, clock, summons.clocks[clock]?.dueAt].join(' ');
      if (running.includes(clock) && !missed.has(key)) expect(named.has(clock)).toBe(true);
    }
  }
}

/** Appeals without an answer in the log wait for one, and each that has a limit has its deadline. */
function expectAppealsToAgree(
  { summonses }: Whistle,
  deadlines: readonly Deadline[],
  log: readonly WhistleEvent[],
): void {
  const answers: Types = ['AppealWithdrawn', 'AppealUpheld', 'AppealRejected'];
  const waiting = log.flatMap((event) => {
    if (event.type !== 'AppealFiled') return [];
    const { summons, appeal } = event.data;
    const isAnswered = log.some(
      ({ type, data }) =>
        answers.includes(type) &&
        'appeal' in data &&
        data.appeal === appeal &&
        data.summons === summons,
    );
    return isAnswered ? [] : [`${summons}/${appeal}`];
  });
  const known = summonses.flatMap((s) => pendingAppeals(s).map(({ no }) => `${s.no}/${no}`));
  expect(new Set(known)).toEqual(new Set(waiting));
  const dues = summonses.flatMap((s) =>
    pendingAppeals(s).flatMap(({ decision }) => decision ?? []),
  );
  for (const { dueAt, clock } of deadlines)
    if (clock === 'appeal') expect(dues.map((due) => due.dueAt)).toContain(dueAt);
}

/** Once a whistle is closed, the street may still have to rate; otherwise only appeals go on. */
function expectOnlyRatings({ status }: Whistle, deadlines: readonly Deadline[]): void {
  const goesOn = ({ clock }: Deadline) =>
    clock === 'appeal' || (clock === 'rate' && status === 'closed');
  const left = deadlines.filter((one) => !goesOn(one));
  expect(left).toEqual([]);
}

/** A whistle is what its log says: worked out here without the fold, by the last word on each matter. */
export function expectToAgree(whistle: Whistle, log: readonly WhistleEvent[]): void {
  for (const summons of whistle.summonses) expectSummonsToAgree(summons, log);
  expectDeadlinesToAgree(whistle, log);
}
