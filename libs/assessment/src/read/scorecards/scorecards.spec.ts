import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import { datedByFile } from '#rules';
import type { Scoring } from '../../domain/scorecard.js';
import { filedScoreRules } from '../../score-rule-files.js';
import { playWhistles, sampleGame } from '../../testing/played-whistles.js';
import { statisticsRows } from '../../testing/statistics-database.js';
import { responseStatistics } from '../response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import { recomputeScorecards, scorecards } from './scorecards.js';

/** The game is short: with the shipped minimum sample nobody would be ranked. */
const rules: Scoring = {
  dated: filedScoreRules().byFile.map((version) => datedByFile({ ...version, minimumSample: 2 })),
  kindOf: () => 'department',
};

async function write(log: EventStore, events: readonly RecordedEvent[]): Promise<void> {
  for (const { stream, revision, type, data, metadata } of events)
    await log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [
      { id: randomUUID(), type, data, metadata, version: 1 },
    ]);
}

describe('given a season of whistles in the log, and statistics that follow it', () => {
  let folder: string;
  let log: EventStore;
  let reads: ReadStore;
  let running: Promise<void>;
  const stop = new AbortController();

  const settled = async () => {
    const head = await log.head();
    expect(await reads.waitFor(responseStatistics.name, head!, { timeoutMs: 20_000 })).toBe(true);
    return reads.live<StatisticsTables>(responseStatistics.name);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'scorecards-'));
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    await write(log, playWhistles(sampleGame).slice(0, 200));
    const directory = join(folder, 'read');
    reads = await openReadStore({ directory, eventStore: log, projections: [responseStatistics] });
    running = reads.run({ signal: stop.signal });
    await settled();
    await write(log, playWhistles(sampleGame).slice(200));
  });
  afterAll(async () => {
    stop.abort();
    await running;
    await reads.close();
    await log.close();
    rmSync(folder, { recursive: true });
  });

  it('when a month is scored from the log alone, then the cards are those of the statistics', async () => {
    const db = await settled();
    for (const month of ['2026-09', '2026-10', '2026-11', '2026-12', '2027-01']) {
      const scores = await scorecards(db, rules, { month });
      expect(await recomputeScorecards(log, rules, { month })).toEqual(scores);
      const [first] = scores.cards;
      if (!first) continue;
      const one = { month, department: first.department };
      expect(await scorecards(db, rules, one)).toEqual({ cards: [first], unscored: [] });
      expect(await recomputeScorecards(log, rules, one)).toEqual({ cards: [first], unscored: [] });
    }
    const { cards: october } = await scorecards(db, rules, { month: '2026-10' });
    expect(october.length).toBeGreaterThan(2);
    expect(october.some(({ rank }) => rank === 1)).toBe(true);
  });

  it('when the statistics are rebuilt from zero, then the rows are those that followed the log', async () => {
    const followed = await statisticsRows(await settled());
    await reads.rebuild(responseStatistics.name);
    expect(await statisticsRows(await settled())).toEqual(followed);
  });
});
