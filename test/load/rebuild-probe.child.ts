import { openLiveScoreRules, periodBetween, scoresInLog, scoringOf, whatIf } from '#assessment';
import { daysLater, localDate } from '#calendar';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openReadStore, type ReadStore } from '#read-store';
import { openLogForReading, projectionsAt } from '#runtime';

import type { Probed } from './rebuild-probe.js';
import { cpuWhile } from './thread-cpu.js';

/** As {@link probe} calls it, so that memory is that of the work alone; prints {@link Probed} as JSON. */
const PAGE = 5_000;
const SAMPLE_MS = 20;
const YEAR_DAYS = 366;
/** Enough for compiled code, little enough for a log of any length. */
const WARM_UP_EVENTS = 50_000;
const [what = '', dataDir = '', reads = ''] = process.argv.slice(2);

/** Events of the log up to a bound, read and parsed and otherwise left alone. */
async function parse(log: EventStore, most = Infinity): Promise<number> {
  let count = 0;
  let after: string | undefined;
  for (;;) {
    const page = await log.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    count += page.events.length;
    if (page.end || page.position === undefined || count >= most) return count;
    after = page.position;
  }
}

/** The year up to now, by the rules that ship. */
async function yearIn(log: EventStore) {
  const cutOff = new Date().toISOString();
  const to = localDate(cutOff);
  const organisations = await new Directory(log, systemClock).current();
  const scoring = scoringOf(await openLiveScoreRules(log).current(), organisations);
  const period = periodBetween(daysLater(to, -YEAR_DAYS), to);
  return { scoring, question: { period, cutOff } };
}

/** Their scores too, by rules that weigh otherwise: who moves. */
async function tryOnYear(log: EventStore): Promise<unknown> {
  const { scoring, question } = await yearIn(log);
  const [dated] = scoring.dated;
  if (!dated) throw new Error('there are no score rules');
  const indicators = dated.pack.indicators.toReversed();
  const draft = { ...dated.pack, version: 'draft', indicators };
  return whatIf(log, { scoring, draft }, question);
}

async function recomputeYear(log: EventStore): Promise<unknown> {
  const { scoring, question } = await yearIn(log);
  return scoresInLog(log, [scoring], question);
}

/** A read store that reads the log once for all of them; where it cannot, one after the other is measured. */
type RebuildsAll = ReadStore & { rebuildAll?(): Promise<unknown> };

async function rebuildAll(store: RebuildsAll, names: readonly string[]): Promise<void> {
  if (store.rebuildAll) return void (await store.rebuildAll());
  for (const name of names) await store.rebuild(name);
}

/** Resident bytes above those at the beginning, at their highest, while something is done. */
async function highest(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let peak = idle;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_MS);
  await work();
  clearInterval(sampling);
  return Math.max(peak, process.memoryUsage.rss()) - idle;
}

async function workOn(
  log: EventStore,
): Promise<{ work: () => Promise<unknown>; end: () => Promise<void> }> {
  const end = async () => undefined;
  if (what === 'parse') return { work: () => parse(log), end };
  if (what === 'recompute') return { work: () => recomputeYear(log), end };
  if (what === 'what-if') return { work: () => tryOnYear(log), end };
  const projections = projectionsAt(dataDir);
  // Nobody reads what is replaced: there is no grace to be waited for.
  const store = await openReadStore({ directory: reads, eventStore: log, projections, graceMs: 0 });
  const names = projections.map(({ name }) => name);
  const work = () => (what === 'all' ? rebuildAll(store, names) : store.rebuild(what));
  return { work, end: () => store.close() };
}

async function measure(): Promise<Probed> {
  const log = await openLogForReading(dataDir);
  const { work, end } = await workOn(log);
  await parse(log, WARM_UP_EVENTS);
  const start = performance.now();
  const { result, ms } = await cpuWhile(process.pid, () => highest(work));
  const seconds = (performance.now() - start) / 1_000;
  await end();
  const events = Number((await log.head()) ?? 0);
  await log.close();
  return { events, seconds, megabytes: result / 2 ** 20, cpu: ms };
}

console.log(JSON.stringify(await measure()));
