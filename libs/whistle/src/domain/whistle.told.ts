import { reject, type Rejection } from '#event-sourcing';
import type { Summons } from './summons.state.js';
import type { SummonsEvent, WhistleEvent } from './whistle.events.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';
import type { Evidence } from './whistle.values.js';

/** Steps whose content is kept, to know whether what comes a second time says anything new. */
export type ToldStep =
  'acknowledge' | 'contact' | 'arrive' | 'dispute' | 'report' | 'pause' | 'decline' | 'extension';

/** One thing that was said with a step of a summons. */
export interface ToldFact {
  readonly step: ToldStep;
  /** Name and value, as text. */
  readonly fact: string;
}

/** What was said with the steps that stand. Only decisions ask: it gets into no read model. */
export interface Told {
  /** By ordinal of the summons. */
  readonly summonses: Readonly<Record<number, readonly ToldFact[]>>;
  /** What was said with the whistle's end, while it is over. */
  readonly ending: string | undefined;
}

export const nothingTold: Told = { summonses: {}, ending: undefined };

/** What decisions are taken on: the whistle, and what was said with its steps. */
export interface DecisionState extends Whistle {
  readonly told: Told;
}

/** All that can be said with a step. */
export interface Said {
  readonly person?: string | undefined;
  readonly note?: string | undefined;
  readonly deviceAt?: string | undefined;
  readonly location?:
    | {
        readonly longitude: number;
        readonly latitude: number;
        readonly accuracyMetres: number;
      }
    | undefined;
  readonly summary?: string | undefined;
  readonly reason?: string | undefined;
  readonly legalBasis?: string | undefined;
  readonly evidence?: readonly Evidence[];
}

/** What a step says, thing by thing; what is absent says nothing. */
export function factsOf(step: ToldStep, said: Said): readonly ToldFact[] {
  const { person, note, deviceAt, location: place, summary, reason, legalBasis } = said;
  const location = place && [place.longitude, place.latitude, place.accuracyMetres];
  const texts = { person, note, deviceAt, location, summary, reason, legalBasis };
  const facts = Object.entries(texts).flatMap(([name, value]) =>
    value === undefined ? [] : [{ step, fact: JSON.stringify([name, value]) }],
  );
  const evidence = said.evidence ?? [];
  return [...facts, ...evidence.map((one) => ({ step, fact: evidenceFact(one) }))];
}

const evidenceFact = ({ reference, mediaType }: Evidence): string =>
  JSON.stringify(['evidence', reference, mediaType]);

/** What the end of a whistle says, to know whether it is said again. */
export const endingOf = (said: {
  readonly summary?: string;
  readonly reason?: string;
  readonly into?: string;
}): string => JSON.stringify([said.summary, said.reason, said.into]);

interface Change {
  /** The step with which something is said. */
  readonly says?: ToldStep;
  /** Steps that are undone, or begin anew: what they said is no more on record. */
  readonly undoes?: ToldStep;
}

const changes: Partial<Record<SummonsEvent['type'], Change>> = {
  DepartmentAcknowledged: { says: 'acknowledge' },
  StreetContacted: { says: 'contact' },
  DepartmentArrived: { says: 'arrive', undoes: 'dispute' },
  ArrivalSupplemented: { says: 'arrive' },
  ArrivalDisputed: { says: 'dispute', undoes: 'arrive' },
  ResolutionReported: { says: 'report' },
  ReportSupplemented: { says: 'report' },
  ResolutionSentBack: { undoes: 'report' },
  ClockPaused: { says: 'pause', undoes: 'pause' },
  SummonsDeclined: { says: 'decline', undoes: 'decline' },
  ExtensionRequested: { says: 'extension', undoes: 'extension' },
};

const isOfSummons = (event: WhistleEvent): event is SummonsEvent => event.type in changes;

/** What is on record after one more event. */
export function evolveTold(told: Told, event: WhistleEvent): Told {
  if (isOfSummons(event)) return toldOfSummons(told, event);
  switch (event.type) {
    case 'WhistleClosed':
    case 'WhistleWithdrawn':
    case 'WhistleMerged':
      return { ...told, ending: endingOf(event.data) };
    case 'WhistleReopened':
      return { ...told, ending: undefined };
    default:
      return told;
  }
}

function toldOfSummons(told: Told, { type, data }: SummonsEvent): Told {
  const { says, undoes } = changes[type] ?? {};
  const before = told.summonses[data.summons] ?? [];
  const stands = before.filter(({ step }) => step !== undoes);
  const after = says ? [...stands, ...factsOf(says, data as Said)] : stands;
  return { ...told, summonses: { ...told.summonses, [data.summons]: after } };
}

/** Whether all of it is on record: then a step that comes again has nothing to write. */
export function isTold(
  { told }: Pick<DecisionState, 'told'>,
  { no }: Pick<Summons, 'no'>,
  facts: readonly ToldFact[],
): boolean {
  const known = told.summonses[no] ?? [];
  return facts.every(({ step, fact }) =>
    known.some((one) => one.step === step && one.fact === fact),
  );
}

/** Quiet where all of it is on record, and refused where it is not: this step takes no more. */
export const quietIfTold = (
  state: DecisionState,
  summons: Summons,
  facts: readonly ToldFact[],
  otherwise: WhistleRejection,
): readonly [] | Rejection<WhistleRejection> =>
  isTold(state, summons, facts) ? [] : reject(otherwise);

/** The photos and documents of a step that are not on record. */
export const newEvidence = (
  state: DecisionState,
  summons: Summons,
  step: ToldStep,
  evidence: readonly Evidence[],
): readonly Evidence[] =>
  evidence.filter((one) => !isTold(state, summons, [{ step, fact: evidenceFact(one) }]));
