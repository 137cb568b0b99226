import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { whistleIdOf } from '#whistle';

import { type Answer, ApiDoor } from './api-door.js';
import { Chance } from './chance.js';
import { Ledger } from './ledger.js';
import { Passes } from './passes.js';
import { type Act, type Mutation, storyOf } from './story.js';
import { blows } from './tempo.js';
import { foundingId, type Town } from './town.js';

/** What is played, and how much of it. */
export interface Performance {
  /** APIs of this machine, in turn. */
  readonly urls: readonly string[];
  readonly tokenSecret: string;
  readonly town: Town;
  readonly seed: number;
  /** Whistles on an average day of the municipality. */
  readonly perDay: number;
  /** How many times faster than life. */
  readonly compress: number;
  /** Moment of the week it begins, in milliseconds since Monday, 0 o'clock. */
  readonly from: number;
  /** Most whistles. */
  readonly whistles: number;
  /** Seconds in which whistles are blown; their lives get as long again, without waiting. */
  readonly seconds: number;
  /** Most requests at the same time. */
  readonly lanes: number;
  /** How long clients send again what nobody answered, in milliseconds; 0: never. */
  readonly insistMs?: number;
}

const INSIST_MS = 60_000;
/** Lives that may wait for a lane, by lane: beyond that nobody blows until some are answered. */
const WAITING_A_LANE = 8;

const ACCEPTED = '__typename ... on WhistleAccepted { revision events } ... on Rejection { code }';

function document(mutation: Mutation): string {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  return `mutation ($input: ${type}) { answer: ${mutation}(input: $input) { ${ACCEPTED} } }`;
}

const REGISTER = `mutation ($input: RegisterOrganisationInput!) {
  answer: registerOrganisation(input: $input) { __typename ... on Rejection { code } } }`;

/** So many at a time, first come first served. */
class Lanes {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  async use<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}

/** A municipality at work: streets blow in the rhythm of days and weeks, and lives take their course. */
export class Municipality {
  readonly ledger = new Ledger();
  readonly #door: ApiDoor;
  readonly #passes: Passes;
  readonly #lanes: Lanes;
  readonly #hurry = new AbortController();
  readonly #lives = new Set<Promise<void>>();
  #over = false;

  constructor(private readonly what: Performance) {
    // Thousands of lives wait for their next step at a time.
    setMaxListeners(0, this.#hurry.signal);
    this.#door = new ApiDoor(what.urls, what.lanes, what.insistMs ?? INSIST_MS);
    this.#passes = new Passes(what.tokenSecret, what.town);
    this.#lanes = new Lanes(what.lanes);
  }

  /** Enters streets and departments into the directory; those that are there are left as they are. */
  async found(): Promise<void> {
    const { streets, departments } = this.what.town;
    const token = this.#passes.of('administrator');
    for (const organisation of [...streets, ...departments]) {
      const input = { ...organisation, commandId: foundingId(organisation) };
      const body = JSON.stringify({ query: REGISTER, variables: { input } });
      const answer = await this.#door.send({ token, body, onRetry: () => undefined });
      if (answer?.data?.['answer']?.['__typename'] !== 'OrganisationChanged')
        throw new Error(`${organisation.id} was not registered: ${JSON.stringify(answer)}`);
    }
  }

  /** Ends early: nobody blows any more, and what was begun is not gone on with. */
  stop(): void {
    this.#over = true;
    this.#hurry.abort();
  }

  /** Plays until the bounds are reached and all lives have ended, or were cut off. */
  async play(): Promise<Ledger> {
    const { seed, perDay, from, compress, whistles, seconds } = this.what;
    this.ledger.begin();
    const start = performance.now();
    const end = start + seconds * 1_000;
    for (const moment of blows(new Chance(seed, 0), perDay, from)) {
      const planned = start + (moment - from) / compress;
      if (this.ledger.whistles >= whistles || Math.max(planned, performance.now()) > end) break;
      await this.#until(planned);
      if (this.#over) break;
      while (this.#lanes.waiting > this.what.lanes * WAITING_A_LANE) await delay(5);
      this.#begin(planned);
    }
    await this.#end(seconds);
    return this.ledger;
  }

  /** No waiting any more; after as many seconds again nothing new is sent. */
  async #end(seconds: number): Promise<void> {
    this.#hurry.abort();
    const cutOff = setTimeout(() => (this.#over = true), seconds * 1_000);
    await Promise.all(this.#lives);
    clearTimeout(cutOff);
    this.#door.close();
  }

  #begin(planned: number): void {
    const index = (this.ledger.whistles += 1);
    const life = this.#live(index, planned).finally(() => this.#lives.delete(life));
    this.#lives.add(life);
  }

  async #live(index: number, blown: number): Promise<void> {
    const raising = randomUUID();
    const whistleId = whistleIdOf(raising);
    let planned = blown;
    for (const act of storyOf(new Chance(this.what.seed, index), this.what.town, index)) {
      planned = Math.max(planned, performance.now()) + act.after / this.what.compress;
      await this.#until(planned);
      const commandId = act.mutation === 'raiseWhistle' ? raising : randomUUID();
      const goesOn = await this.#lanes.use(() => this.#send(act, commandId, whistleId));
      if (!goesOn) return;
    }
    this.ledger.finished += 1;
  }

  async #until(planned: number): Promise<void> {
    const ms = planned - performance.now();
    if (ms < 1 || this.#hurry.signal.aborted) return;
    await delay(ms, undefined, { signal: this.#hurry.signal }).catch(() => undefined);
    if (!this.#hurry.signal.aborted) this.ledger.late(performance.now() - planned);
  }

  /** Whether the life goes on. */
  async #send(act: Act, commandId: string, whistleId: string): Promise<boolean> {
    if (this.#over) return false;
    const named = act.mutation === 'raiseWhistle' ? { commandId } : { commandId, whistleId };
    const variables = { input: { ...act.input, ...named } };
    const sent = performance.now();
    const answer = await this.#door.send({
      token: this.#passes.of(act.as),
      body: JSON.stringify({ query: document(act.mutation), variables }),
      onRetry: (why) => this.ledger.retry(why),
    });
    return this.#note(act, { commandId, whistleId, ms: performance.now() - sent }, answer);
  }

  #note(
    { mutation, refused }: Act,
    sent: { readonly commandId: string; readonly whistleId: string; readonly ms: number },
    answer: Answer | undefined,
  ): boolean {
    const { commandId, whistleId, ms } = sent;
    const said = answer?.data?.['answer'];
    if (!said) {
      this.ledger.lose(commandId, mutation, JSON.stringify(answer?.errors ?? 'no answer'));
      return false;
    }
    if (said['__typename'] === 'WhistleAccepted') {
      const events = (said['events'] as readonly string[]).length;
      this.ledger.took([commandId, whistleId, Number(said['revision']), events], ms);
      return true;
    }
    const code = String(said['code']);
    this.ledger.refuse(commandId, mutation, { code, foreseen: code === refused });
    return code === refused;
  }
}
