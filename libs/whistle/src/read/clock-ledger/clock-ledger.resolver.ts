import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import { MINUTE_MS, type WorkCalendar } from '#calendar';
import type { Actor } from '#event-sourcing';
import type { ClockLedger, LedgerSegment } from '../../domain/clock-ledger.js';
import { type LedgerDay, ledgerDays } from '../../domain/clock-ledger.days.js';
import type { ClockRun, LedgerMove } from '../../domain/clock-ledger.run.js';
import { AskClockLedger, type ClockLedgerAnswer } from './clock-ledger.query.js';
import { timelineEntry } from '../whistle-detail/whistle-timeline.js';
import type { ClockCalendarType, ClockDayType, ClockEventType } from './clock-explanation.types.js';
import { clockLines } from './clock-ledger.text.js';
import { ClockLedgerArgs, ClockLedgerType } from './clock-ledger.types.js';
import type { ClockMoveType, ClockSegmentType, ClockTotalType } from './clock-segment.types.js';

@Resolver(() => ClockLedgerType)
export class ClockLedgerResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => ClockLedgerType, {
    nullable: true,
    description:
      '一个时钟逐段如何计时：工作时间、调休、节假日、挂账等；没有这个时钟则为空。谁能看这个哨，谁就能看。How each minute of a clock was counted; null where there is no such clock. For whoever may read the whistle.',
  })
  async clockLedger(
    @CurrentActor() actor: Actor,
    @Args() { whistle, summons, clock, afterPosition }: ClockLedgerArgs,
  ): Promise<ClockLedgerType | null> {
    const asked = { whistleId: whistle, summons: summons ?? 0, clock };
    const query = new AskClockLedger(actor, asked, afterPosition ?? undefined);
    const found = await this.queries.execute(query);
    return found ? shownClockLedger(found) : null;
  }
}

/** A clock and its ledger in the words of the API. */
export function shownClockLedger(answer: ClockLedgerAnswer): ClockLedgerType {
  const { asked, run, ledger, calendar, excuse, freshness, nameOf } = answer;
  const segments = ledger.segments.map(shownSegment);
  return {
    whistle: asked.whistleId,
    clock: asked.clock,
    freshness,
    summons: asked.summons || null,
    department: run.department ?? null,
    departmentName: run.department === undefined ? null : nameOf(run.department),
    ...shownRun(run, answer.accountOf),
    ...shownMinutes(ledger),
    calendar: calendar ? shownCalendar(calendar) : null,
    excuse: (run.verdict === 'excused' && excuse) || null,
    segments,
    totals: totalsOf(segments),
    events: answer.events.map((one) => shownEvent(one, nameOf)),
    days: ledgerDays(ledger).map(shownDay),
    text: clockLines(answer),
  };
}

const shownCalendar = ({ horizon, edition }: WorkCalendar): ClockCalendarType => ({
  workingHours: edition.workingHours.map(([from, to]) => `${from}–${to}`),
  publishedBy: edition.publishedBy,
  horizon,
  ownDays: edition.ownDays ?? null,
  digest: edition.digest,
});

function shownEvent(
  { event, effect, dueBefore, dueAfter }: ClockLedgerAnswer['events'][number],
  nameOf: ClockLedgerAnswer['nameOf'],
): ClockEventType {
  const { revision, position, type, data } = event;
  const { text } = timelineEntry(event, nameOf);
  const due = { dueBefore: dueBefore ?? null, dueAfter: dueAfter ?? null };
  return { revision, position, type, at: data.at, effect, ...due, text };
}

const shownDay = ({ date, counted, paused, off, name }: LedgerDay): ClockDayType => ({
  date,
  countedMinutes: counted / MINUTE_MS,
  pausedMinutes: paused / MINUTE_MS,
  off: off ?? null,
  name: name ?? null,
});

function shownRun(
  { rule, startedAt, until, state, ...run }: ClockRun,
  accountOf: ClockLedgerAnswer['accountOf'],
) {
  const { pack, version } = rule;
  const { dueAt, provisional = false, warnAt, missAt } = run.clock ?? {};
  return {
    rule: `${pack}@${version}`,
    startedAt,
    until,
    state,
    provisional,
    limit: run.limit ?? null,
    dueAt: dueAt ?? null,
    warnAt: warnAt ?? null,
    missAt: missAt ?? null,
    verdict: run.verdict ?? null,
    moves: run.moves.map((move) => shownMove(move, accountOf)),
  };
}

const shownMinutes = ({ counted, paused, natural, allowance, remaining }: ClockLedger) => ({
  countedMinutes: counted / MINUTE_MS,
  pausedMinutes: paused / MINUTE_MS,
  naturalMinutes: natural / MINUTE_MS,
  allowanceMinutes: allowance === undefined ? null : allowance / MINUTE_MS,
  remainingMinutes: remaining === undefined ? null : remaining / MINUTE_MS,
});

function shownSegment({ from, to, counted, why, name, overdue }: LedgerSegment): ClockSegmentType {
  const minutes = (Date.parse(to) - Date.parse(from)) / MINUTE_MS;
  const countedMinutes = counted ? minutes : 0;
  return { from, to, minutes, countedMinutes, counted, why, name: name ?? null, overdue };
}

const shownMove = (move: LedgerMove, accountOf: ClockLedgerAnswer['accountOf']): ClockMoveType => ({
  at: move.at,
  cause: move.cause,
  reason: move.reason,
  approvedBy: accountOf(move.approvedBy),
  from: move.from ?? null,
  to: move.to ?? null,
  extension: move.extension ?? null,
  dueBefore: move.dueBefore ?? null,
  dueAfter: move.dueAfter ?? null,
});

function totalsOf(segments: readonly ClockSegmentType[]): ClockTotalType[] {
  const totals = new Map<string, ClockTotalType>();
  for (const { why, minutes, countedMinutes } of segments) {
    const sum = totals.get(why) ?? { why, minutes: 0, countedMinutes: 0 };
    totals.set(why, {
      why,
      minutes: sum.minutes + minutes,
      countedMinutes: sum.countedMinutes + countedMinutes,
    });
  }
  return [...totals.values()];
}
