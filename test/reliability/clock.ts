import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { raising, type Step, whistleIdOf } from '../support/lifecycle.js';
import { deadlineOf } from '../support/overdue.js';
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
const NOTICED_MS = 30_000;
/** An emergency that nobody answers misses four deadlines within a day. */
const DEADLINES_EACH = 4;

type When = 'running' | 'killed';

function emergency(): Step {
  const step = raising(randomUUID());
  const body = JSON.parse(step.body) as { variables: { input: object } };
  const input = { ...body.variables.input, kind: 'emergency' };
  return { ...step, body: JSON.stringify({ ...body, variables: { input } }) };
}

/** A district whose clock is set by others, while it runs or while it is down. */
class JumpingClock {
  readonly faults = new Faults();
  readonly #unanswered: string[] = [];
  #ahead = 0;

  constructor(
    readonly district: DistrictAtWork,
    private readonly file: string,
    private readonly env: Record<string, string>,
  ) {}

  async jump([name, by]: readonly [string, number], when: When): Promise<void> {
    const { district, faults } = this;
    if (when === 'killed') await district.served.kill();
    this.#ahead += by;
    writeFileSync(this.file, String(this.#ahead));
    if (when === 'killed') await district.start(this.env);
    const isSet = () => district.serverTime().then((at) => Math.abs(at - this.now()) < 60_000);
    faults.expect(await until(isSet), `${name}: the process has another clock`);
    await district.signIn();
    faults.expect((await district.live(4)).length === 0, `${name}: commands are refused`);
    await this.blow(2);
    faults.expect(
      await until(() => this.noticed(), NOTICED_MS),
      `${name}: nobody is told any more`,
    );
    const signed = await admin(district.dataDir, ['checkpoint', 'sign'], this.env);
    faults.expect(signed.code === 0, `${name}: no checkpoint: ${signed.text}`);
    if (by === DAY && this.#ahead >= 0) await this.fired(name);
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
      this.#unanswered.push(whistleIdOf(commandIdOf(step)));
    }
  }

  async noticed(): Promise<boolean> {
    const whistle = this.#unanswered.at(-1) ?? '';
    const query = '{ myNotices(first: 100) { edges { node { kind whistleId } } } }';
    return JSON.stringify(await this.district.ask(JSON.stringify({ query }), 'dept-1')).includes(
      whistle,
    );
  }

  /** All that was to fire by now has, and once. */
  async fired(name: string): Promise<void> {
    const all = await until(async () => (await this.#missed()).length >= this.#expected());
    const missed = await this.#missed();
    const expected = `${name}: ${missed.length} deadlines fired, ${this.#expected()} expected`;
    this.faults.expect(all && missed.length === this.#expected(), expected);
    const once = new Set(missed.map(deadlineOf)).size;
    this.faults.expect(once === missed.length, `${name}: fired twice`);
    for (const { stream, data } of missed) {
      const { at, dueAt } = data as { at: string; dueAt: string };
      this.faults.expect(dueAt <= at, `${stream}: fired at ${at}, before it was due at ${dueAt}`);
    }
  }

  #expected(): number {
    return this.#unanswered.length * DEADLINES_EACH;
  }

  async #missed() {
    const events = await this.district.events();
    const ids = new Set(this.#unanswered);
    return events.filter(
      ({ type, stream }) => type === 'DeadlineMissed' && ids.has(stream.replace(/^whistle-/, '')),
    );
  }
}

async function jumped(when: When, { rounds, say }: Run): Promise<Outcome> {
  const root = temporaryFolder();
  const file = join(root, 'clock');
  writeFileSync(file, '0');
  const travel = resolve('test/support/travel.mjs');
  const env = { NODE_OPTIONS: `--import ${travel}`, CLOCK_AHEAD_FILE: file };
  const district = await DistrictAtWork.found(join(root, 'data'), { TOKEN_TTL_SECONDS: '900' });
  const clock = new JumpingClock(district, file, env);
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
