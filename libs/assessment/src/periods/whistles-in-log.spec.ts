import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { foldWhistle, whistle, type Whistle } from '#whistle';
import { playWhistles, sampleGame } from '../testing/played-whistles.js';
import { KnownEvents, LogTooLongError } from './known-events.js';
import { sumWhistles, type ToldWhistle, type WhistleSums } from './whistles-in-log.js';

/** Holds what was added and not taken back; complains where something is taken back otherwise. */
class Held implements WhistleSums {
  readonly whistles = new Map<string, { readonly revision: number; readonly whistle: Whistle }>();
  takenBack = 0;

  add({ stream, revision, whistle: told }: ToldWhistle): void {
    expect(this.whistles.has(stream)).toBe(false);
    this.whistles.set(stream, { revision, whistle: told });
  }

  takeBack({ stream, ...told }: ToldWhistle): void {
    expect(this.whistles.get(stream)).toEqual(told);
    this.whistles.delete(stream);
    this.takenBack++;
  }
}

const game = playWhistles(sampleGame);

/** What the first events of the game make, with later ones that are let through. */
function foldedBy(isKnown: (at: number) => boolean): Map<string, unknown> {
  const streams = new Map<string, typeof game>();
  for (const [at, event] of game.entries())
    if (isKnown(at)) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  return new Map(
    [...streams].map(([stream, events]) => {
      const revision = events.at(-1)?.revision;
      return [stream, { revision, whistle: foldWhistle(events.map(whistle.typed)) }];
    }),
  );
}

describe('given a game of whistles in a log', () => {
  let folder: string;
  let log: EventStore;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pass-'));
    log = await openSqliteEventStore({ file: join(folder, 'events.db') });
    for (const { stream, revision, type, data, metadata } of game)
      await log.append(stream, revision === 0 ? 'no-stream' : revision - 1, [
        { id: randomUUID(), type, data, metadata, version: 1 },
      ]);
  });
  afterAll(async () => {
    await log.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['all are kept', { page: 1_000, young: 1_000 }, false],
    ['hardly any are kept', { page: 7, young: 2 }, true],
    ['none are kept from one event to the next', { page: 1, young: 1 }, true],
  ] as const)('when %s, then the sums hold each as it is at the end', async (_, size, again) => {
    const held = new Held();
    expect(await sumWhistles(log, held, undefined, size)).toBe(game.length);
    expect(held.whistles).toEqual(foldedBy(() => true));
    expect(held.takenBack > 0).toBe(again);
  });

  it('when only the first events were known, then nothing after them is in it', async () => {
    for (const events of [0, 1, 40, game.length]) {
      const held = new Held();
      const known = new KnownEvents({ events });
      expect(await sumWhistles(log, held, known, { page: 7, young: 2 })).toBe(events);
      expect(held.whistles).toEqual(foldedBy((at) => at < events));
    }
  });

  it('when some of what came later is taken up, then that is in it, and told in order', async () => {
    const [known, until] = [100, 160];
    const stream = game[known + 5]!.stream;
    const isTaken = (at: number) =>
      at < until && (game[at]!.stream === stream || game[at]!.type === 'DepartmentRated');
    const later = { events: until, whistles: [stream], types: ['DepartmentRated'] };
    const gate = new KnownEvents({ events: known, later });
    const held = new Held();
    await sumWhistles(log, held, gate, { page: 7, young: 2 });
    expect(held.whistles).toEqual(foldedBy((at) => at < known || isTaken(at)));
    const taken = game.filter((_, at) => at >= known && isTaken(at));
    expect(gate.takenUp).toEqual(
      taken.map((event) => ({ stream: event.stream, revision: event.revision, type: event.type })),
    );
    expect(taken.length).toBeGreaterThan(0);
  });

  it('when the log is longer than may be read, then that is said', async () => {
    const most = new KnownEvents(undefined, 50);
    await expect(sumWhistles(log, new Held(), most)).rejects.toThrow(LogTooLongError);
  });
});
