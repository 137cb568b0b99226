import type { Pause, Summons } from '../../domain/summons.state.js';
import type { RuleReference } from '../../domain/whistle.events.js';
import type { WhistleStatus } from '../work-lists/street-work-list.js';
import type { ClockDetail, SummonsDetail } from './whistle-detail.js';
import {
  shownCall,
  shownCard,
  shownDecline,
  shownEnforcement,
  shownExtensions,
  shownGate,
} from './shown-procedure.js';
import type { WhistleAnswer } from './whistle-detail.query.js';
import type { SummonsClockType, SummonsType } from './summons.types.js';
import type { WhistleType } from './whistle.types.js';

type NameOf = (organisation: string) => string;

/** A whistle in the words of the API. */
export function shownWhistle(answer: WhistleAnswer): ShownWhistle {
  const { id, raised, facts, revision, position, freshness, nameOf, procedure } = answer;
  const { kind, level, category, title, description, place, channel, street, raisedBy } = raised;
  return {
    id,
    kind,
    level,
    category,
    title,
    description,
    place,
    channel,
    street,
    raisedBy,
    revision,
    position,
    freshness,
    reopened: facts.reopened,
    stage: facts.stage,
    ...shownCourse(answer),
    status: facts.status as WhistleStatus,
    contact: raised.contact ?? null,
    streetName: nameOf(street),
    raisedByName: nameOf(raisedBy),
    raisedAt: raised.at,
    rule: ruleOf(raised.rule),
    source: raised.source ?? null,
    overall: facts.overall ?? null,
    summonses: answer.summonses.map((summons) =>
      shownSummons(summons, procedure.replacements.get(summons.facts.no), nameOf),
    ),
    timeline: answer.timeline.map((entry) => ({ ...entry, evidence: [...entry.evidence] })),
  };
}

/** What is looked up only when it is asked for is not in it. */
export type ShownWhistle = Omit<WhistleType, 'related'>;

const ruleOf = ({ pack, version }: RuleReference): string => `${pack}@${version}`;

/** The procedure around the summonses. */
function shownCourse({ raised, facts, procedure, now, nameOf }: WhistleAnswer) {
  const { resident } = facts;
  const { call, enforcements } = procedure;
  const gate = facts.status === 'open' ? facts.gate : undefined;
  const { initiators = [], previous = [] } = raised;
  return {
    gate: gate ? shownGate(gate, now) : null,
    call: call ? shownCall(call, nameOf) : null,
    initiators: [...initiators],
    previous: [...previous],
    closedAt: orNull(facts.closedAt),
    withdrawnAt: orNull(facts.withdrawnAt),
    mergedInto: orNull(facts.mergedInto),
    enforcements: enforcements.map((enforcement) => shownEnforcement(enforcement, nameOf)),
    residentSatisfaction: resident ? { ...resident, comment: resident.comment ?? null } : null,
    cards: facts.cards.map(shownCard),
  };
}

function shownSummons(
  { facts, ...detail }: SummonsDetail,
  replacement: string | undefined,
  nameOf: NameOf,
): SummonsType {
  const { no, department, role, summonedAt, sentBack } = facts;
  const { status, paused, nextClock, nextDueAt, overdue } = detail;
  return {
    summons: no,
    department,
    role,
    summonedAt,
    sentBack,
    status,
    paused,
    nextClock,
    nextDueAt,
    overdue,
    departmentName: nameOf(department),
    clocks: detail.clocks.map(shownClock),
    rule: ruleOf(facts.rule),
    ...timesOf(facts),
    pauses: facts.pauses.map(shownPause),
    decline: shownDecline(facts, replacement, nameOf),
    extensions: shownExtensions(facts),
    supervisions: [...facts.supervisions],
    cards: facts.cards.map(shownCard),
    released: facts.released ?? null,
    rating: facts.rating ? { ...facts.rating, comment: facts.rating.comment ?? null } : null,
    evidence: [...detail.evidence],
  };
}

const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;

const timesOf = (facts: Summons) => ({
  contactedAt: orNull(facts.contactedAt),
  declineUntil: orNull(facts.declineUntil),
  arrivalConfirmedAt: orNull(facts.arrivalConfirmedAt),
  reportedAt: orNull(facts.reportedAt),
  confirmedAt: orNull(facts.confirmedAt),
  releasedAt: orNull(facts.releasedAt),
});

const shownPause = ({ from, to, until, approvedBy, reason }: Pause) => ({
  from,
  reason,
  to: to ?? null,
  until: until ?? null,
  approvedBy: approvedBy ?? null,
});

function shownClock({ clock, ...detail }: ClockDetail): SummonsClockType {
  const { limit, dueAt, provisional } = clock ?? { limit: null, dueAt: null, provisional: false };
  return { ...detail, limit, dueAt, provisional };
}
