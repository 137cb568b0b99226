import { reject, type Rejection } from '#event-sourcing';
import type { Summons } from './summons.state.js';
import type { SummonsEvent, WhistleEvent } from './whistle.events.js';
import type { WhistleRejection } from './whistle.rejections.js';
import type { Whistle } from './whistle.state.js';
import type { Evidence } from './whistle.values.js';

/** Steps whose content is kept: a step that is sent again is compared with it. */
export type StatementStep =
  | (
      | 'acknowledge'
      | 'contact'
      | 'arrive'
      | 'dispute'
      | 'report'
      | 'pause'
      | 'decline'
      | 'extension'
    )
  | ('pause-request' | 'supervision-answer');

/** One thing that was said with a step of a summons. */
export interface Statement {
  readonly step: StatementStep;
  /** Name and value, as text. */
  readonly text: string;
}

/** What was said with a step. It is taken apart only where something is compared with it. */
interface Said {
  readonly step: StatementStep;
  readonly content: StepContent;
}

/** What was said with the steps that are in force. For decisions only: no read model holds it. */
export interface Statements {
  /** By ordinal of the summons. */
  readonly summonses: Readonly<Record<number, readonly Said[]>>;
  /** What was said with the whistle's end, while it is over. */
  readonly ending: string | undefined;
}

export const noStatements: Statements = { summonses: {}, ending: undefined };

/** What decisions are taken on: the whistle, and what was said with its steps. */
export interface DecisionState extends Whistle {
  readonly statements: Statements;
}

/** All that can be said with a step. */
export interface StepContent {
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
  readonly until?: string | undefined;
  readonly plan?: string | undefined;
  readonly doneBy?: string | undefined;
  readonly evidence?: readonly Evidence[];
}

/** One statement for each field that is present, and for each piece of evidence. */
export function statementsOf(step: StatementStep, content: StepContent): readonly Statement[] {
  const { person, note, deviceAt, location: place, summary, reason, legalBasis } = content;
  const { until, plan, doneBy } = content;
  const location = place && [place.longitude, place.latitude, place.accuracyMetres];
  const texts = {
    person,
    note,
    deviceAt,
    location,
    summary,
    reason,
    legalBasis,
    until,
    plan,
    doneBy,
  };
  const said: Statement[] = [];
  for (const [name, value] of Object.entries(texts))
    if (value !== undefined) said.push({ step, text: JSON.stringify([name, value]) });
  for (const one of content.evidence ?? []) said.push({ step, text: evidenceText(one) });
  return said;
}

const evidenceText = ({ reference, mediaType }: Evidence): string =>
  JSON.stringify(['evidence', reference, mediaType]);

/** The content of a whistle's end, as text: an end that is sent again is compared with it. */
export const endingOf = (content: {
  readonly summary?: string;
  readonly reason?: string;
  readonly into?: string;
}): string => JSON.stringify([content.summary, content.reason, content.into]);

interface Change {
  /** The step with which something is said. */
  readonly says?: StatementStep;
  /** The step that is undone or begins anew: what was said with it is dropped. */
  readonly undoes?: StatementStep;
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
  PauseRequested: { says: 'pause-request', undoes: 'pause-request' },
  SupervisionIssued: { undoes: 'supervision-answer' },
  SupervisionAnswered: { says: 'supervision-answer', undoes: 'supervision-answer' },
};

const isOfSummons = (event: WhistleEvent): event is SummonsEvent => event.type in changes;

/** What is on record after one more event. */
export function evolveStatements(statements: Statements, event: WhistleEvent): Statements {
  if (isOfSummons(event)) return evolveOfSummons(statements, event);
  switch (event.type) {
    case 'WhistleClosed':
    case 'WhistleWithdrawn':
    case 'WhistleMerged':
      return { ...statements, ending: endingOf(event.data) };
    case 'WhistleReopened':
      return { ...statements, ending: undefined };
    default:
      return statements;
  }
}

function evolveOfSummons(statements: Statements, { type, data }: SummonsEvent): Statements {
  const { says, undoes } = changes[type] ?? {};
  const before = statements.summonses[data.summons] ?? [];
  const kept = before.filter(({ step }) => step !== undoes);
  const after = says ? [...kept, { step: says, content: data as StepContent }] : kept;
  return { ...statements, summonses: { ...statements.summonses, [data.summons]: after } };
}

/** Whether all of it is on record already: then there is nothing to write. */
export function isOnRecord(
  { statements }: Pick<DecisionState, 'statements'>,
  { no }: Pick<Summons, 'no'>,
  asked: readonly Statement[],
): boolean {
  const said = statements.summonses[no] ?? [];
  const known = said.flatMap(({ step, content }) => statementsOf(step, content));
  return asked.every(({ step, text }) =>
    known.some((one) => one.step === step && one.text === text),
  );
}

/** No events where all of it is on record; otherwise a refusal, as the step takes no additions. */
export const quietIfOnRecord = (
  state: DecisionState,
  summons: Summons,
  asked: readonly Statement[],
  otherwise: WhistleRejection,
): readonly [] | Rejection<WhistleRejection> =>
  isOnRecord(state, summons, asked) ? [] : reject(otherwise);

/** The photos and documents that are not on record for the step. */
export const newEvidence = (
  state: DecisionState,
  summons: Summons,
  step: StatementStep,
  evidence: readonly Evidence[],
): readonly Evidence[] =>
  evidence.filter((one) => !isOnRecord(state, summons, [{ step, text: evidenceText(one) }]));
