import { localDate, localMonth } from '#calendar';
import type { Change } from '#read-store';
import { type KnownWhistle, noWhistle, type Summons, type Whistle } from '#whistle';
import { declineOf } from './insight-model.js';
import type { DeclineDaysTable, StreetMonthsTable } from './insight.tables.js';

type Moved = Pick<Change<KnownWhistle>, 'before' | 'after'>;

/** Adds up rows by key, because a key may occur only once in a statement. */
function addedUp<Row extends object>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  add: (sum: Row, row: Row) => Row,
): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const sum = sums.get(keyOf(row));
    sums.set(keyOf(row), sum ? add(sum, row) : row);
  }
  return [...sums.values()];
}

/** Whistles of each street and month that a batch adds; they never change their street or month. */
export function newStreetMonths(changes: readonly Moved[]): StreetMonthsTable[] {
  const blown = changes
    .filter(({ before }) => before === undefined)
    .map(({ after: { whistle: known } }) => ({
      month: localMonth(known.raisedAt),
      street: known.street,
      count: 1,
    }));
  const keyOf = ({ month, street }: StreetMonthsTable) => `${month} ${street}`;
  return addedUp(blown, keyOf, (sum, { count }) => {
    const { month, street } = sum;
    return { month, street, count: sum.count + count };
  });
}

function dayOf(summons: Summons, known: Whistle, times: 1 | -1): DeclineDaysTable {
  const decline = declineOf(summons, known);
  const count = (outcome: typeof decline) => (decline === outcome ? times : 0);
  return {
    day: localDate(summons.summonedAt),
    department: summons.department,
    summonses: times,
    pending: count('pending'),
    upheld: count('upheld'),
    overruled: count('overruled'),
    lapsed: count('lapsed'),
  };
}

/** What a whistle's summonses count for now, and the same for before with the opposite sign. */
function dayChangesOf({ before, after }: Moved): DeclineDaysTable[] {
  const old = before?.whistle ?? noWhistle;
  const known = after.whistle;
  return known.summonses.flatMap((summons, index) => {
    const was = old.summonses[index];
    const isSame = was === summons && old.closedAt === known.closedAt;
    if (isSame || summons.role === 'informed') return [];
    const now = dayOf(summons, known, 1);
    return was ? [dayOf(was, old, -1), now] : [now];
  });
}

const addDays = (sum: DeclineDaysTable, row: DeclineDaysTable): DeclineDaysTable => ({
  day: sum.day,
  department: sum.department,
  summonses: sum.summonses + row.summonses,
  pending: sum.pending + row.pending,
  upheld: sum.upheld + row.upheld,
  overruled: sum.overruled + row.overruled,
  lapsed: sum.lapsed + row.lapsed,
});

const changesNothing = (row: DeclineDaysTable): boolean =>
  [row.summonses, row.pending, row.upheld, row.overruled, row.lapsed].every((n) => n === 0);

/** What a batch adds to each department's summonses and declines of a day of dispatch. */
export function changedDeclineDays(changes: readonly Moved[]): DeclineDaysTable[] {
  const keyOf = ({ day, department }: DeclineDaysTable) => `${day} ${department}`;
  const sums = addedUp(changes.flatMap(dayChangesOf), keyOf, addDays);
  return sums.filter((row) => !changesNothing(row));
}
