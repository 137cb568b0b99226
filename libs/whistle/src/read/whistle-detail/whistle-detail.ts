import type { Position, Recorded } from '#event-sourcing';
import {
  elapsedMs,
  nextDue,
  summonsStatus,
  type SummonsStatus,
  verdict,
  type Verdict,
} from '../../domain/summons-clocks.js';
import { stopTimeOf } from '../../domain/summons-stops.js';
import { isPaused, type Summons } from '../../domain/summons.state.js';
import {
  type Call,
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Evidence,
  type JointEnforcementCalled,
  type JointEnforcementConcluded,
  type WhistleEvent,
  type WhistleRaised,
} from '../../domain/whistle.events.js';
import { foldWhistle } from '../../domain/whistle.evolve.js';
import type { Whistle } from '../../domain/whistle.state.js';
import { type ResponseDetail, responseDetail } from './response-detail.js';
import { type TimelineEntry, timelineEntry } from './whistle-timeline.js';

/** A clock of a summons as it stands. */
export interface ClockDetail {
  readonly name: ClockName;
  /** Limit and due time; null for a clock that measures only. */
  readonly clock: Clock | null;
  readonly stoppedAt: string | null;
  readonly verdict: Verdict | null;
  /** Minutes from dispatch to the stop, or to now while it runs; without pauses. */
  readonly elapsedMinutes: number;
}

export interface SummonsDetail {
  readonly summons: Summons;
  readonly status: SummonsStatus;
  readonly paused: boolean;
  readonly nextClock: ClockName | null;
  readonly nextDueAt: string | null;
  readonly overdue: boolean;
  readonly clocks: readonly ClockDetail[];
  readonly evidence: readonly Evidence[];
  readonly response: ResponseDetail;
}

/** 联合执法, and how it ended. */
export interface EnforcementDetail {
  readonly called: JointEnforcementCalled['data'];
  readonly concluded: JointEnforcementConcluded['data'] | undefined;
}

/** What only this page shows, so that `Whistle` does not keep it. */
export interface WhistleProcedure {
  /** Whom it asked for last; undefined where it sounded at once. */
  readonly call: Call | undefined;
  readonly enforcements: readonly EnforcementDetail[];
  /** Who takes over by the ruling on a decline, by ordinal of the summons. */
  readonly replacements: ReadonlyMap<number, string>;
}

/** A whistle with everything that has happened to it. */
export interface WhistleDetail {
  readonly id: string;
  readonly raised: WhistleRaised['data'];
  readonly whistle: Whistle;
  readonly summonses: readonly SummonsDetail[];
  readonly procedure: WhistleProcedure;
  readonly timeline: readonly TimelineEntry[];
  /** When it was looked at: what is overdue. */
  readonly now: string;
  readonly revision: number;
  readonly position: Position;
}

export interface Look {
  /** ISO 8601 UTC. */
  readonly now: string;
  /** As it was called at a time, ISO 8601 UTC: a reorganisation does not rewrite history. */
  nameOf(organisation: string, at: string): string;
}

/** A fold of the whistle's own stream; undefined where nothing was raised. */
export function whistleDetail(
  id: string,
  events: readonly Recorded<WhistleEvent>[],
  { now, nameOf }: Look,
): WhistleDetail | undefined {
  const raised = events.find((event) => event.type === 'WhistleRaised');
  const last = events.at(-1);
  if (!raised || !last) return undefined;
  const whistle = foldWhistle(events);
  const timeline = events.map((event) =>
    timelineEntry(event, (organisation) => nameOf(organisation, event.data.at)),
  );
  const summonses = whistle.summonses.map((summons) => {
    const ofIt = timeline.filter((entry) => entry.summons === summons.no);
    const evidence = ofIt.flatMap((entry) => entry.evidence);
    return summonsDetail(summons, whistle, {
      now,
      evidence,
      response: responseDetail(events, summons.no),
    });
  });
  const { revision, position } = last;
  const procedure = whistleProcedure(events);
  const read = { whistle, summonses, procedure, timeline, now };
  return { id, raised: raised.data, ...read, revision, position };
}

function summonsDetail(
  summons: Summons,
  whistle: Whistle,
  { now, ...said }: Pick<SummonsDetail, 'evidence' | 'response'> & { readonly now: string },
): SummonsDetail {
  const next = nextDue(summons, whistle);
  const until = whistle.closedAt ?? now;
  return {
    summons,
    status: summonsStatus(summons, whistle),
    paused: isPaused(summons),
    nextClock: next?.clock ?? null,
    nextDueAt: next?.dueAt ?? null,
    overdue: next !== undefined && next.dueAt < now,
    clocks:
      summons.role === 'informed'
        ? []
        : CLOCK_NAMES.map((name) => clockDetail(summons, name, until)),
    ...said,
  };
}

const MINUTE = 60_000;

function clockDetail(summons: Summons, name: ClockName, until: string): ClockDetail {
  return {
    name,
    clock: summons.clocks[name] ?? null,
    stoppedAt: stopTimeOf(summons, name) ?? null,
    verdict: verdict(summons, name) ?? null,
    elapsedMinutes: (elapsedMs(summons, name, until) ?? 0) / MINUTE,
  };
}

type Of<T extends WhistleEvent['type']> = Extract<Recorded<WhistleEvent>, { readonly type: T }>;

const ofType =
  <T extends WhistleEvent['type']>(...types: readonly T[]) =>
  (event: Recorded<WhistleEvent>): event is Of<T> =>
    (types as readonly string[]).includes(event.type);

function whistleProcedure(events: readonly Recorded<WhistleEvent>[]): WhistleProcedure {
  const asked = events.filter(ofType('WhistleRaised', 'WhistleResubmitted'));
  const concluded = events.filter(ofType('JointEnforcementConcluded'));
  const upheld = events.filter(ofType('DeclineUpheld'));
  return {
    call: asked.findLast(({ data }) => data.call)?.data.call,
    enforcements: events.filter(ofType('JointEnforcementCalled')).map(({ data: called }) => ({
      called,
      concluded: concluded.find(({ data }) => data.enforcement === called.enforcement)?.data,
    })),
    replacements: new Map(
      upheld.flatMap(({ data: { summons, replacement } }) =>
        replacement === undefined ? [] : [[summons, replacement] as const],
      ),
    ),
  };
}
