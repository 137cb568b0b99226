import { setTimeout as delay } from 'node:timers/promises';

import { Chance } from '../load/municipality/chance.js';
import type { Deployment } from '../load/municipality/deployment.js';
import type { Ledger } from '../load/municipality/ledger.js';
import type { Member } from '../load/municipality/member.js';
import { Municipality } from '../load/municipality/play.js';
import type { Town } from '../load/municipality/town.js';
import { canKill } from '../support/eventstoredb-server/target.js';
import type { KeptLog } from './kept-log.js';
import type { Outcome } from './part.js';

/** Hours between two steps of a life are moments: within a round some lives come to their ends. */
const LOAD = { perDay: 70_000, compress: 400_000, from: 8 * 3_600_000 };
const BOUNDS = { whistles: 1_000_000, seconds: 300, lanes: 24 };
const OVERDUE_A_ROUND = 5;
/** A kill comes so long after the first answer at most, in milliseconds. */
const LATEST_KILL_MS = 1_200;
/** Commands that must be answered afterwards. */
const ANSWERED_AFTER = 20;
const RECOVERED_MS = 60_000;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(share * (values.length - 1))] ?? 0;

async function answered(ledger: Ledger, more: number): Promise<void> {
  const wanted = ledger.acknowledged.length + more;
  for (const end = performance.now() + RECOVERED_MS; ledger.acknowledged.length < wanted;) {
    if (performance.now() > end) throw new Error(`no answers for ${RECOVERED_MS} ms`);
    await delay(5);
  }
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);

/** Kills a member of a running system in the middle of a load, again and again, and holds the log against it. */
export class KillRounds {
  /** How often everything was compared with a rebuild. */
  verified = 0;
  readonly #victims: readonly Member[];
  readonly #starts: number[] = [];
  readonly #back: number[] = [];
  #rounds = 0;
  #acknowledged = 0;
  #unanswered = 0;
  #unansweredInLog = 0;
  #again = 0;

  constructor(
    private readonly deployment: Deployment,
    private readonly town: Town,
    private readonly kept: KeptLog,
  ) {
    const { members } = deployment;
    this.#victims = members.filter(({ name }) => canKill || name !== 'event store');
  }

  came(): Omit<Outcome, 'faults'> {
    const ms = (values: readonly number[]) =>
      `p50 ${Math.round(quantile(values, 0.5))}, max ${Math.round(quantile(values, 1))} ms`;
    const found = [
      `${this.#acknowledged} commands acknowledged`,
      `${this.#again} sent again with their ids until answered`,
      `${this.#unanswered} given up, of which ${this.#unansweredInLog} in the log`,
      `${this.kept.events} events`,
      `${this.kept.fired} deadlines`,
      `${this.verified} × admin verify`,
      `started again in ${ms(this.#starts)}`,
      `answered again after ${ms(this.#back)}`,
      `the last deadlines of a round waited for ${ms(this.kept.waited)}`,
    ].join(', ');
    return { rounds: this.#rounds, found };
  }

  /** Clients of every other round send again what nobody answered; those of the others give up. */
  async round(round: number): Promise<void> {
    const chance = new Chance(round, 0);
    await this.kept.addOverdue(OVERDUE_A_ROUND);
    const insists = round % 2 === 0;
    const played = this.#play(round, insists);
    await answered(played.ledger, 1);
    await delay(chance.unit() * LATEST_KILL_MS);
    const victim = chance.pick(this.#victims);
    const at = performance.now();
    await victim.kill();
    if (!insists) await played.end();
    const starting = performance.now();
    await victim.start();
    this.#starts.push(performance.now() - starting);
    const after = insists ? played : this.#play(round + 1_000_000, true);
    await answered(after.ledger, 1);
    this.#back.push(performance.now() - at);
    await answered(after.ledger, ANSWERED_AFTER);
    await after.end();
    await this.kept.untilFired();
    for (const { ledger } of new Set([played, after])) this.#hold(ledger);
    this.#rounds = round;
  }

  #play(seed: number, insists: boolean) {
    const { town, deployment } = this;
    const { urls, tokenSecret } = deployment;
    const insisting = insists ? {} : { insistMs: 0 };
    const what = { ...LOAD, ...BOUNDS, ...insisting, seed, urls, tokenSecret, town };
    const municipality = new Municipality(what);
    const playing = municipality.play();
    const end = async () => {
      municipality.stop();
      await playing;
    };
    return { ledger: municipality.ledger, end };
  }

  #hold(ledger: Ledger): void {
    this.kept.hold(ledger);
    this.#acknowledged += ledger.acknowledged.length;
    this.#unanswered += ledger.unanswered.length;
    this.#unansweredInLog += ledger.unanswered.filter((id) => this.kept.has(id)).length;
    this.#again += sum(ledger.summary.retries);
    const { unforeseen } = ledger.summary;
    // Who gives up hears of every cut connection as one that nobody foresaw.
    const refused = unforeseen.filter((what) => !what.includes('no answer'));
    this.kept.faults.add([...new Set(refused)].map((what) => `refused unforeseen: ${what}`));
  }
}
