import type { EventToAppend } from '#event-sourcing';
import type { AppendOutcome, EventStore } from '#event-store';
import { whistleIdOf, whistleStream } from '#whistle';
import type { Bar } from '../progress.js';
import { raiseCommandId } from './identity.js';
import type { ReportWriter } from './import-report.js';
import type { ImportPlan } from './plan.js';
import { planCase, type PlannedCase, type PlannedRow } from './plan-case.js';
import { reasonOf } from './reasons.js';
import type { StagedCase, Staging } from './staging.js';

export interface Writing {
  readonly store: EventStore;
  readonly staging: Staging;
  readonly plan: ImportPlan;
  readonly report: ReportWriter;
  readonly bar: Bar;
}

/** Most events in one append. */
const LARGEST_APPEND = 500;
/** Cases whose appends are under way: enough to share commits, few enough to hold. */
const MOST_UNDER_WAY = 256;
const MOST_TRIES = 5;
/** A whistle is one short stream: a case longer than this is a mistaken case column. */
const LONGEST_CASE = 20_000;

function listRow({ row, outcome }: PlannedRow, caseName: string, { report, plan }: Writing): void {
  const { figures } = report;
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
      return list('UNMAPPED', `映射中没有与「${activity}」对应的步骤`);
    case 'out-of-order':
      figures.outOfOrder += 1;
      return list('OUT_OF_ORDER', '早于该案件已导入的最后一个事件');
    case 'mapped':
      figures.mapped += 1;
      if (!outcome.refused) return;
      figures.refused += 1;
      return list(outcome.refused.rejected, reasonOf(outcome.refused));
  }
}

/** As few appends as the limit allows, torn between rows only. */
export function chunks(news: PlannedCase['news']): EventToAppend[][] {
  const all: EventToAppend[][] = [];
  for (const events of news) {
    const last = all.at(-1);
    if (last && last.length + events.length <= LARGEST_APPEND) last.push(...events);
    else all.push([...events]);
  }
  return all;
}

interface PlannedStream {
  readonly stream: string;
  /** Revision of the last event in the log; -1 for no stream. */
  readonly revision: number;
  readonly planned: PlannedCase;
}

async function planStream(found: StagedCase, writing: Writing): Promise<PlannedStream> {
  const { plan, staging, store } = writing;
  const stream = whistleStream(whistleIdOf(raiseCommandId(plan.source, found.name)));
  const existing = await store.readStream(stream);
  const rows = staging.rowsOf(found);
  const planned = planCase(rows, { plan, caseName: found.name, existing });
  return { stream, revision: existing.length - 1, planned };
}

/** All appends of a case, sent at once and in order; false when somebody else wrote meanwhile. */
async function append(store: EventStore, planned: PlannedStream): Promise<boolean> {
  let { revision } = planned;
  const sent: Promise<AppendOutcome>[] = [];
  for (const events of chunks(planned.planned.news)) {
    sent.push(store.append(planned.stream, revision < 0 ? 'no-stream' : revision, events));
    revision += events.length;
  }
  return (await Promise.all(sent)).every(({ outcome }) => outcome === 'appended');
}

async function settle(found: StagedCase, first: PlannedStream, writing: Writing): Promise<void> {
  let planned = first;
  for (let tries = 1; !(await append(writing.store, planned)); tries++) {
    if (tries === MOST_TRIES) throw new Error(`${planned.stream} keeps changing`);
    planned = await planStream(found, writing);
  }
  const { figures } = writing.report;
  figures.eventsWritten += planned.planned.news.reduce((sum, { length }) => sum + length, 0);
}

function refuseLongCase(found: StagedCase, { report, staging }: Writing): void {
  const reason = `一个案件超过 ${LONGEST_CASE} 行;请检查映射的 /columns/case`;
  report.figures.unreadable += found.rows;
  for (const line of staging.linesOf(found))
    report.list({ line, case: found.name, code: 'CASE_TOO_LONG', reason });
}

interface UnderWay {
  readonly done: Promise<void>;
  readonly rows: number;
}

/** Plans the case now and starts its appends, so that cases enter the log in the order given. */
async function start(found: StagedCase, writing: Writing): Promise<UnderWay> {
  const planned = await planStream(found, writing);
  const { figures } = writing.report;
  figures.cases += 1;
  figures.eventsAlreadyThere += planned.planned.known;
  for (const row of planned.planned.rows) listRow(row, found.name, writing);
  const done = settle(found, planned, writing);
  // Whoever awaits it later hears of its failure; until then it is nobody's.
  done.catch(() => undefined);
  return { done, rows: found.rows };
}

/** Turns every staged case into its stream: the oldest first, many under way at a time. */
export async function writeCases(writing: Writing): Promise<void> {
  const underWay: UnderWay[] = [];
  const settleOldest = async (most: number) => {
    while (underWay.length > most) {
      const { done, rows } = underWay.shift()!;
      await done;
      writing.bar.add(rows);
    }
  };
  for (const found of writing.staging.cases()) {
    if (found.rows > LONGEST_CASE) refuseLongCase(found, writing);
    else underWay.push(await start(found, writing));
    if (underWay.length >= 2 * MOST_UNDER_WAY) await settleOldest(MOST_UNDER_WAY);
  }
  await settleOldest(0);
}
