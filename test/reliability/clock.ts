import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { raising, type Step, whistleIdOf } from '../support/lifecycle.js';
import { deadlineOf, DEADLINES_EACH } from '../support/overdue.js';
import { removeFolder, temporaryFolder } from '../support/served.js';
import { admin, commandIdOf, DistrictAtWork, told, until } from './district-at-work.js';
import { Faults, type Outcome, type Part, type Run } from './part.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** By how much the clock is set, one after the other: where it ends it is right again. */
const JUMPS: readonly (readonly [string, number])[] = [
  ['+1 h', HOUR],
  ['−1 h', -HOUR],
  ['+1 day', DAY],
  ['−1 day', -DAY],
  ['−1 h', -HOUR],
  ['+1 h', HOUR],
  ['−1 day', -DAY],
  ['+1 day', DAY],
];
/** At the beginning: set back by a day, it is still later than the founding of the district. */
const AHEAD = 2 * DAY;
const NOTICED_MS = 30_000;
const PAGE = 100;

type When = 'running' | 'killed';

function emergency(): Step {
  const step = raising(randomUUID());
  const body = JSON.parse(step.body) as { variables: { input: object } };
  const input = { ...body.variables.input, kind: 'emergency' };
  return { ...step, body: JSON.stringify({ ...body, variables: { input } }) };
}

/** A district whose clock is set by others, while it runs or while it is down. */
class JumpingClock {
  readonly faults: Faults;
  /** When each emergency was blown, by the clock of that moment. */
  readonly #unanswered = new Map<string, number>();
  /** Emergencies whose deadlines have all passed; the clock may have been set back since. */
  readonly #overdue = new Set<string>();
  #ahead = AHEAD;

  constructor(
    readonly district: DistrictAtWork,
    private readonly at: { readonly file: string; readonly env: Record<string, string> },
    say: Run['say'],
  ) {
    this.faults = new Faults(say);
  }

  async jump([name, by]: readonly [string, number], when: When): Promise<void> {
    const { district, faults } = this;
    const { file, env } = this.at;
    if (when === 'killed') await district.served.kill();
    this.#ahead += by;
    writeFileSync(file, String(this.#ahead));
    if (when === 'killed') await district.start(env);
    const isSet = () => district.serverTime().then((at) => Math.abs(at - this.now()) < 60_000);
    faults.expect(await until(isSet), `${name}: the process has another clock`);
    faults.expect((await district.live(4)).length === 0, `${name}: commands are refused`);
    await this.blow(2);
    faults.expect(
      await until(() => this.noticed(), NOTICED_MS),
      `${name}: nobody is told any more`,
    );
    const signed = await admin(district.dataDir, ['checkpoint', 'sign'], env);
    faults.expect(signed.code === 0, `${name}: no checkpoint: ${signed.text}`);
    for (const [whistle, at] of this.#unanswered)
      if (at + DAY <= this.now()) this.#overdue.add(whistle);
    await this.fired(name);
  }

  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Emergencies that nobody will answer. */
  async blow(count: number): Promise<void> {
    for (let blown = 0; blown < count; blown += 1) {
      const step = emergency();
      const { as } = await this.district.send(step);
      this.faults.expect(as === 'accepted', 'an emergency was refused');
      if (as === 'accepted') this.#unanswered.set(whistleIdOf(commandIdOf(step)), this.now());
    }
  }

  /** Whether the department has been told of the last one; what a clock that was ahead wrote stands above it. */
  async noticed(): Promise<boolean> {
    const whistle = [...this.#unanswered.keys()].at(-1) ?? '';
    for (let after: string | null = null; ;) {
      const query = `query ($after: String) { myNotices(first: ${PAGE}, after: $after) {
        pageInfo { hasNextPage endCursor } edges { node { whistleId } } } }`;
      const body: string = JSON.stringify({ query, variables: { after } });
      const { data, errors } = await this.district.ask<NoticesAnswer>(body, 'dept-1');
      if (!data) throw new Error(JSON.stringify(errors));
      const { edges, pageInfo } = data.myNotices;
      if (edges.some(({ node }) => node.whistleId === whistle)) return true;
      if (!pageInfo.hasNextPage) return false;
      after = pageInfo.endCursor;
    }
  }

  /** All that was to fire by now has; and whatever has, did so once, and not before its time. */
  async fired(name: string): Promise<void> {
    const expected = this.#overdue.size * DEADLINES_EACH;
    const ofOverdue = async () =>
      (await this.#missed()).filter(({ stream }) => this.#overdue.has(whistleIn(stream)));
    const all = await until(async () => (await ofOverdue()).length >= expected);
    this.faults.expect(
      all,
      `${name}: ${(await ofOverdue()).length} deadlines fired, ${expected} expected`,
    );
    const missed = await this.#missed();
    const once = new Set(missed.map(deadlineOf)).size;
    this.faults.expect(once === missed.length, `${name}: fired twice`);
    for (const { stream, data } of missed) {
      const { at, dueAt } = data as { at: string; dueAt: string };
      const isLater = Date.parse(dueAt) <= Date.parse(at);
      this.faults.expect(isLater, `${stream}: fired at ${at}, before it was due at ${dueAt}`);
    }
  }

  async #missed() {
    const events = await this.district.events();
    return events.filter(
      ({ type, stream }) => type === 'DeadlineMissed' && this.#unanswered.has(whistleIn(stream)),
    );
  }
}

const whistleIn = (stream: string): string => stream.replace(/^whistle-/, '');

interface NoticesAnswer {
  readonly data?: {
    readonly myNotices: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      readonly edges: readonly { readonly node: { readonly whistleId: string | null } }[];
    };
  };
  readonly errors?: unknown;
}

async function jumped(when: When, { rounds, say }: Run): Promise<Outcome> {
  const root = temporaryFolder();
  const file = join(root, 'clock');
  writeFileSync(file, String(AHEAD));
  const travel = resolve('test/support/travel.mjs');
  const env = { NODE_OPTIONS: `--import ${travel}`, CLOCK_AHEAD_FILE: file };
  const district = await DistrictAtWork.found(join(root, 'data'), { TOKEN_TTL_SECONDS: '900' });
  const clock = new JumpingClock(district, { file, env }, say);
  const { faults } = clock;
  try {
    await district.start(env);
    for (let round = 0; round < rounds; round += 1)
      for (const jump of JUMPS) {
        say(`${when} ${jump[0]}`);
        await clock.jump(jump, when);
      }
    await clock.jump(['+1 day', DAY], when);
    faults.expect((await district.stop()) === 0, 'the service did not end well');
    await district.holdLog(faults);
    const verified = await admin(district.dataDir, ['verify'], env);
    faults.expect(verified.code === 0, `admin verify: ${verified.text.slice(-1_000)}`);
    faults.expect(
      /时钟被拨回/.test(verified.text),
      'verify does not tell that the clock went back',
    );
    const found = `${district.acknowledged.size} commands acknowledged, ${(await district.events()).length} events; not accepted: ${told(district.codes)}`;
    return { rounds: rounds * JUMPS.length + 1, found, faults: faults.found };
  } finally {
    await district.stop().catch(() => undefined);
    removeFolder(root);
  }
}

export const CLOCKS: readonly Part[] = (['running', 'killed'] as const).map((when) => ({
  name: `clock-${when}`,
  profile: 'embedded',
  done: `the clock set ${JUMPS.map(([name]) => name).join(', ')} ${when === 'running' ? 'in the middle' : 'while the service was killed'}`,
  holds:
    'commands accepted after signing in; deadlines once, none lost, none before its time; notices and checkpoints go on; verify clean, and it tells where time went back',
  rounds: 1,
  run: (run) => jumped(when, run),
}));
