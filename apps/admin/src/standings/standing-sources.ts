import { join } from 'node:path';
import {
  openLiveScoreRules,
  openPeriodScores,
  responseStatistics,
  type StandingSources,
  talkRegister,
} from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { answerOnThisThread } from '#read-store';
import { catchUp } from '#runtime';
import { withData } from '../data/open-data.js';
import { terminalProgress } from '../terminal-progress.js';

/** Opens what standings are made of, as they are now, for the duration of `use`. */
export function withStandings<T>(
  dataDir: string,
  use: (sources: StandingSources) => Promise<T>,
): Promise<T> {
  const rulesDir = process.env['RULES_DIR'] ?? join(dataDir, 'rules');
  return withData(dataDir, async (data) => {
    await catchUp(data, [responseStatistics.name, talkRegister.projection.name], terminalProgress);
    const rules = await openLiveScoreRules(data.log, { rulesDir }).current();
    const organisations = await new Directory(data.log, systemClock).current();
    const { log, reads } = data;
    const parts = { store: reads, questions: answerOnThisThread(reads), log, clock: systemClock };
    const scores = openPeriodScores(parts, { rulesDir });
    return use({ reads, scores, rules, organisations, now: systemClock.now() });
  });
}
