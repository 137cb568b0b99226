import { type FoldedProjection, othersThan, upsertRows } from '#read-store';
import { type KnownWhistle, whistle, type WhistleEvent, whistleFold } from '#whistle';
import { factsOf, placeOf, TELLING } from './signal-facts.js';
import { createIndexes, createTables, type SignalTables } from './signals.tables.js';

export const SIGNALS = 'assessment-signals';

/** When a whistle begins and ends: of its place nothing else changes. */
const ENDS = [
  'WhistleRaised',
  'WhistleClosed',
  'WhistleWithdrawn',
  'WhistleMerged',
  'WhistleReopened',
] as const;

const isEnd = ({ type }: { readonly type: string }): boolean =>
  (ENDS as readonly string[]).includes(type);

const IGNORES = othersThan(whistle, ...ENDS, ...TELLING);

/** What may be a sign of gaming: ratings, frictions before them, photos, arrivals, places. */
export const signals: FoldedProjection<
  KnownWhistle,
  SignalTables,
  WhistleEvent,
  (typeof IGNORES)[number]
> = {
  name: SIGNALS,
  version: 2,
  replaySafety:
    'A fact is what its event says, under the revision of the event; a place is replaced by what the whole stream says.',
  fold: whistleFold,
  ignores: IGNORES,
  tables: ['signal_facts', 'signal_places'],
  migrate: createTables,
  index: createIndexes,
  async save(tx, changes) {
    const facts = changes.flatMap(({ after, events }) => factsOf(after, events));
    const moved = changes.filter(({ events }) => events.some(isEnd));
    const places = moved.map(({ after }) => placeOf(after));
    if (facts.length > 0)
      await upsertRows(tx, 'signal_facts', ['whistle_id', 'revision', 'no'], facts);
    if (places.length > 0) await upsertRows(tx, 'signal_places', ['whistle_id'], places);
  },
};
