import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { openLog } from '#runtime';

import { type Deployment, deploy } from '../load/municipality/deployment.js';
import { type Profile, PROFILES } from '../load/municipality/options.js';
import { townOf } from '../load/municipality/town.js';
import { KeptLog } from './kept-log.js';
import { KillRounds } from './kill-rounds.js';
import type { Faults, Outcome, Part, Run } from './part.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');
/** Rounds between two comparisons of everything with a rebuild from zero. */
const VERIFY_EVERY = 25;
const SOFAR_EVERY = 5;

const SYSTEMS: Readonly<Record<Profile, string>> = {
  embedded: 'the one process (log, read models and keys in SQLite)',
  postgres: 'one of 2 APIs, 2 workers, the PostgreSQL of the log, that of the read models',
  eventstoredb: 'one of 2 APIs, 2 workers, the EventStoreDB, the PostgreSQL of the read models',
};

const WRITES = /^(api|worker)/;

/**
 * Log, chain and read models against a rebuild, as an operator does it. Clocks write whether clients send or not:
 * what they wrote during a comparison would be told as a difference, so nobody is there meanwhile.
 */
async function verify({ places, members }: Deployment, faults: Faults): Promise<void> {
  const writers = members.filter(({ name }) => WRITES.test(name));
  for (const writer of writers) await writer.stop();
  const env = { ...process.env, NODE_OPTIONS: '', ...places };
  try {
    await promisify(execFile)(process.execPath, [ADMIN, 'verify'], { env });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    faults.add([`admin verify: ${stderr ?? ''} ${(stdout ?? '').slice(-1_000)}`]);
  }
  for (const writer of writers) await writer.start();
}

async function killed(profile: Profile, { rounds, say, soFar }: Run): Promise<Outcome> {
  const town = townOf();
  const deployment = await deploy(profile, town);
  const log = await openLog(deployment.stores, 'inline');
  try {
    const kept = new KeptLog(log, say);
    const kills = new KillRounds(deployment, town, kept);
    const outcome = (): Outcome => {
      const { rounds: done, found } = kills.came();
      return {
        rounds: done,
        found: `log in ${deployment.log}: ${found}`,
        faults: kept.faults.found,
      };
    };
    for (let round = 1; round <= rounds; round += 1) {
      await kills.round(round);
      const whole = round % VERIFY_EVERY === 0 || round === rounds;
      if (whole) await verify(deployment, kept.faults);
      if (whole) kills.verified += 1;
      if (round % SOFAR_EVERY === 0) soFar(outcome());
      if (round % SOFAR_EVERY === 0) say(`${profile} ${round}: ${kills.came().found}`);
    }
    return outcome();
  } finally {
    await log.close();
    await deployment.stop();
  }
}

const killOf = (profile: Profile): Part => ({
  name: `kill-${profile}`,
  profile,
  done: `kill -9 at a random moment of a load of 24 lanes: ${SYSTEMS[profile]}`,
  holds:
    'acknowledged commands in the log once, unanswered at most once, refused never; revisions without gap, event ids once, chain whole, deadlines once; read models as rebuilt',
  rounds: 200,
  run: (run) => killed(profile, run),
});

export const KILLS: readonly Part[] = PROFILES.map(killOf);
