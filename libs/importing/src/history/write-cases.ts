import type { EventToAppend, Recorded } from '#event-sourcing';
import { type EventStore, type Bar, retryWhileAway } from '#event-store';
import type { PersonalData } from '#privacy';
import { whistle, type WhistleEvent, whistleIdOf } from '#whistle';
import { raiseCommandId } from './identity.js';
import type { ReportWriter } from './import-report.js';
import { planCase, type PlannedCase, type PlannedRow } from './plan-case.js';
import type { ImportPlan } from './plan.js';
import { protectResident } from './resident-data.js';
import { reasonOf } from './row-refusals.js';
import type { StagedCase, Staging } from './staging.js';

export interface CaseWriteOptions {
  readonly store: EventStore;
  readonly staging: Staging;
  readonly plan: ImportPlan;
  readonly report: ReportWriter;
  readonly bar: Bar;
  readonly newestFirst: boolean;
  /** Seals what residents left. */
  readonly personalData?: Pick<PersonalData, 'seal' | 'openOne'> | undefined;
  /** Of what a row holds, under a key; see {@link planCase}. */
  readonly fingerprint?: ((digest: string) => string) | undefined;
}

/** Most events in one append. */
const LARGEST_APPEND = 500;
/** Most bytes in one append: EventStoreDB takes 1 MiB. A single row is far below it. */
const MOST_BYTES = 768 * 1024;
const ROWS_NOT_WEIGHED = 50;
const LOOKED_AHEAD = 32;
/** Cases whose appends are under way at a time: enough to share commits, few enough for memory. */
const MOST_UNDER_WAY = 256;
const MOST_TRIES = 5;
/** A whistle is one short stream: a longer case means that the case column is wrong. */
const LONGEST_CASE = 20_000;

/** The rows of a case by their lines: parts of one row together. */
function byLine(rows: readonly PlannedRow[]): PlannedRow[][] {
  const lines = new Map<number, PlannedRow[]>();
  for (const planned of rows) {
    const { line } = planned.row;
    const parts = lines.get(line);
    if (parts) parts.push(planned);
    else lines.set(line, [planned]);
  }
  return [...lines.values()];
}

const isOutOfOrder = ({ outcome }: PlannedRow): boolean => outcome.kind === 'out-of-order';

/** Counts a row once, by the worst outcome of its parts, and lists why it is not (wholly) in the log. */
function listRow(
  parts: readonly PlannedRow[],
  caseName: string,
  { report, plan }: CaseWriteOptions,
): void {
  const { figures } = report;
  const { row, outcome } = parts.find(isOutOfOrder) ?? parts[0]!;
  const list = (code: string, reason: string) =>
    report.list({ line: row.line, case: caseName, code, reason });
  const activity = plan.activity(row.cells);
  switch (outcome.kind) {
    case 'duplicate':
      figures.duplicates += 1;
      return list('DUPLICATE_ROW', '与前面的一行完全相同');
    case 'unmapped':
      figures.unmapped += 1;
      report.unmapped(activity);
      return list('UNMAPPED', `映射中没有与“${activity}”对应的步骤`);
    case 'out-of-order':
      figures.outOfOrder += 1;
      return list('OUT_OF_ORDER', '早于该案件已导入的最后一个事件');
    case 'mapped': {
      figures.mapped += 1;
      const refusals = parts.flatMap(({ outcome: of }) =>
        of.kind === 'mapped' && of.refused ? [of.refused] : [],
      );
      if (refusals.length > 0) figures.refused += 1;
      for (const refused of refusals) list(refused.rejected, reasonOf(refused));
    }
  }
}

const bytesOf = (events: readonly EventToAppend[]): number =>
  events.reduce(
    (sum, { data, metadata }) => sum + Buffer.byteLength(JSON.stringify([data, metadata])),
    0,
  );

/** As few appends as the limits allow; the events of a row stay together. */
export function chunks(news: PlannedCase['news']): EventToAppend[][] {
  const all: EventToAppend[][] = [];
  let bytes = 0;
  for (const events of news) {
    const last = all.at(-1);
    const more = news.length > ROWS_NOT_WEIGHED ? bytesOf(events) : 0;
    const fits =
      last && last.length + events.length <= LARGEST_APPEND && bytes + more <= MOST_BYTES;
    if (fits) last.push(...events);
    else all.push([...events]);
    bytes = fits ? bytes + more : more;
  }
  return all;
}

interface PlannedStream {
  readonly stream: string;
  /** Revision of the last event in the log; -1 for no stream. */
  readonly revision: number;
  readonly planned: PlannedCase;
}

/** A case and what the log has of it. */
interface FoundStream {
  readonly found: StagedCase;
  readonly stream: string;
  readonly existing: Promise<readonly Recorded<WhistleEvent>[]>;
}

function lookUp(found: StagedCase, { plan, store }: CaseWriteOptions): FoundStream {
  const id = whistleIdOf(raiseCommandId(plan.source, found.name));
  const stream = whistle.streamOf(id);
  const existing = retryWhileAway(() => whistle.read(store, id));
  // Awaited later: without this, a failure before that would end the process.
  existing.catch(() => undefined);
  return { found, stream, existing };
}

async function planStream(of: FoundStream, writing: CaseWriteOptions): Promise<PlannedStream> {
  const { plan, staging, newestFirst, fingerprint } = writing;
  const { found, stream } = of;
  const existing = await of.existing;
  const rows = staging.rowsOf(found);
  const caseOf = { plan, caseName: found.name, existing, newestFirst, fingerprint };
  const planned = planCase(rows, caseOf);
  const { personalData } = writing;
  const about = { whistleId: whistle.idOf(stream), existing };
  const news = personalData
    ? await protectResident(planned.news, about, personalData)
    : planned.news;
  return { stream, revision: existing.length - 1, planned: { ...planned, news } };
}

/** All appends of a case, one after the other; false when somebody else wrote meanwhile. */
async function append(store: EventStore, { stream, ...of }: PlannedStream): Promise<boolean> {
  let { revision } = of;
  for (const events of chunks(of.planned.news)) {
    const expected = revision < 0 ? 'no-stream' : revision;
    const { outcome } = await retryWhileAway(() => store.append(stream, expected, events));
    if (outcome === 'conflict') return false;
    revision += events.length;
  }
  return true;
}

async function settle(
  found: StagedCase,
  first: PlannedStream,
  writing: CaseWriteOptions,
): Promise<void> {
  let planned = first;
  for (let tries = 1; !(await append(writing.store, planned)); tries++) {
    if (tries === MOST_TRIES) throw new Error(`${planned.stream} keeps changing`);
    planned = await planStream(lookUp(found, writing), writing);
  }
  const { figures } = writing.report;
  figures.eventsWritten += planned.planned.news.reduce((sum, { length }) => sum + length, 0);
}

function refuseLongCase(found: StagedCase, { report, staging }: CaseWriteOptions): void {
  const reason = `一个案件超过 ${LONGEST_CASE} 行；请检查映射的 /columns/case`;
  report.figures.unreadable += found.rows;
  for (const line of staging.linesOf(found))
    report.list({ line, case: found.name, code: 'CASE_TOO_LONG', reason });
}

interface UnderWay {
  readonly done: Promise<void>;
  readonly rows: number;
}

/** Plans the case now and starts its appends, so that cases enter the log in the order given. */
async function start(of: FoundStream, writing: CaseWriteOptions): Promise<UnderWay> {
  const { found } = of;
  const planned = await planStream(of, writing);
  const { figures } = writing.report;
  figures.cases += 1;
  figures.eventsAlreadyThere += planned.planned.known;
  for (const parts of byLine(planned.planned.rows)) listRow(parts, found.name, writing);
  const done = settle(found, planned, writing);
  // Awaited later, as above.
  done.catch(() => undefined);
  return { done, rows: found.rows };
}

/** Cases in order, each read from the log ahead of time: on a server a read takes a round trip. */
function* lookUpAhead(writing: CaseWriteOptions): Generator<FoundStream> {
  const ahead: FoundStream[] = [];
  for (const found of writing.staging.cases()) {
    if (found.rows > LONGEST_CASE) refuseLongCase(found, writing);
    else ahead.push(lookUp(found, writing));
    if (ahead.length >= LOOKED_AHEAD) yield ahead.shift()!;
  }
  yield* ahead;
}

/** Turns every staged case into its stream: the oldest first, many under way at a time. */
export async function writeCases(writing: CaseWriteOptions): Promise<void> {
  const underWay: UnderWay[] = [];
  const settleOldest = async (most: number) => {
    while (underWay.length > most) {
      const { done, rows } = underWay.shift()!;
      await done;
      writing.bar.add(rows);
    }
  };
  for (const of of lookUpAhead(writing)) {
    underWay.push(await start(of, writing));
    if (underWay.length >= 2 * MOST_UNDER_WAY) await settleOldest(MOST_UNDER_WAY);
  }
  await settleOldest(0);
}
