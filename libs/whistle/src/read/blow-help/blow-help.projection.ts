import { localMonth } from '#calendar';
import { addToRows, type FoldedChange, type FoldedProjection, upsertRows } from '#read-store';
import type { Kysely } from 'kysely';
import type { Summons } from '../../domain/summons.state.js';
import { type Unrelated, unrelatedTo, type WhistleEvent } from '../../domain/whistle.events.js';
import type { Whistle } from '../../domain/whistle.state.js';
import { type KnownWhistle, whistleFold } from '../whistle-fold.js';
import type { WhistleStatus } from '../work-lists/street-work-list.js';
import { NEVER } from '../work-lists/work-lists.tables.js';
import {
  type BlowHelpTables,
  createIndexes,
  createTables,
  LEAD_COUNTS,
  LEAD_KEY,
  type LeadCount,
  type LeadMonthsTable,
  type PlacedWhistlesTable,
} from './blow-help.tables.js';
import { cellOf } from './cells.js';

export const BLOW_HELP = 'blow-help';

const endOf = ({ status, closedAt, withdrawnAt, mergedAt }: Whistle): string => {
  const ends = { closed: closedAt, withdrawn: withdrawnAt, merged: mergedAt };
  return status === 'none' || status === 'open' ? NEVER : (ends[status] ?? NEVER);
};

const leadsOf = ({ summonses }: Whistle): readonly Summons[] =>
  summonses.filter(({ role }) => role === 'lead');

function placedRows({ after }: FoldedChange<KnownWhistle>): PlacedWhistlesTable[] {
  const { id, title, address, longitude, latitude, whistle } = after;
  if (longitude === null || latitude === null) return [];
  const { street, raisedBy, kind, category, status, raisedAt } = whistle;
  return [
    {
      id,
      cell: cellOf({ longitude, latitude }),
      longitude,
      latitude,
      street,
      raised_by: raisedBy,
      kind,
      category,
      title,
      address,
      status: status as WhistleStatus,
      raised_at: raisedAt,
      ended_at: endOf(whistle),
      lead: leadsOf(whistle).at(-1)?.department ?? null,
    },
  ];
}

const countsOf = ({ decline }: Summons): Record<LeadCount, number> => ({
  led: 1,
  declined: Number(decline !== undefined),
  upheld: Number(decline?.outcome === 'upheld'),
  overruled: Number(decline?.outcome === 'overruled'),
});

/** What the leads of a whistle count, added or taken away. */
const talliesOf = (known: KnownWhistle | undefined, sign: 1 | -1): LeadMonthsTable[] =>
  known
    ? leadsOf(known.whistle).map((summons) => {
        const counts = countsOf(summons);
        for (const count of LEAD_COUNTS) counts[count] *= sign;
        const { category, kind, street } = known.whistle;
        const month = localMonth(summons.summonedAt);
        return { category, month, kind, street, department: summons.department, ...counts };
      })
    : [];

/** The difference of what is counted now to what was, a row for each month and group. */
function changedMonths(changes: readonly FoldedChange<KnownWhistle>[]): LeadMonthsTable[] {
  const sums = new Map<string, LeadMonthsTable>();
  const tallies = changes.flatMap(({ before, after }) => [
    ...talliesOf(before, -1),
    ...talliesOf(after, 1),
  ]);
  for (const tally of tallies) {
    const key = LEAD_KEY.map((column) => tally[column]).join('\n');
    const sum = sums.get(key);
    if (!sum) sums.set(key, tally);
    else for (const count of LEAD_COUNTS) sum[count] += tally[count];
  }
  return [...sums.values()].filter((sum) => LEAD_COUNTS.some((count) => sum[count] !== 0));
}

async function save(
  tx: Kysely<BlowHelpTables>,
  changes: readonly FoldedChange<KnownWhistle>[],
): Promise<void> {
  const placed = changes.flatMap(placedRows);
  if (placed.length > 0) await upsertRows(tx, 'placed_whistles', ['id'], placed);
  const months = changedMonths(changes);
  if (months.length > 0) await addToRows(tx, 'lead_months', LEAD_KEY, months);
}

/** What helps before a blow: what lies near a point, and who led what before. */
export const blowHelp: FoldedProjection<
  KnownWhistle,
  BlowHelpTables,
  WhistleEvent,
  Unrelated<'obligations'>
> = {
  name: BLOW_HELP,
  version: 1,
  replaySafety:
    'Rows are replaced by what the whole stream says; sums take the difference to what was counted before, in the transaction of the checkpoint.',
  fold: whistleFold,
  ignores: unrelatedTo('obligations'),
  tables: ['placed_whistles', 'lead_months'],
  migrate: createTables,
  index: createIndexes,
  save,
};
