import { stringify } from 'csv-stringify/sync';
import { localMonth } from '#calendar';
import {
  Directory,
  DutyRosters,
  type MonthRoster,
  type OrganisationRecord,
  type PersonRecord,
  roster,
  StaffRegister,
  type Step,
  stepsOf,
} from '#directory';
import { type Clock, spreadsheetSafe } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PersonalData } from '#privacy';
import { type Cells, type Column, COLUMNS, KINDS, TYPES } from './columns.js';
import { writeTime } from './local-time.js';

type Row = Partial<Cells>;

const PAGE = 2_000;
const STEP_TYPES = {
  renamed: TYPES.rename,
  moved: TYPES.move,
  retired: TYPES.retire,
  merged: TYPES.merge,
  split: TYPES.split,
  bounded: TYPES.draw,
} as const;

function registration({ registered, since, reason = '', names, parents }: OrganisationRecord): Row {
  const { id, kind, name, regionCode = '', creditCode = '' } = registered;
  return {
    type: TYPES.organisation,
    id,
    kind: KINDS[kind],
    name: names[0]?.value ?? name,
    parent: parents[0]?.value ?? '',
    region_code: regionCode,
    credit_code: creditCode,
    effective_from: since,
    reason,
  };
}

/** Changes of one day: names and parents, then the ends of those below, then of those above. */
function rankOf({ registered }: OrganisationRecord, step: Step['step']): number {
  if (step === 'renamed' || step === 'moved' || step === 'bounded') return 0;
  return registered.parent === undefined ? 2 : 1;
}

function outcomeOf({ step, to, effectiveFrom }: Step, { boundaries }: OrganisationRecord): Row {
  const drawn = boundaries.find(({ from }) => from === effectiveFrom)?.value;
  if (step === 'bounded') return { boundary: drawn ? JSON.stringify(drawn) : '' };
  if (step === 'renamed') return { name: to.join('') };
  return step === 'moved' ? { parent: to.join('') } : { successor: to.join(';') };
}

/** Changes after the registration. */
const changes = (record: OrganisationRecord): { readonly order: string; readonly row: Row }[] =>
  stepsOf(record).flatMap((one) => {
    const { step, effectiveFrom, reason = '' } = one;
    if (step === 'registered') return [];
    const row = { type: STEP_TYPES[step], id: record.registered.id, ...outcomeOf(one, record) };
    return [
      {
        order: `${effectiveFrom} ${rankOf(record, step)}`,
        row: { ...row, effective_from: effectiveFrom, reason },
      },
    ];
  });

function personRows({ id, name, phone = '', account = '', postings }: PersonRecord): Row[] {
  return postings.map(({ from, value, reason = '' }, index): Row => {
    const when = { effective_from: from, reason };
    if (!value) return { type: TYPES.leave, id, ...when };
    const place = { organisation: value.organisation, post: value.post ?? '', ...when };
    if (index > 0) return { type: TYPES.transfer, id, ...place };
    return { type: TYPES.person, id, name, phone, account, ...place };
  });
}

const dutyRows = ({ organisation, duties, unstaffed }: MonthRoster): Row[] =>
  duties
    .filter(({ duty }) => !unstaffed.includes(duty))
    .map(({ post, person, from, to }) => ({
      type: TYPES.duty,
      organisation,
      post,
      person,
      from: writeTime(from),
      to: writeTime(to),
    }));

/** Which organisations have a roster in which months, in order. */
async function rosterMonths(log: EventStore): Promise<(readonly [string, string])[]> {
  const filter = { streamPrefixes: [roster.prefix], types: ['DutyAssigned'] };
  const found = new Map<string, readonly [string, string]>();
  let after: string | undefined;
  for (;;) {
    const page = await log.readAll({ limit: PAGE, filter, ...(after !== undefined && { after }) });
    for (const { stream, data } of page.events) {
      const { organisation, from } = data as { organisation: string; from: string };
      found.set(stream, [organisation, localMonth(from)]);
    }
    after = page.position;
    if (page.end) return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of);
  }
}

/** What of the directory to write. */
interface DirectoryExport {
  /** Duties of this local month `YYYY-MM` and later; all where absent, none where `false`. */
  readonly rostersFrom?: string | false;
  /** Opens telephones. */
  readonly personalData?: PersonalData;
}

async function allDuties(
  log: EventStore,
  rosters: DutyRosters,
  { rostersFrom = '' }: DirectoryExport,
): Promise<Row[]> {
  if (rostersFrom === false) return [];
  const rows: Row[] = [];
  for (const [organisation, month] of await rosterMonths(log))
    if (month >= rostersFrom) rows.push(...dutyRows(await rosters.month(organisation, month)));
  return rows;
}

/**
 * The whole directory with its history as CSV that `importDirectory` reads: UTF-8 with a byte order
 * mark, so that spreadsheets show Chinese, and a Chinese header; what they would run as a formula has
 * an apostrophe before it.
 */
export async function exportDirectory(
  log: EventStore,
  clock: Clock,
  what: DirectoryExport = {},
): Promise<string> {
  const directory = new Directory(log, clock);
  const staff = new StaffRegister(log, clock, directory, what.personalData);
  const rosters = new DutyRosters(log, clock, directory, staff);
  const records = [...(await directory.records()).values()];
  const later = records.flatMap(changes).sort((a, b) => a.order.localeCompare(b.order, 'en'));
  const rows: Row[] = [
    ...records.map(registration),
    ...later.map(({ row }) => row),
    ...[...(await staff.records()).values()].flatMap(personRows),
    ...(await allDuties(log, rosters, what)),
  ];
  const columns = (Object.keys(COLUMNS) as Column[]).map((key) => ({ key, header: COLUMNS[key] }));
  return stringify(rows, {
    header: true,
    bom: true,
    columns,
    record_delimiter: 'windows',
    cast: { string: spreadsheetSafe },
    // A line break alone, which is not the one between records, would end a record for other readers.
    quoted_match: /[\r\n]/,
  });
}
