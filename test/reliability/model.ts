import fc from 'fast-check';

import { Board } from './model/board.js';
import { type Game, game } from './model/game.js';
import { Play } from './model/play.js';
import { databaseOf, DATABASES, type Database } from './fuzz/place.js';
import { Faults, type Outcome, type Part, type Run } from './part.js';
import { seedOfRun } from './seeds.js';

const SAY_EVERY = 20;
/** On which the first game begins; each begins where the one before it ended. */
const BEGIN = Date.parse('2026-11-28T08:00:00+08:00');

/** Games that are played on one database, one after the other. */
export class Games {
  readonly #faults = new Faults();
  /** What commands came to, and how often. */
  readonly seen = new Map<string, number>();
  #played = 0;
  #turns = 0;
  #now = BEGIN;

  /** @param seed makes the same games again */
  constructor(
    private readonly board: Board,
    private readonly seed: number,
    private readonly say: Run['say'] = () => undefined,
  ) {}

  /** @returns how the service and the model differ; undefined where they agree */
  async play(one: Game): Promise<string | undefined> {
    const play = new Play(this.board, this.#now, this.seen);
    this.#now = (await play.play(one)).until;
    this.#played++;
    this.#turns += one.turns.length;
    return play.faults[0];
  }

  /** The first difference is made as small as it gets. */
  async all(count: number, each: () => void = () => undefined): Promise<Outcome> {
    const property = fc.asyncProperty(game, async (one) => {
      const fault = await this.play(one);
      if (this.#played % SAY_EVERY === 0) each();
      if (fault !== undefined) this.say(`✗ ${fault}`);
      if (fault !== undefined) throw new Error(fault);
    });
    const { seed } = this;
    const result = await fc.check(property, {
      seed,
      numRuns: count,
      interruptAfterTimeLimit: 3_600_000,
    });
    if (result.failed) {
      const { errorInstance, counterexample, counterexamplePath } = result;
      const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
      this.#faults.add([
        `${why}; seed ${seed}, path ${counterexamplePath}: ${JSON.stringify(counterexample)}`,
      ]);
    }
    return this.outcome();
  }

  outcome(): Outcome {
    const found = `${this.#played} games, ${this.#turns} commands, ${this.seen.size} different outcomes; seed ${this.seed}`;
    return { rounds: this.#played, found, faults: this.#faults.found };
  }
}

async function played(database: Database, { rounds, say }: Run): Promise<Outcome> {
  const { places, stop } = await databaseOf(database);
  const board = await Board.open(places);
  try {
    const games = new Games(board, seedOfRun(), say);
    // No row before the end: until then the clock of this process is not today's.
    const outcome = await games.all(rounds, () => say(games.outcome().found));
    for (const [what, times] of games.seen) say(`${times} × ${what}`);
    return outcome;
  } finally {
    await board.close();
    await stop();
  }
}

/** Commands in any order by anybody; a simple model says beforehand what comes of each. */
export const MODELLED: readonly Part[] = DATABASES.map((database): Part => ({
  name: `model-${database}`,
  done: `games of commands in random order by random actors over GraphQL, the clock moved (${database})`,
  holds: 'each is accepted or refused as a model says; log, read models and clocks agree with it',
  rounds: 300,
  profile: database === 'sqlite' ? 'embedded' : 'postgres',
  run: (run) => played(database, run),
}));
