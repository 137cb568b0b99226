import type { Kysely } from 'kysely';
import { localDate } from '#calendar';
import type { Recorded } from '#event-sourcing';
import {
  type FoldedChange,
  type FoldedProjection,
  type ReadStore,
  type SharedFold,
  upsertRows,
} from '#read-store';
import type { EvidenceEvent } from '../../domain/evidence.events.js';
import { evidence } from '../../domain/evidence.js';
import type { SentToday } from '../../intake/evidence-intake.js';
import {
  createIndexes,
  createTables,
  type PiecesTable,
  type PieceTables,
} from './evidence-pieces.tables.js';

export const EVIDENCE_PIECES = 'evidence-pieces';

function evolve(row: PiecesTable, { type, data }: Recorded<EvidenceEvent>): PiecesTable {
  const { reference, stored, at } = data;
  if (type === 'EvidenceRemoved') return Object.assign({}, row, { removed_at: at });
  return { reference, stored, bytes: data.bytes, sent_at: at, removed_at: null };
}

const pieceFold: SharedFold<PiecesTable, EvidenceEvent> = {
  family: evidence,
  initial: (stream) => ({
    reference: evidence.idOf(stream),
    stored: '',
    bytes: 0,
    sent_at: '',
    removed_at: null,
  }),
  evolve,
  isOver: () => true,
};

const sendsOf = ({ events }: FoldedChange<PiecesTable, EvidenceEvent>) =>
  events.flatMap((event) =>
    event.type === 'EvidenceStored'
      ? [
          {
            reference: event.data.reference,
            revision: event.revision,
            account: event.data.account,
            day: localDate(event.data.at),
          },
        ]
      : [],
  );

async function save(
  tx: Kysely<PieceTables>,
  changes: readonly FoldedChange<PiecesTable, EvidenceEvent>[],
): Promise<void> {
  const pieces = changes.map(({ after }) => after);
  await upsertRows(tx, 'evidence_pieces', ['reference'], pieces);
  await upsertRows(tx, 'evidence_sends', ['reference', 'revision'], changes.flatMap(sendsOf));
}

/** Every piece of evidence that is or was kept, and who sent how many on which day. */
export const evidencePieces: FoldedProjection<PiecesTable, PieceTables, EvidenceEvent> = {
  name: EVIDENCE_PIECES,
  version: 1,
  replaySafety: 'A piece is a function of its stream, and a send is named by its revision.',
  fold: pieceFold,
  ignores: [],
  tables: ['evidence_pieces', 'evidence_sends'],
  migrate: createTables,
  index: createIndexes,
  save,
};

/** Counts by the read model: what an account sends within the moment that it is behind is not counted. */
export const sentToday = (store: ReadStore): SentToday => ({
  async countOf(account, now) {
    const db = await store.live<PieceTables>(EVIDENCE_PIECES);
    const { count } = await db
      .selectFrom('evidence_sends')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('account', '=', account)
      .where('day', '=', localDate(now))
      .executeTakeFirstOrThrow();
    return Number(count);
  },
});
