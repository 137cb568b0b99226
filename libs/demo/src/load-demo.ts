import { Accounts } from '#access';
import { Directory, DIRECTORY_STREAM } from '#directory';
import type { Actor } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { WhistleRuleBook } from '#whistle';
import {
  actorOf,
  ADMINISTRATOR,
  DEMO_ACCOUNTS,
  DEMO_PASSWORD,
  DEMO_SEED,
  type DemoAccount,
} from './accounts.js';
import { ADDITIONS } from './district/additions.js';
import { ORGANISATIONS } from './district/organisations.js';
import { DISTRICT } from './district/places.js';
import { demoCommandId, type LeftOut, play } from './player.js';
import { HISTORY_DAYS, scenario } from './scenario/scenario.js';
import { DAY, iso } from './scenario/moments.js';
import { accept, staffDistrict } from './staff.js';

export interface DemoOptions {
  readonly eventStore: EventStore;
  /** End of the history, ISO 8601 UTC. */
  readonly now: string;
  readonly rules: WhistleRuleBook;
  /** Told in Chinese how far it is. */
  readonly log?: (line: string) => void;
  /** Another seed is another three months. */
  readonly seed?: number;
  /** Whistles drawn at random; 1 500 unless told. */
  readonly whistles?: number;
}

/** Who may sign in to the demo, all with one password. */
export interface DemoAccounts {
  readonly district: string;
  readonly password: string;
  readonly accounts: readonly DemoAccount[];
  /** True when the demo was filled in, or completed, just now. */
  readonly loaded: boolean;
}

const WHISTLES = 1_500;
const founder: Actor = actorOf(ADMINISTRATOR);

/**
 * Fills an empty log with the demo district: organisations, accounts and three months of whistles
 * up to `now`, played through the domain. A load that was killed is completed at the next start, up
 * to the `now` of the first one. A complete demo is left as it is.
 *
 * @returns undefined where the log holds something else: it is not touched.
 * What the rules in force do not let happen is left out and told once; the rest stands.
 * @throws DemoRefusedError when the directory or the accounts refuse what the district is made of.
 */
export async function loadDemo(options: DemoOptions): Promise<DemoAccounts | undefined> {
  const { eventStore, seed = DEMO_SEED } = options;
  const founded = await foundedAt(eventStore, seed, options.now);
  if (founded === undefined) return undefined;
  const clock = { now: () => founded };
  const directory = new Directory(eventStore, clock);
  const known = async (id: string) => (await directory.current()).find(id) !== undefined;
  const accounts = new Accounts(eventStore, clock, known);
  const complete = await accounts.find(ADMINISTRATOR.username);
  if (!complete) await fill(options, { seed, founded, directory, accounts });
  const district = DISTRICT.name;
  return { district, password: DEMO_PASSWORD, accounts: DEMO_ACCOUNTS, loaded: !complete };
}

/**
 * When the district of the demo came to be, which is the first thing the demo writes: so a second
 * start knows the `now` of the first. Undefined on a log that is not this demo's.
 */
async function foundedAt(
  eventStore: EventStore,
  seed: number,
  now: string,
): Promise<string | undefined> {
  const { events } = await eventStore.readAll({ limit: 1 });
  const [first] = events;
  if (!first) return iso(Date.parse(now) - HISTORY_DAYS * DAY);
  const ours = first.metadata.commandId === demoCommandId(seed, DIRECTORY_STREAM);
  return ours ? (first.data as { readonly at: string }).at : undefined;
}

interface Filling {
  readonly seed: number;
  readonly founded: string;
  readonly directory: Directory;
  readonly accounts: Accounts;
}

async function fill(options: DemoOptions, filling: Filling): Promise<void> {
  const { eventStore, rules, whistles = WHISTLES, log = () => undefined } = options;
  const { seed, founded, directory, accounts } = filling;
  const commandId = demoCommandId(seed, DIRECTORY_STREAM);
  accept(await directory.registerOrganisations(ORGANISATIONS, { actor: founder, commandId }));
  const added = { actor: founder, commandId: demoCommandId(seed, `${DIRECTORY_STREAM}/additions`) };
  accept(await directory.registerOrganisations(ADDITIONS, added));
  const now = Date.parse(founded) + HISTORY_DAYS * DAY;
  const clock = { now: () => founded };
  const unstaffed = await staffDistrict({
    eventStore,
    clock,
    directory,
    seed,
    actor: founder,
    now,
  });
  const commands = scenario({ seed, now, rules, whistles });
  const onProgress = progress(commands.length, log);
  const stage = { eventStore, seed, rules, directory: await directory.current(), onProgress };
  const [unplayed] = await Promise.all([play(commands, stage), openAccounts(accounts, seed)]);
  const leftOut = [...unstaffed, ...unplayed];
  if (leftOut.length > 0) log(summaryOf(leftOut));
  await openAccount(accounts, seed, ADMINISTRATOR);
  log('演示区已就绪');
}

/** One line, however many steps: `演示区有 4 步未被现行规则接受，已略过：PauseClock NOT_YOUR_ORGANISATION 3 次…`. */
function summaryOf(leftOut: readonly LeftOut[]): string {
  const counts = new Map<string, number>();
  for (const { command, code } of leftOut) {
    const what = `${command} ${code}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const kinds = [...counts].map(([what, times]) => `${what} ${times} 次`);
  return `演示区有 ${leftOut.length} 步未被现行规则接受，已略过：${kinds.join('，')}`;
}

/** Tells each tenth once. */
function progress(total: number, log: (line: string) => void): (played: number) => void {
  let told = 0;
  return (played) => {
    const tenths = Math.floor((10 * played) / total);
    if (tenths > told) log(`正在装入演示区 ${10 * tenths}%`);
    told = tenths;
  };
}

async function openAccounts(accounts: Accounts, seed: number): Promise<void> {
  const others = DEMO_ACCOUNTS.filter((account) => account !== ADMINISTRATOR);
  await Promise.all(others.map((account) => openAccount(accounts, seed, account)));
}

async function openAccount(accounts: Accounts, seed: number, account: DemoAccount): Promise<void> {
  const commandId = demoCommandId(seed, `account/${account.username}`);
  accept(await accounts.openPublished(account, { actor: founder, commandId }));
}
