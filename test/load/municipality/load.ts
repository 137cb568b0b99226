import { readFileSync, writeFileSync } from 'node:fs';

import { openLogForReading, readStores, type Stores } from '#runtime';

import { checkLog } from './check-log.js';
import { checkReads } from './check-reads.js';
import { type Deployment, deploy } from './deployment.js';
import type { Told } from './ledger.js';
import { LoadOptionError, type LoadOptions, readLoadOptions, USAGE } from './options.js';
import { Municipality } from './play.js';
import { reportOf } from './report.js';
import { printSizing } from './sizing.js';
import { townOf } from './town.js';

const say = (line: string): void => console.error(line);

interface Running extends Pick<Deployment, 'urls' | 'tokenSecret'> {
  /** Known where it was started here: then it is checked at once. */
  readonly stores?: Stores;
}

async function check(stores: Stores, told: Told): Promise<void> {
  const log = await openLogForReading(stores);
  try {
    const { events, streams, faults } = await checkLog(log, told);
    say(
      `log           ${events} events in ${streams} streams, ${told.acknowledged.length} acknowledged commands each there once`,
    );
    const reads = await checkReads({ stores, log });
    say(
      `read models   caught up in ${Math.round(reads.caughtUpMs)} ms, ${reads.rows} rows compared with a rebuild from zero`,
    );
    const all = [...faults, ...reads.faults];
    for (const fault of all) say(`✗ ${fault}`);
    if (all.length > 0) process.exitCode = 1;
    else say('✓ nothing lost, nothing doubled');
  } finally {
    await log.close();
  }
}

async function play(options: LoadOptions, running: Running): Promise<void> {
  const municipality = new Municipality({ ...options, ...running, town: townOf() });
  say(`343 streets and 60 departments at ${running.urls.join(', ')}`);
  if (!running.stores) await municipality.found();
  const { acknowledged, refused, unanswered, summary } = await municipality.play();
  console.log(reportOf(summary));
  const told = { acknowledged, refused, unanswered };
  if (options.json) writeFileSync(options.json, JSON.stringify({ ...told, summary }));
  if (summary.unforeseen.length > 0) process.exitCode = 1;
  if (running.stores) await check(running.stores, told);
}

function secret(): string {
  const { TOKEN_SECRET } = process.env;
  if (TOKEN_SECRET) return TOKEN_SECRET;
  throw new LoadOptionError('--url needs the TOKEN_SECRET of that system in the environment');
}

async function run(options: LoadOptions): Promise<void> {
  if (options.sizing) return printSizing(options, say);
  if (options.check !== undefined)
    return check(readStores(process.env), JSON.parse(readFileSync(options.check, 'utf8')) as Told);
  if (options.urls.length > 0) return play(options, { urls: options.urls, tokenSecret: secret() });
  const deployment = await deploy(options.profiles[0] ?? 'embedded', townOf());
  try {
    say(deployment.what);
    await play(options, deployment);
  } finally {
    await deployment.stop();
  }
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(USAGE);
else
  try {
    await run(readLoadOptions(args));
  } catch (error) {
    const told = [LoadOptionError, RangeError, TypeError].some((type) => error instanceof type);
    console.error(told ? `${(error as Error).message}\n\n${USAGE}` : error);
    process.exit(1);
  }
