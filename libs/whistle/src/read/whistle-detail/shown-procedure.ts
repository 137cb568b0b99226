import { isDecidedLate } from '../../domain/summons.appeals.js';
import { askVerdict } from '../../domain/summons.asks.js';
import { cardOf, type DeadlineCard, type Summons } from '../../domain/summons.state.js';
import type { Appeal, Call } from '../../domain/whistle.events.js';
import type { OpenGate } from '../../domain/whistle.state.js';
import type { AppealType } from './appeal.types.js';
import type {
  CallType,
  DeadlineCardType,
  GateType,
  JointEnforcementType,
  NamedOrganisationType,
} from './procedure.types.js';
import type {
  DeclineType,
  ExtensionType,
  PauseRequestType,
  SupervisionType,
} from './request.types.js';
import type { StreetClockType } from './street-clock.types.js';
import { shownEvidence } from './evidence.type.js';
import type { EnforcementDetail } from './whistle-detail.js';

type NameOf = (organisation: string) => string;

const namedOrganisation = (id: string, nameOf: NameOf): NamedOrganisationType => ({
  id,
  name: nameOf(id),
});

const namedOrganisations = (ids: readonly string[], nameOf: NameOf): NamedOrganisationType[] =>
  ids.map((id) => namedOrganisation(id, nameOf));

export const shownCall = ({ lead, assisting, informed }: Call, nameOf: NameOf): CallType => ({
  lead: namedOrganisation(lead, nameOf),
  assisting: namedOrganisations(assisting, nameOf),
  informed: namedOrganisations(informed, nameOf),
});

export function shownGate({ clock, by, post, since, due }: OpenGate, now: string): GateType {
  const { limit, dueAt, provisional } = due ?? { limit: null, dueAt: null, provisional: false };
  const overdue = dueAt !== null && dueAt < now;
  return { clock, by, post: post ?? null, since, limit, dueAt, provisional, overdue };
}

const GOING_ON = { at: null, attended: [], findings: null, measures: null };

export const shownEnforcement = (
  { called, concluded: ended }: EnforcementDetail,
  nameOf: NameOf,
): JointEnforcementType => {
  const { at: concludedAt, attended, findings, measures } = ended ?? GOING_ON;
  return {
    enforcement: called.enforcement,
    departments: namedOrganisations(called.departments, nameOf),
    calledAt: called.at,
    startsAt: called.startsAt,
    plan: called.plan,
    attended: namedOrganisations(attended, nameOf),
    concludedAt,
    findings,
    measures,
  };
};

export const shownCard = ({
  clock,
  dueAt,
  warnedAt,
  missedAt,
  next,
}: DeadlineCard): DeadlineCardType => ({
  clock,
  dueAt,
  colour: missedAt === undefined ? 'yellow' : 'red',
  warnedAt: warnedAt ?? null,
  missedAt: missedAt ?? null,
  nextStepAt: next?.at ?? null,
});

/** What the street was asked for, the oldest first. */
export const shownStreetClocks = ({ asks, cards }: Summons, now: string): StreetClockType[] =>
  asks.map((ask) => {
    const { clock: name, at: startedAt, due, endedAt, outcome } = ask;
    const { limit, dueAt, provisional } = due;
    const card = cardOf(cards, name, dueAt);
    return {
      name,
      startedAt,
      limit,
      dueAt,
      provisional,
      stoppedAt: endedAt ?? null,
      outcome,
      verdict: askVerdict(ask),
      overdue: endedAt === undefined && dueAt < now,
      card: card ? shownCard(card) : null,
    };
  });

export function shownDecline(
  { decline }: Summons,
  replacement: string | undefined,
  nameOf: NameOf,
): DeclineType | null {
  if (!decline) return null;
  const { at, reason, legalBasis, ruling, outcome, ruledAt, ruledBecause } = decline;
  return {
    at,
    reason,
    legalBasis,
    outcome,
    rulingDueAt: ruling?.dueAt ?? null,
    ruledAt: ruledAt ?? null,
    ruledBecause: ruledBecause ?? null,
    replacement: replacement === undefined ? null : namedOrganisation(replacement, nameOf),
  };
}

/** What is contested, flat: a time, or the ground of an exclusion. */
const contestedFields = ({ contested, changes }: Appeal) => ({
  clock: null,
  claimedAt: null,
  ground: null,
  ...contested,
  correctedAt: changes?.effect === 'corrected' ? changes.stoppedAt : null,
});

/** Appeals about a summons, the oldest first. */
export const shownAppeals = ({ appeals }: Summons, now: string, nameOf: NameOf): AppealType[] =>
  appeals.map((appeal) => ({
    ...contestedFields(appeal),
    appeal: appeal.no,
    filedAt: appeal.at,
    filedBy: appeal.by,
    filedByName: nameOf(appeal.by),
    recordedAt: appeal.recordedAt ?? null,
    reason: appeal.reason,
    evidence: shownEvidence(appeal.evidence),
    decisionDueAt: appeal.decision?.dueAt ?? null,
    late: isDecidedLate(appeal, now),
    outcome: appeal.outcome,
    endedAt: appeal.endedAt ?? null,
    decidedBecause: appeal.decidedBecause ?? null,
  }));

export const shownExtensions = ({ extensions }: Summons): ExtensionType[] =>
  extensions.map(({ answeredAt, refusedBecause, granted, ...asked }) => ({
    ...asked,
    granted: granted ?? null,
    answeredAt: answeredAt ?? null,
    refusedBecause: refusedBecause ?? null,
  }));

export const shownPauseRequests = ({ pauseRequests }: Summons): PauseRequestType[] =>
  pauseRequests.map(({ answeredAt, refusedBecause, ...asked }) => ({
    ...asked,
    answeredAt: answeredAt ?? null,
    refusedBecause: refusedBecause ?? null,
  }));

export const shownSupervisions = ({ supervisions }: Summons): SupervisionType[] =>
  supervisions.map(({ answer, ...issued }) => ({ ...issued, answer: answer ?? null }));
