import { setTimeout as delay } from 'node:timers/promises';

import type { EventStore } from '#event-store';
import { openLogForReading } from '#runtime';

import { checkLog, type LogFindings } from '../load/municipality/check-log.js';
import { checkReads, type District, untilCaughtUp } from '../load/municipality/check-reads.js';
import { type Deployment, deploy } from '../load/municipality/deployment.js';
import type { Ledger } from '../load/municipality/ledger.js';
import type { Member } from '../load/municipality/member.js';
import type { Profile } from '../load/municipality/options.js';
import { Municipality } from '../load/municipality/play.js';
import { reportOf } from '../load/municipality/report.js';
import { townOf } from '../load/municipality/town.js';
import { canKill, targetName } from '../support/eventstoredb-server/target.js';

/** In this order each is killed in the middle of the load, stays away for a while, and comes back. */
const VICTIMS = ['event store', 'read models', 'api 1', 'worker 1', 'api 2', 'worker 2'];
const AWAY_MS = 500;
/** Commands that must have been answered between one kill and the next: the system is back. */
const ANSWERED_BETWEEN = 60;
/** Within this time of a victim's return the system has to answer again by itself. */
const RECOVERED_MS = 30_000;

const LOAD = { seed: 4, perDay: 70_000, compress: 600, from: 8 * 3_600_000 };
/** More than are played: the load ends when the last victim is back and answers have come. */
const BOUNDS = { whistles: 100_000, seconds: 120, lanes: 24 };

interface Outage {
  readonly victim: string;
  /** From the kill until commands were answered again as before, in milliseconds. */
  readonly answeredMs: number;
  /** From the kill until read models had what was in the log by then, in milliseconds. */
  readonly shownMs: number;
}

async function answered(ledger: Ledger, more: number, timeoutMs: number): Promise<void> {
  const wanted = ledger.acknowledged.length + more;
  const until = performance.now() + timeoutMs;
  while (ledger.acknowledged.length < wanted) {
    if (performance.now() > until) throw new Error(`no answers for ${timeoutMs} ms`);
    await delay(10);
  }
}

/** Kills it, lets clients run into it, starts it, and waits until all works as before. */
async function outageOf(victim: Member, ledger: Ledger, district: District): Promise<Outage> {
  const start = performance.now();
  await victim.kill();
  await delay(AWAY_MS);
  await victim.start();
  await answered(ledger, ANSWERED_BETWEEN, RECOVERED_MS);
  const answeredMs = Math.round(performance.now() - start);
  await untilCaughtUp(district, RECOVERED_MS);
  return { victim: victim.name, answeredMs, shownMs: Math.round(performance.now() - start) };
}

const SYSTEMS: readonly { profile: Profile; log: string; victims: readonly string[] }[] = [
  { profile: 'postgres', log: 'PostgreSQL', victims: VICTIMS },
  {
    profile: 'eventstoredb',
    log: targetName,
    victims: VICTIMS.slice(0, 4).filter((name) => canKill || name !== 'event store'),
  },
];

describe.each(SYSTEMS)(
  'given a municipality at work on 2 APIs and 2 workers, its log in $log, its read models in PostgreSQL',
  ({ profile, victims }) => {
    let deployment: Deployment;
    let log: EventStore;
    let ledger: Ledger;
    let found: LogFindings;
    const outages: Outage[] = [];

    beforeAll(async () => {
      const town = townOf();
      deployment = await deploy(profile, town);
      log = await openLogForReading(deployment.stores);
      const { urls, tokenSecret } = deployment;
      const municipality = new Municipality({ ...LOAD, ...BOUNDS, urls, tokenSecret, town });
      ({ ledger } = municipality);
      const playing = municipality.play();
      await answered(ledger, ANSWERED_BETWEEN, RECOVERED_MS);
      for (const name of victims) {
        const victim = deployment.members.find((member) => member.name === name)!;
        outages.push(await outageOf(victim, ledger, { stores: deployment.stores, log }));
      }
      municipality.stop();
      await playing;
    }, 240_000);

    afterAll(async () => {
      await log.close();
      await deployment.stop();
    }, 60_000);

    it('when each is killed in turn and started again, then the rest goes on by itself', () => {
      const times = outages.map(
        ({ victim, answeredMs, shownMs }) => `${victim} ${answeredMs} ms, on lists ${shownMs} ms`,
      );
      process.stderr.write(
        `${deployment.what}\nback after: ${times.join('; ')}\n${reportOf(ledger.summary)}\n`,
      );
      expect(outages.map(({ victim }) => victim)).toEqual(victims);
      expect(ledger.summary.unforeseen).toEqual([]);
      expect(ledger.unanswered).toEqual([]);
      expect(Object.keys(ledger.summary.retries)).not.toEqual([]);
    });

    it('when the log is read, then all that was acknowledged is there once, and nothing else', async () => {
      found = await checkLog(log, ledger);
      process.stderr.write(`log: ${found.events} events, nothing lost, nothing doubled\n`);
      expect(found.faults).toEqual([]);
      expect(found.events).toBeGreaterThan(ledger.acknowledged.length);
    }, 60_000);

    it('when workers have caught up, then read models are those of a rebuild from zero', async () => {
      const { faults, caughtUpMs, rows } = await checkReads({ stores: deployment.stores, log });
      process.stderr.write(
        `read models: at the head after ${Math.round(caughtUpMs)} ms, ${rows} rows\n`,
      );
      expect(faults).toEqual([]);
      expect(rows).toBeGreaterThan(0);
    }, 120_000);
  },
);
