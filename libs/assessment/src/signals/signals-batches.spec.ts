import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { RecordedEvent } from '#event-sourcing';
import { isAbout } from '#read-store';
import { type KnownWhistle, whistle, whistleFold } from '#whistle';
import { playWhistles, sampleGame } from '../testing/played-whistles.js';
import { signals } from './read/signals.projection.js';
import type { SignalTables } from './read/signals.tables.js';

const game = playWhistles(sampleGame);

const evolved = (state: KnownWhistle, events: readonly RecordedEvent[]): KnownWhistle =>
  events.reduce((known, event) => whistleFold.evolve(known, whistle.typed(event)), state);

/** The rows after the game came in batches of some size, each applied so many times. */
async function rowsBy(size: number, times = 1) {
  const dialect = new SqliteDialect({ database: new Database(':memory:') });
  const db = new Kysely<SignalTables>({ dialect });
  await signals.migrate(db);
  const states = new Map<string, KnownWhistle>();
  for (let from = 0; from < game.length; from += size) {
    const batch = game.slice(from, from + size);
    const changes = [...new Set(batch.map(({ stream }) => stream))].flatMap((stream) => {
      const events = batch.filter((event) => event.stream === stream);
      const before = states.get(stream);
      const after = evolved(before ?? whistleFold.initial(stream), events);
      states.set(stream, after);
      const revision = events.at(-1)?.revision ?? 0;
      const change = { stream, before, after, revision, events: events.map(whistle.typed) };
      return events.some(({ type }) => isAbout(signals, type)) ? [change] : [];
    });
    for (let time = 0; time < times; time += 1)
      if (changes.length > 0) await signals.save(db, changes);
  }
  const facts = db.selectFrom('signal_facts').selectAll();
  const places = db.selectFrom('signal_places').selectAll().orderBy('whistle_id');
  const rows = {
    facts: await facts.orderBy('whistle_id').orderBy('revision').orderBy('no').execute(),
    places: await places.execute(),
  };
  await db.destroy();
  return rows;
}

describe('given a season of whistles', () => {
  it('when events come one by one, in batches, or twice, then the rows are the same', async () => {
    const whole = await rowsBy(game.length);
    expect(whole.facts.length).toBeGreaterThan(100);
    expect(new Set(whole.facts.map(({ kind }) => kind))).toEqual(
      new Set(['rating', 'friction', 'photo', 'arrival']),
    );
    expect(whole.places.some(({ closed_at }) => closed_at !== null)).toBe(true);
    // One by one, those that only bring ignored events are left out.
    for (const [size, times] of [
      [1, 1],
      [7, 1],
      [100, 2],
    ] as const)
      expect(await rowsBy(size, times)).toEqual(whole);
  });
});
