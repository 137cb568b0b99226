import { randomUUID } from 'node:crypto';
import { responseStatistics, type StatisticsTables } from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { openLiveRules } from '#rules';
import { whistle, type WhistleCommand, WhistleCommands } from '#whistle';
import { withData, withWritableLog } from '../../apps/admin/src/data/open-data.js';

/** A summons whose sign-in was late, the first in the order of streams. */
const lateOne = (dataDir: string) =>
  withData(dataDir, async ({ reads }) => {
    const db = await reads.live<StatisticsTables>(responseStatistics.name);
    return db
      .selectFrom('facts')
      .select(['stream', 'summons', 'department', 'day'])
      .where('acknowledge', '=', 'late')
      .orderBy('stream')
      .orderBy('summons')
      .limit(1)
      .executeTakeFirstOrThrow();
  });

/**
 * A department of an imported log contests one late sign-in, and the assessment agrees that it signed at
 * once. Gives whose it was, and the day of its dispatch.
 */
export async function contestLateSignIn(dataDir: string) {
  const { stream, summons, department, day } = await lateOne(dataDir);
  await withWritableLog(dataDir, async (log) => {
    const rules = await openLiveRules(log, { pack: 'default' });
    const around = { rules, directory: new Directory(log, systemClock) };
    const whistles = new WhistleCommands(log, systemClock, around);
    const whistleId = whistle.idOf(stream);
    const { summonses } = await whistle.load(log, whistleId);
    const claimedAt = summonses[summons - 1]?.summonedAt ?? '';
    const evidence = [{ reference: '值班记录/1.jpg', mediaType: 'image/jpeg' }];
    const contested = { subject: 'timestamp', clock: 'acknowledge', claimedAt } as const;
    const send = async (command: WhistleCommand, organisation: string, role: string) => {
      const delivery = { commandId: randomUUID(), actor: { account: role, organisation, role } };
      const { outcome } = await whistles.handle({ whistleId, command, delivery });
      if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify(outcome));
    };
    const filed = {
      type: 'FileAppeal',
      summons,
      contested,
      reason: '当时已签收',
      evidence,
    } as const;
    await send(filed, department, 'department');
    const decided = { type: 'DecideAppeal', summons, appeal: 1, outcome: 'upheld' } as const;
    await send({ ...decided, reason: '值班记录可证' }, '区考核办', 'assessment');
  });
  return { department, month: day.slice(0, 7) };
}
