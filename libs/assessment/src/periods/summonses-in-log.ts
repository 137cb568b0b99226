import { whistle } from '#whistle';
import type { ScorePeriod } from '../domain/score-period.js';
import type { SummonsFact } from '../domain/summons-fact.js';
import { EVERYTHING } from '../domain/score-scope.js';
import type { KnownEvents } from './known-events.js';
import { measuresInLog } from './measures-in-log.js';
import type { PassLog } from './whistles-in-log.js';

/** A summons that counts in a period, as statistics see it. */
export interface ToldSummons extends SummonsFact {
  /** Id of its whistle. */
  readonly whistle: string;
}

/**
 * The summonses of a period as the log tells of them, by day, whistle and ordinal. All of them are in memory.
 * @throws EventStoreError, LogTooLongError
 */
export async function summonsesInLog(
  log: PassLog,
  { from, to }: ScorePeriod,
  options: { readonly cutOff: string; readonly known?: KnownEvents | undefined },
): Promise<ToldSummons[]> {
  const { cutOff, known } = options;
  const found = new Map<string, ToldSummons>();
  const sums = [{ from, to, scopes: [EVERYTHING] }];
  await measuresInLog(
    log,
    { cutOff, sums },
    {
      known,
      listener: (fact, { stream }, times) => {
        const key = `${fact.day} ${stream} ${String(fact.summons).padStart(6, '0')}`;
        if (times > 0) found.set(key, { ...fact, whistle: whistle.idOf(stream) });
        else found.delete(key);
      },
    },
  );
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, summons]) => summons);
}
