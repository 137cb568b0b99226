import { localMonth } from '#calendar';
import type { Recorded } from '#event-sourcing';
import { categoryClass, type KnownWhistle, type WhistleEvent } from '#whistle';
import type { SignalFactsTable, SignalPlacesTable } from './signals.tables.js';

/** What one event says that may be a sign. */
type Said = Pick<SignalFactsTable, 'kind' | 'department' | 'value'>;

const SHA256 = /\b[0-9a-f]{64}\b/i;

/**
 * By what a photo is known again. A reference that holds a SHA-256 is the photo's whatever its name;
 * otherwise the reference itself.
 */
export const photoOf = (reference: string): string =>
  SHA256.exec(reference)?.[0].toLowerCase() ?? reference;

interface WithEvidence {
  readonly department: string;
  readonly evidence: readonly { readonly reference: string }[];
}

const photosOf = ({ department, evidence }: WithEvidence): Said[] =>
  [...new Set(evidence.map(({ reference }) => photoOf(reference)))].map((value) => ({
    kind: 'photo',
    department,
    value,
  }));

type Of<T extends WhistleEvent['type']> = Recorded<Extract<WhistleEvent, { type: T }>>;

const photos = ({ data }: { readonly data: WithEvidence }): Said[] => photosOf(data);

const friction = ({
  type: value,
  data: { department },
}: Of<'ArrivalDisputed' | 'ResolutionSentBack' | 'SummonsDeclined' | 'AppealFiled'>): Said[] => [
  { kind: 'friction', department, value },
];

/** The events that say something; what each says, in order. */
const SAYINGS = {
  DepartmentArrived: ({ data, metadata }: Of<'DepartmentArrived'>): Said[] => {
    const { department } = data;
    return [{ kind: 'arrival', department, value: metadata.actor.account }, ...photosOf(data)];
  },
  ArrivalSupplemented: photos,
  ProgressRecorded: photos,
  ResolutionReported: photos,
  ReportSupplemented: photos,
  ArrivalDisputed: friction,
  ResolutionSentBack: friction,
  SummonsDeclined: friction,
  AppealFiled: friction,
  DepartmentRated: ({ data }: Of<'DepartmentRated'>): Said[] => {
    const { department, satisfaction, responseSpeed, cooperation, implementation } = data;
    const value = [satisfaction, responseSpeed, cooperation, implementation].join(' ');
    return [{ kind: 'rating', department, value }];
  },
} as const;

export const TELLING = Object.keys(SAYINGS) as readonly (keyof typeof SAYINGS)[];

const isTelling = (type: string): type is keyof typeof SAYINGS => type in SAYINGS;

const saidBy = (event: Recorded<WhistleEvent>): Said[] =>
  isTelling(event.type) ? SAYINGS[event.type](event as never) : [];

/** The facts of some events of a whistle. */
export const factsOf = (
  { id, whistle: { street } }: KnownWhistle,
  events: readonly Recorded<WhistleEvent>[],
): SignalFactsTable[] =>
  events.flatMap((event) =>
    saidBy(event).map((said, no) => {
      const { at } = event.data;
      const where = { whistle_id: id, revision: event.revision, no, street };
      return Object.assign(where, said, { at, month: localMonth(at) });
    }),
  );

/** Thousandths of a degree: some hundred metres. */
const GRID = 3;

function spotOf({ whistle: { category, street }, ...known }: KnownWhistle): string {
  const main = categoryClass(category)?.code ?? category;
  const { latitude, longitude, address } = known;
  const place =
    latitude === null || longitude === null
      ? `${street}|${address.replace(/\s/g, '')}`
      : `${latitude.toFixed(GRID)},${longitude.toFixed(GRID)}`;
  return `${main}|${place}`;
}

/** Where a whistle was and when it was over. */
export function placeOf(known: KnownWhistle): SignalPlacesTable {
  const { street, raisedAt, status, closedAt } = known.whistle;
  return {
    whistle_id: known.id,
    street,
    spot: spotOf(known),
    month: localMonth(raisedAt),
    raised_at: raisedAt,
    closed_at: status === 'closed' ? (closedAt ?? null) : null,
  };
}
