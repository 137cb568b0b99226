import { type Kysely, sql } from 'kysely';
import { DAY_MS, daysLater, firstDayOf, startOfDate } from '#calendar';
import { IMPORT_ACCOUNT } from '#whistle';
import { groupsOf, listed, type Signal } from '../signal.js';
import type { SignalTables } from './signals.tables.js';

type Db = Kysely<SignalTables>;

/** Rows that a kind of signal looks at: more would be useless to a reader and slow for everybody else. */
const MOST_ROWS = 20_000;

interface Again {
  readonly whistle: string;
  readonly earlier: string;
  readonly street: string;
  readonly spot: string;
  readonly raised: string;
  readonly closed: string;
}

/** 假性整改: a spot whose whistle was closed and that was blown anew within some days. */
export async function blownAnew(db: Db, month: string, days: number): Promise<Signal[]> {
  const since = startOfDate(daysLater(firstDayOf(month), -days));
  const { rows } = await sql<Again>`
    select n.whistle_id as whistle, c.whistle_id as earlier, n.street as street, n.spot as spot,
      n.raised_at as raised, c.closed_at as closed
    from signal_places n join signal_places c on c.spot = n.spot and c.closed_at is not null
      and c.closed_at >= ${since} and c.closed_at <= n.raised_at and c.whistle_id <> n.whistle_id
    where n.month = ${month}
    order by n.raised_at desc, n.whistle_id, c.whistle_id limit ${MOST_ROWS}`.execute(db);
  const soon = rows.filter(
    ({ raised, closed }) => Date.parse(raised) - Date.parse(closed) <= days * DAY_MS,
  );
  return [...groupsOf(soon, ({ spot }) => spot)].map(([spot, again]) => {
    const shortest = Math.min(
      ...again.map(({ raised, closed }) => Date.parse(raised) - Date.parse(closed)),
    );
    const figures = [
      { name: '再次吹哨', value: new Set(again.map(({ whistle }) => whistle)).size },
      { name: '最短间隔（天）', value: Math.round((10 * shortest) / DAY_MS) / 10 },
    ];
    const street = again[0]?.street ?? null;
    const both = again.flatMap(({ whistle, earlier }) => [whistle, earlier]);
    const about = { street, department: null, subject: spot, figures };
    return { kind: 'blown-anew', ...about, ...listed(both) };
  });
}

interface Photo {
  readonly photo: string;
  readonly whistle: string;
  readonly department: string;
}

/** 一图多用: photos of a month that stand in more than one whistle, whenever. */
export async function photosReused(db: Db, month: string): Promise<Signal[]> {
  const { rows } = await sql<Photo>`
    select g.value as photo, g.whistle_id as whistle, g.department as department
    from signal_facts g where g.kind = 'photo' and g.value in (
      select f.value from signal_facts f where f.kind = 'photo' and f.month = ${month}
        and exists (select 1 from signal_facts o where o.kind = 'photo' and o.value = f.value
          and o.whistle_id <> f.whistle_id))
    order by g.at desc, g.whistle_id limit ${MOST_ROWS}`.execute(db);
  return [...groupsOf(rows, ({ photo }) => photo)].map(([photo, uses]) => {
    const departments = [...new Set(uses.map(({ department }) => department))];
    const [department = null] = departments.length === 1 ? departments : [];
    const figures = [
      { name: '使用次数', value: uses.length },
      { name: '涉及单位', value: departments.length },
    ];
    const about = { street: null, department, subject: photo, figures };
    return { kind: 'photo-reused', ...about, ...listed(uses.map(({ whistle }) => whistle)) };
  });
}

interface Arrival {
  readonly account: string;
  readonly minute: string;
  readonly whistle: string;
  readonly department: string;
}

/** 批量签到: several arrivals by one account within one minute; imported history says no minutes. */
export async function arrivalBursts(db: Db, month: string, burst: number): Promise<Signal[]> {
  const { rows } = await sql<Arrival>`
    select f.value as account, substr(f.at, 1, 16) as minute, f.whistle_id as whistle,
      f.department as department
    from signal_facts f join (
      select value, substr(at, 1, 16) as minute from signal_facts
      where kind = 'arrival' and month = ${month} and value not like ${`${IMPORT_ACCOUNT}%`}
      group by value, substr(at, 1, 16) having count(*) >= ${burst}) b
      on b.value = f.value and b.minute = substr(f.at, 1, 16)
    where f.kind = 'arrival' and f.month = ${month}
    order by f.at desc, f.whistle_id limit ${MOST_ROWS}`.execute(db);
  return [...groupsOf(rows, ({ account }) => account)].map(([account, arrivals]) => {
    const minutes = groupsOf(arrivals, ({ minute }) => minute);
    const figures = [
      { name: '批量分钟数', value: minutes.size },
      { name: '一分钟内最多', value: Math.max(...[...minutes.values()].map((at) => at.length)) },
    ];
    const department = arrivals[0]?.department ?? null;
    const about = { street: null, department, subject: account, figures };
    return { kind: 'arrival-burst', ...about, ...listed(arrivals.map((one) => one.whistle)) };
  });
}
