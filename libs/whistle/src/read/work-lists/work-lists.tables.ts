import { dialectOf, type Numbering, plainText } from '#read-store';
import { type Generated, type Kysely, sql } from 'kysely';
import { numberColumn } from '../numbered-rows.js';
import { searchIndexOf } from '../search/search-index.js';

/** Stands for "nothing is due" in columns that lists are sorted by. */
export const NEVER = '9999-12-31T23:59:59.999Z';

/** How whistles and summonses are numbered, in the order of the log. */
export const WHISTLE_NUMBERS = { number: 'no', key: ['id'] } as const satisfies Numbering;
export const SUMMONS_NUMBERS = {
  number: 'row',
  key: ['whistle_id', 'no'],
} as const satisfies Numbering;

/** The search over the texts of whistles. */
export const WHISTLE_SEARCH = { rows: 'whistles', index: 'whistle_search' } as const;

/** One row per whistle. Times are ISO 8601 UTC. */
export interface WhistlesTable {
  /** In the order of the log. */
  no: Generated<number>;
  id: string;
  revision: number;
  street: string;
  raised_by: string;
  status: string;
  /** Where it stands before its departments are called; `sounded` once they are. */
  stage: string;
  kind: string;
  level: string;
  category: string;
  title: string;
  address: string;
  /** WGS 84; null where the whistle has no place on the map. */
  longitude: number | null;
  latitude: number | null;
  raised_at: string;
  /** The earliest due time of its review or dispatch, summonses, street and own clock, or NEVER. */
  due_at: string;
  changed_at: string;
  /** Summonses neither settled nor released. */
  open_summonses: number;
  /** The worst card shown: of its summonses, of the street's own steps, of its own clocks. */
  card: string | null;
  /** 1 where some clock of it rests on holidays that were not published when it started. */
  provisional: number;
}

/** One row per summons, with what its department's list filters by. */
export interface SummonsesTable {
  row: Generated<number>;
  whistle_id: string;
  no: number;
  department: string;
  role: string;
  status: string;
  /** 1 while its clocks stand still. */
  paused: number;
  /** 1 while it is declined and nobody has ruled on it. */
  declined: number;
  /** `yellow` or `red` for a deadline that is near or missed and whose clock still runs. */
  card: string | null;
  /** The highest rung of supervision so far. */
  supervision: string | null;
  kind: string;
  street: string;
  summoned_at: string;
  /** 1 while it counts among what is open: neither done nor released. */
  open: number;
  /** 1 where it is settled and its street has yet to rate it. */
  rating_wanted: number;
  next_clock: string | null;
  /** When that clock is due, or NEVER. */
  due_at: string;
  /** 1 where the due time reaches holidays not yet published. */
  provisional: number;
  changed_at: string;
}

/** What waits for the command centre or a street: gone once it is decided or done. */
export interface TasksTable {
  /** `<whistle>/<summons>/<task>`. */
  id: string;
  whistle_id: string;
  /** 0: the whistle itself. */
  summons: number;
  task: string;
  /** Who is to decide. */
  authority: string;
  department: string | null;
  street: string;
  kind: string;
  /** Why it was asked for. */
  note: string | null;
  since: string;
  /** By when, or NEVER. */
  due_at: string;
  /** `<due_at>/<since>`: what is due first, and of what has no limit, what waits longest. */
  queue: string;
}

/** 复哨 and 并哨: what leads from one whistle to another. */
export interface LinksTable {
  whistle_id: string;
  /** `previous`: it repeats the other; `merged`: it was merged into the other. */
  link: string;
  other_id: string;
}

export interface WorkListTables {
  whistles: WhistlesTable;
  summonses: SummonsesTable;
  tasks: TasksTable;
  whistle_links: LinksTable;
}

export async function createTables(db: Kysely<WorkListTables>): Promise<void> {
  await createWhistles(db);
  await createSummonses(db);
  await createTasksAndLinks(db);
  await searchIndexOf(db, WHISTLE_SEARCH).create(db);
}

async function createWhistles(db: Kysely<WorkListTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table whistles (
    no ${numberColumn(db)}, id ${text} not null, revision integer not null,
    street ${text} not null, raised_by ${text} not null, status ${text} not null,
    stage ${text} not null, kind ${text} not null, level ${text} not null,
    category ${text} not null, title ${text} not null, address ${text} not null,
    longitude double precision, latitude double precision,
    raised_at ${text} not null, due_at ${text} not null, changed_at ${text} not null,
    open_summonses integer not null, card ${text}, provisional integer not null)`.execute(db);
  await sql`create unique index whistles_id on whistles (id)`.execute(db);
  if (dialectOf(db) === 'sqlite')
    await sql`create unique index whistles_no on whistles (no)`.execute(db);
}

async function createSummonses(db: Kysely<WorkListTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table summonses (
    row ${numberColumn(db)}, whistle_id ${text} not null, no integer not null,
    department ${text} not null, role ${text} not null, status ${text} not null,
    paused integer not null, declined integer not null, card ${text}, supervision ${text},
    kind ${text} not null, street ${text} not null,
    summoned_at ${text} not null, open integer not null, rating_wanted integer not null,
    next_clock text, due_at ${text} not null,
    provisional integer not null, changed_at ${text} not null)`.execute(db);
  await sql`create unique index summonses_whistle on summonses (whistle_id, no)`.execute(db);
}

async function createTasksAndLinks(db: Kysely<WorkListTables>): Promise<void> {
  const text = plainText(db);
  await sql`create table tasks (
    id ${text} primary key, whistle_id ${text} not null, summons integer not null,
    task ${text} not null, authority ${text} not null, department ${text},
    street ${text} not null, kind ${text} not null, note text,
    since ${text} not null, due_at ${text} not null, queue ${text} not null)`.execute(db);
  await sql`create table whistle_links (
    whistle_id ${text} not null, link ${text} not null, other_id ${text} not null,
    primary key (whistle_id, link, other_id))`.execute(db);
}
