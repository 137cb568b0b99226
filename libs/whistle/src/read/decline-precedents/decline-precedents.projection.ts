import { type KnownPerson, maskPersonalData, type Recorded } from '#event-sourcing';
import { isSealed } from '#privacy';
import {
  type Change,
  oneOf,
  othersThan,
  type Projection,
  upsertNumberedRows,
  upsertRows,
} from '#read-store';
import type { Insertable, Kysely } from 'kysely';
import {
  type DeclineOverruled,
  type DeclineUpheld,
  type ResidentContact,
  type SummonsDeclined,
  type WhistleEvent,
  type WhistleRaised,
} from '../../domain/whistle.events.js';
import { whistle } from '../../domain/whistle.js';
import { searchIndexOf } from '../search/search-index.js';
import {
  createIndexes,
  createTables,
  PRECEDENT_SEARCH,
  type PrecedentsTable,
  type PrecedentTables,
} from './decline-precedents.tables.js';

export const DECLINE_PRECEDENTS = 'decline-precedents';

type Ruling = Insertable<PrecedentsTable>;

/** What every precedent of a whistle says of it. */
type Subject = Pick<Ruling, 'street' | 'kind' | 'category' | 'title'>;

/** A decline that waits for its ruling. */
type Pending = Pick<Ruling, 'summons' | 'department' | 'reason' | 'legal_basis' | 'declined_at'>;

export interface PrecedentModel {
  readonly stream: string;
  readonly revision: number;
  readonly subject: Subject;
  /** The resident, who is masked in every precedent; shown to nobody. */
  readonly known: KnownPerson;
  readonly pending: readonly Pending[];
  /** Rulings since the model was loaded. */
  readonly rulings: readonly Ruling[];
}

function recordRaising(model: PrecedentModel, event: Recorded<WhistleRaised>): PrecedentModel {
  const { street, kind, category, title, contact } = event.data;
  const subject = { street, kind, category, title };
  return { ...model, revision: event.revision, subject, known: contact ? knownOf(contact) : {} };
}

/** A sealed name says nothing here; the title that came with it was masked before it was written. */
const knownOf = ({ name, phone }: ResidentContact): KnownPerson =>
  isSealed(name) ? {} : { name, phone };

function recordDecline(model: PrecedentModel, event: Recorded<SummonsDeclined>): PrecedentModel {
  const { summons, department, reason, legalBasis, at } = event.data;
  const decline = { summons, department, reason, legal_basis: legalBasis, declined_at: at };
  // An earlier one of the same summons has lapsed without a ruling.
  const others = model.pending.filter((other) => other.summons !== summons);
  return { ...model, revision: event.revision, pending: [...others, decline] };
}

const recordRuling =
  (outcome: 'upheld' | 'overruled') =>
  (model: PrecedentModel, event: Recorded<DeclineUpheld | DeclineOverruled>): PrecedentModel => {
    const data: { replacement?: string } & DeclineOverruled['data'] = event.data;
    const decline = model.pending.find(({ summons }) => summons === data.summons);
    const pending = model.pending.filter((other) => other !== decline);
    const next = { ...model, revision: event.revision, pending };
    if (!decline) return next;
    const whistle_id = whistle.idOf(model.stream);
    const ruling: Ruling = {
      id: `${whistle_id}/${data.summons}`,
      whistle_id,
      ...model.subject,
      ...decline,
      outcome,
      ruling_reason: data.reason,
      ruled_at: data.at,
      replacement: data.replacement ?? null,
    };
    return { ...next, rulings: [...model.rulings, maskRuling(ruling, model.known)] };
  };

/** Masks the resident: everybody who is signed in may read and search precedents. */
function maskRuling(ruling: Ruling, known: KnownPerson): Ruling {
  const { title, reason, legal_basis, ruling_reason } = ruling;
  const mask = (text: string) => maskPersonalData(text, known);
  return {
    ...ruling,
    title: mask(title),
    reason: mask(reason),
    legal_basis: mask(legal_basis),
    ruling_reason: mask(ruling_reason),
  };
}

interface Kept {
  readonly subject: Subject;
  readonly known: KnownPerson;
  readonly pending: readonly Pending[];
}

async function load(
  tx: Kysely<PrecedentTables>,
  streams: readonly string[],
): Promise<Map<string, PrecedentModel>> {
  const rows = await tx
    .selectFrom('precedent_whistles')
    .selectAll()
    .where(oneOf(tx, 'stream', streams))
    .execute();
  return new Map(
    rows.map(({ stream, revision, model }) => [
      stream,
      { stream, revision, ...(JSON.parse(model) as Kept), rulings: [] },
    ]),
  );
}

/** Models are kept between batches: rulings of earlier batches are written already. */
function newRulings({ before, after }: Change<PrecedentModel>): readonly Ruling[] {
  const written = new Set(before?.rulings.map(({ id }) => id));
  return after.rulings.filter(({ id }) => !written.has(id));
}

const byTime = (a: Ruling, b: Ruling): number => (a.ruled_at < b.ruled_at ? -1 : 1);

async function save(
  tx: Kysely<PrecedentTables>,
  changes: readonly Change<PrecedentModel>[],
): Promise<void> {
  const whistles = changes.map(({ after: { stream, revision, subject, known, pending } }) => ({
    stream,
    revision,
    model: JSON.stringify({ subject, known, pending } satisfies Kept),
  }));
  // In the order of the log, whatever the batch: their numbers are the same after a rebuild.
  const rulings = changes.flatMap(newRulings).sort(byTime);
  await upsertRows(tx, 'precedent_whistles', ['stream'], whistles);
  await upsertNumberedRows(tx, 'precedents', { number: 'no', key: ['id'] }, rulings);
  const texts = rulings.map(({ id, title, reason, legal_basis, ruling_reason, whistle_id }) => ({
    id,
    text: [title, reason, legal_basis, ruling_reason].join('\n'),
    code: whistle_id,
  }));
  await searchIndexOf(tx, PRECEDENT_SEARCH).add(tx, texts);
}

const IGNORES = othersThan(
  whistle,
  'WhistleRaised',
  'SummonsDeclined',
  'DeclineUpheld',
  'DeclineOverruled',
);

/** 退哨裁定先例: every ruling on a decline, with what it was about, and the search over them. */
export const declinePrecedents: Projection<
  PrecedentModel,
  PrecedentTables,
  WhistleEvent,
  (typeof IGNORES)[number]
> = {
  name: DECLINE_PRECEDENTS,
  version: 3,
  replaySafety:
    'A ruling is one row that never changes; events at or below the stored revision are ignored.',
  family: whistle,
  tables: ['precedent_whistles', 'precedents', 'precedent_search'],
  migrate: createTables,
  index: createIndexes,
  initial: (stream) => ({
    stream,
    revision: -1,
    known: {},
    pending: [],
    rulings: [],
    subject: { street: '', kind: '', category: '', title: '' },
  }),
  revisionOf: ({ revision }) => revision,
  ignores: IGNORES,
  when: {
    WhistleRaised: recordRaising,
    SummonsDeclined: recordDecline,
    DeclineUpheld: recordRuling('upheld'),
    DeclineOverruled: recordRuling('overruled'),
  },
  load,
  save,
};
