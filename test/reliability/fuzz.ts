import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import fc from 'fast-check';

import { lifecycle } from '../support/lifecycle.js';
import { clientOf } from '../support/graphql-client.js';
import { tokenFor } from '../support/district.js';
import { calls, routes } from './fuzz/calls.js';
import { CommandLedger } from './fuzz/command-ledger.js';
import { documents } from './fuzz/documents.js';
import { files } from './fuzz/files.js';
import { Guide } from './fuzz/guide.js';
import { type Cases, tryCases } from './fuzz/lanes.js';
import { COMMANDS } from './fuzz/leaves.js';
import { DATABASES, type Database, type Place, placeOn } from './fuzz/place.js';
import { OPERATIONS, operations, PLAYERS, type Sent, USERS } from './fuzz/requests.js';
import { type Answer, faultOf, isAccepted, Sender } from './fuzz/send.js';
import { holdSocket, type Said, talks } from './fuzz/sockets.js';
import { FileCases } from './fuzz/try-files.js';
import { Faults, type Outcome, type Part, type Run } from './part.js';
import { seedOfRun } from './seeds.js';

const LANES = 16;
const MOST_REASONS = 5;
const MOST_TRIES = 60;
/** Cases after which the log is read and whoever lost a session signs in again. */
const CHUNK = 1_000;
/** Of a thousand cases: over sockets, files; the others over HTTP. */
const SHARES = { sockets: 40, files: 60 };

const requests: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 75, arbitrary: operations },
  { weight: 8, arbitrary: documents },
  { weight: 10, arbitrary: calls },
  { weight: 7, arbitrary: routes },
);

/** Everything that may be sent to one served district, and what came of it. */
export class Fuzz {
  readonly #tokens = new Map<string, string>();
  readonly #sender: Sender;
  readonly #guide: Guide;
  readonly ledger: CommandLedger;
  /** By what it was: how often it was accepted, and refused. */
  readonly told = new Map<string, { accepted: number; refused: number }>();

  constructor(readonly place: Place) {
    this.#sender = new Sender(place.url, LANES, (user) => this.#tokens.get(user));
    this.#guide = new Guide(place.url, place.log);
    this.ledger = new CommandLedger(place.log);
  }

  /** Whistles in every state of their lives; everybody is signed in. */
  async begin(): Promise<void> {
    await this.signIn();
    for (const [index, commandId] of COMMANDS.entries())
      for (const { as, body } of lifecycle(commandId).slice(0, index % 7)) {
        const headers = { 'content-type': 'application/json' };
        await this.#sender.send({
          what: '',
          user: as,
          method: 'POST',
          path: '/graphql',
          headers,
          body,
        });
      }
    await this.goOn();
  }

  /** Before more is sent: who is signed in, what may be done now, and what is in the log already. */
  async goOn(): Promise<void> {
    await this.signIn();
    const players = [...this.#tokens].filter(([user]) => PLAYERS.includes(user));
    await this.#guide.look(new Map(players));
    await this.ledger.begin();
  }

  /** Whoever has lost a session signs in again; whoever cannot, does not play any more. */
  async signIn(): Promise<void> {
    for (const user of USERS) {
      const { status } = await clientOf(this.place.url, this.#tokens.get(user) ?? '-').send(
        '{ me { username } }',
      );
      if (status !== 401) continue;
      this.#tokens.delete(user);
      const token = await tokenFor(this.place.url, user);
      if (token !== undefined) this.#tokens.set(user, token);
    }
  }

  /** What the server's log says of its faults. */
  readonly reasons: string[] = [];

  #keepReason(text: string): void {
    const reference = /"reference":"([^"]+)"/.exec(text)?.[1];
    const line = this.place.served
      .log()
      .split('\n')
      .find((one) => reference !== undefined && one.includes(reference));
    if (line !== undefined && this.reasons.length < MOST_REASONS) this.reasons.push(line);
  }

  /** How often an answer was 503, come again: a machine that others use as well is slow to start threads. */
  again = 0;

  async #answered(sent: Sent): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      const answer = await this.#sender.send(sent);
      const isLater = answer.status === 503 && answer.text.includes('"retryable":true');
      const isSlow = answer.status === 503 && answer.text.includes('READ_MODEL_NOT_READY');
      if (tries === MOST_TRIES || !(isLater || isSlow)) return answer;
      this.again++;
      await delay(1_000);
    }
  }

  readonly requests: Cases<Sent> = {
    name: 'request',
    arbitrary: requests,
    check: async (generated) => {
      const sent = this.#guide.steer(generated);
      const answer = await this.#answered(sent);
      const fault = faultOf(sent, answer);
      if (fault !== undefined) this.#keepReason(answer.text);
      const accepted = fault === undefined && isAccepted(sent, answer);
      this.ledger.note(sent, accepted);
      const told = this.told.get(sent.what) ?? { accepted: 0, refused: 0 };
      this.told.set(sent.what, told);
      told[accepted ? 'accepted' : 'refused']++;
      return fault;
    },
  };

  readonly talks: Cases<Said> = {
    name: 'socket',
    arbitrary: talks,
    check: (said) => holdSocket(this.place.url, this.#tokens.get(said.user) ?? '', said),
  };

  /** What happens to the process: undefined while it lives. */
  get ended(): string | undefined {
    const { exitCode, signalCode } = this.place.served.process;
    return exitCode === null && signalCode === null
      ? undefined
      : `it ended: ${exitCode ?? signalCode}`;
  }

  /** Commands and questions none of which took effect. */
  neverAccepted(): string[] {
    const untaken = OPERATIONS.filter(({ name }) => (this.told.get(name)?.accepted ?? 0) === 0);
    return untaken.map(({ name }) => name);
  }

  end(): Promise<void> {
    return this.#sender.close();
  }
}

class FuzzRun {
  readonly #faults = new Faults();
  #cases = 0;
  #ms = 0;
  #files = '';
  readonly #seed = seedOfRun();
  #verified = 'not yet verified';

  constructor(
    private readonly fuzz: Fuzz,
    private readonly run: Run,
  ) {}

  outcome(): Outcome {
    const told = [...this.fuzz.told.values()];
    const accepted = told.reduce((sum, one) => sum + one.accepted, 0);
    const rate = Math.round(this.#cases / Math.max(1, this.#ms / 1_000));
    const found = [
      `${this.#cases} cases, ${rate}/s on a shared machine; ${accepted} requests accepted`,
      ...[`${this.fuzz.again} times “come again”`, `${this.fuzz.ledger.events} events written`],
      ...[this.#files, this.#verified, `seed ${this.#seed}`],
    ];
    return {
      rounds: this.#cases,
      found: found.filter(Boolean).join('; '),
      faults: this.#faults.found,
    };
  }

  async #chunk<T>(cases: Cases<T>, count: number, lanes: number): Promise<void> {
    const begun = performance.now();
    const { tried, faults } = await tryCases(cases, {
      cases: count,
      lanes,
      seed: this.#seed + 100 * this.#cases,
      say: this.run.say,
    });
    this.#ms += performance.now() - begun;
    this.#cases += tried;
    const written = await this.fuzz.ledger.look(cases.name === 'file');
    const ended = this.fuzz.ended;
    const found = [...faults, ...written, ...(ended === undefined ? [] : [ended])];
    this.#faults.add(found);
    for (const fault of found) this.run.say(`✗ ${fault}`);
    for (const reason of this.fuzz.reasons.splice(0)) this.run.say(reason);
    if (ended !== undefined)
      throw new Error(`${ended}\n${this.fuzz.place.served.log().slice(-2_000)}`);
    await this.fuzz.goOn();
    this.run.soFar(this.outcome());
    this.run.say(`${this.outcome().found}`);
  }

  async #chunks<T>(cases: Cases<T>, count: number, lanes: number): Promise<void> {
    for (let left = count; left > 0; left -= CHUNK)
      await this.#chunk(cases, Math.min(left, CHUNK), lanes);
  }

  async all(): Promise<Outcome> {
    const { place } = this.fuzz;
    const [sockets, ofFiles] = [SHARES.sockets, SHARES.files].map((share) =>
      Math.ceil((share * this.run.rounds) / 1_000),
    );
    await this.#chunks(this.fuzz.requests, this.run.rounds - sockets! - ofFiles!, LANES);
    await this.#chunks(this.fuzz.talks, sockets!, LANES);
    const given = new FileCases(place, this.fuzz.ledger, join(place.dataDir, 'open311.json'));
    try {
      await this.#chunks(given.cases(files), ofFiles!, 1);
    } finally {
      given.end();
    }
    const { done, failed, 'some refused': some } = given.tried;
    this.#files = `files: ${done} taken, ${some} in part, ${failed} refused`;
    this.run.say(`never accepted: ${this.fuzz.neverAccepted().join(', ')}`);
    const differs = await place.verify();
    this.#verified = differs === undefined ? 'admin verify clean' : 'admin verify: differs';
    this.#faults.expect(differs === undefined, `admin verify: ${differs?.slice(-1_000)}`);
    return this.outcome();
  }
}

async function fuzzed(database: Database, run: Run): Promise<Outcome> {
  const place = await placeOn(database);
  const fuzz = new Fuzz(place);
  try {
    await fuzz.begin();
    return await new FuzzRun(fuzz, run).all();
  } finally {
    await fuzz.end();
    await place.stop();
  }
}

/** Anything at all, sent to every door on both databases. `SEED` makes other cases. */
export const FUZZED: readonly Part[] = DATABASES.map((database): Part => ({
  name: `fuzz-${database}`,
  done: `generated requests, documents, frames, Open311 calls and files (${database})`,
  holds: 'no 5xx, no crash, nothing of the inside told, nothing written for what was refused',
  rounds: 100_000,
  profile: database === 'sqlite' ? 'embedded' : 'postgres',
  run: (run) => fuzzed(database, run),
}));
