import type { WhistleStatus } from '../work-lists/street-work-list.js';
import type { ClockDetail, SummonsDetail } from './whistle-detail.js';
import type { WhistleAnswer } from './whistle-detail.query.js';
import type { SummonsClockType, SummonsType } from './summons.types.js';
import type { WhistleType } from './whistle.types.js';

type NameOf = (organisation: string) => string;

/** A whistle in the words of the API. */
export function shownWhistle(answer: WhistleAnswer): WhistleType {
  const { id, raised, facts, revision, position, freshness, nameOf } = answer;
  const { kind, level, category, title, description, place, channel, street, raisedBy } = raised;
  return {
    ...{ id, kind, level, category, title, description, place, channel, street, raisedBy },
    ...{ revision, position, freshness, reopened: facts.reopened },
    status: facts.status as WhistleStatus,
    contact: raised.contact ?? null,
    streetName: nameOf(street),
    raisedByName: nameOf(raisedBy),
    raisedAt: raised.at,
    rule: `${raised.rule.pack}@${raised.rule.version}`,
    source: raised.source ?? null,
    overall: facts.overall ?? null,
    closedAt: facts.closedAt ?? null,
    withdrawnAt: facts.withdrawnAt ?? null,
    summonses: answer.summonses.map((summons) => shownSummons(summons, nameOf)),
    timeline: answer.timeline.map((entry) => ({ ...entry, evidence: [...entry.evidence] })),
  };
}

function shownSummons({ facts, ...detail }: SummonsDetail, nameOf: NameOf): SummonsType {
  const { no, department, role, summonedAt, sentBack } = facts;
  const { status, paused, nextClock, nextDueAt, overdue } = detail;
  return {
    ...{ summons: no, department, role, summonedAt, sentBack },
    ...{ status, paused, nextClock, nextDueAt, overdue },
    departmentName: nameOf(department),
    clocks: detail.clocks.map(shownClock),
    pauses: facts.pauses.map(({ from, to, reason }) => ({ from, to: to ?? null, reason })),
    arrivalConfirmedAt: facts.arrivalConfirmedAt ?? null,
    reportedAt: facts.reportedAt ?? null,
    confirmedAt: facts.confirmedAt ?? null,
    released: facts.released ?? null,
    releasedAt: facts.releasedAt ?? null,
    rating: facts.rating ? { ...facts.rating, comment: facts.rating.comment ?? null } : null,
    evidence: [...detail.evidence],
  };
}

function shownClock({ clock, ...detail }: ClockDetail): SummonsClockType {
  const { limit, dueAt, provisional } = clock ?? { limit: null, dueAt: null, provisional: false };
  return { ...detail, limit, dueAt, provisional };
}
