import { Accounts } from '#access';
import { localDate } from '#calendar';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PersonalData } from '#privacy';
import { dutyCommands, filedDutyCatalogues, type RuleBook } from '#rules';
import {
  actorOf,
  ADMINISTRATOR,
  DEMO_ACCOUNTS,
  DEMO_PASSWORD,
  DEMO_SEED,
  type DemoAccount,
} from './accounts.js';
import { ADDITIONS } from './district/additions.js';
import { BOUNDARIES } from './district/boundaries.js';
import { ORGANISATIONS } from './district/organisations.js';
import { DISTRICT } from './district/places.js';
import {
  demoCommandId,
  demoFoundingId,
  demoWhistleId,
  playMeetings,
  type RefusedStep,
  playCommands,
} from './player.js';
import { drawMeetings } from './scenario/meetings.js';
import { HISTORY_DAYS, drawScenario } from './scenario/scenario.js';
import { DAY, iso } from './scenario/moments.js';
import { requireAccepted, staffDistrict } from './staff.js';

export interface DemoOptions {
  readonly eventStore: EventStore;
  /** End of the history, ISO 8601 UTC. */
  readonly now: string;
  readonly rules: RuleBook;
  /** Called with the progress, in Chinese. */
  readonly log?: (line: string) => void;
  /** Seals contact data and telephones, as commands do. */
  readonly personalData: PersonalData;
  /** Interrupts the load between two batches; the next start completes it. */
  readonly signal?: AbortSignal;
  /** Another seed is another three months. */
  readonly seed?: number;
  /** Whistles drawn at random; 1 500 by default. */
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
const DUTIES = 'demo-chengan';
const founder: Actor = actorOf(ADMINISTRATOR);

/**
 * Fills an empty log with the demo district: organisations, accounts and three months of whistles
 * up to `now`, played through the domain. A load that was killed is completed at the next start, up
 * to the `now` of the first one. A complete demo is left as it is.
 *
 * Steps that the rules in force refuse are left out and summed up in one line of the log.
 * @returns undefined where the log holds something else, which is not touched
 * @throws DemoRefusedError when the directory or the accounts refuse the district's own data
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
 * Time of the demo's first event, from which a second start knows the `now` of the first; for an empty
 * log the time at which it will begin. Undefined where the log is not this demo's.
 */
async function foundedAt(
  eventStore: EventStore,
  seed: number,
  now: string,
): Promise<string | undefined> {
  const { events } = await eventStore.readAll({ limit: 1 });
  const [first] = events;
  if (!first) return iso(Date.parse(now) - HISTORY_DAYS * DAY);
  const ours = first.metadata.commandId === demoFoundingId(seed);
  return ours ? (first.data as { readonly at: string }).at : undefined;
}

interface DemoParts {
  readonly seed: number;
  readonly founded: string;
  readonly directory: Directory;
  readonly accounts: Accounts;
}

async function fill(options: DemoOptions, filling: DemoParts): Promise<void> {
  const { log = () => undefined } = options;
  const leftOut = [
    ...(await registerDistrict(options, filling)),
    // In parallel, because hashing passwords takes longer than writing.
    ...(await waitForBoth(
      playHistory(options, filling),
      openAccounts(filling.accounts, filling.seed),
    )),
  ];
  if (leftOut.length > 0) log(summaryOf(leftOut));
  await openAccount(filling.accounts, filling.seed, ADMINISTRATOR);
  log('演示区已就绪');
}

/** The district, its organisations and its people. */
async function registerDistrict(
  { eventStore, personalData }: DemoOptions,
  { seed, founded, directory }: DemoParts,
): Promise<readonly RefusedStep[]> {
  const commandId = demoFoundingId(seed);
  requireAccepted(
    await directory.registerOrganisations(ORGANISATIONS, { actor: founder, commandId }),
  );
  const added = {
    actor: founder,
    commandId: demoCommandId(seed, 'directory/additions'),
  };
  requireAccepted(await directory.registerOrganisations(ADDITIONS, added));
  const drawn = {
    actor: founder,
    commandId: demoCommandId(seed, 'directory/boundaries'),
  };
  const boundaries = { type: 'ChangeDirectory', changes: BOUNDARIES } as const;
  requireAccepted(await directory.handle(boundaries, drawn));
  await activateDuties(eventStore, founded, demoCommandId(seed, 'duties'));
  const clock = { now: () => founded };
  const now = endOf(founded);
  const staffing = { eventStore, clock, directory, seed, actor: founder, now };
  return staffDistrict(Object.assign(staffing, { personalData }));
}

/** 职责清单 of the demo, in force from its first day. */
async function activateDuties(log: EventStore, now: string, commandId: string): Promise<void> {
  const files = filedDutyCatalogues();
  const pack = files.find((one) => one.pack === DUTIES);
  if (!pack) throw new TypeError(`${DUTIES} does not ship`);
  const command = { type: 'ActivateDutyCatalogue', pack, from: localDate(now) } as const;
  requireAccepted(
    await dutyCommands.change(log, command, { now, files, actor: founder, commandId }),
  );
}

const endOf = (founded: string): number => Date.parse(founded) + HISTORY_DAYS * DAY;

async function playHistory(
  options: DemoOptions,
  { seed, founded, directory }: DemoParts,
): Promise<readonly RefusedStep[]> {
  const { eventStore, rules, signal, personalData, whistles = WHISTLES } = options;
  const { log = () => undefined } = options;
  const end = endOf(founded);
  const idOf = (whistle: number) => demoWhistleId(seed, whistle);
  const commands = drawScenario({ seed, now: end, rules, whistles, idOf });
  const onProgress = reportProgress(commands.length, log);
  const known = await directory.current();
  const leftOut = await playCommands(commands, {
    eventStore,
    seed,
    rules,
    directory: known,
    now: iso(end),
    onProgress,
    signal,
    personalData,
  });
  const steps = drawMeetings(commands, { seed, now: end, idOf });
  return [...leftOut, ...(await playMeetings(steps, { eventStore, seed, directory }))];
}

/** Waits for both even where one fails, because the other would write to a closed log. */
async function waitForBoth<T>(first: Promise<T>, second: Promise<unknown>): Promise<T> {
  await Promise.allSettled([first, second]);
  await second;
  return first;
}

/** One line, however many steps: `演示区有 4 步未被现行规则接受，已略过：PauseClock NOT_YOUR_ORGANISATION 3 次…`. */
function summaryOf(leftOut: readonly RefusedStep[]): string {
  const counts = new Map<string, number>();
  for (const { command, code } of leftOut) {
    const what = `${command} ${code}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const kinds = [...counts].map(([what, times]) => `${what} ${times} 次`);
  return `演示区有 ${leftOut.length} 步未被现行规则接受，已略过：${kinds.join('，')}`;
}

/** Logs each tenth once. */
function reportProgress(total: number, log: (line: string) => void): (played: number) => void {
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
  const { posts = [], ...opened } = account;
  const { username } = account;
  const commandId = demoCommandId(seed, `account/${username}`);
  requireAccepted(await accounts.openPublished(opened, { actor: founder, commandId }));
  if (posts.length === 0) return;
  const appointed = { actor: founder, commandId: demoCommandId(seed, `posts/${username}`) };
  requireAccepted(await accounts.changePosts({ username, posts }, appointed));
}
