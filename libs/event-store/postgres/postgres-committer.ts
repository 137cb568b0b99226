import { EventStoreError, type AppendOutcome } from '#event-store';
import { NO_STREAM, type PreparedAppend } from '../src/prepared-append.js';
import { toToken } from '../src/numbered-position.js';
import type { SizedAppend } from './postgres-append.js';
import { intArray, textArray, uuidArray } from './postgres-array.js';
import { isDataRefused, isIdTaken } from './postgres-error.js';
import type { LogNames } from './postgres-names.js';
import { rowsOf, type PostgresPool } from './postgres-pool.js';

type Outcome = AppendOutcome | Error;
/** The position before the batch's first event; the revision at which each append found its stream. */
type Answer = [base: number, actual: number[]];
type Written = [id: string, stream: string, revision: number, position: number];

/** Writes batches through the schema's function `append_events`. */
export class PostgresCommitter {
  readonly #append: string;
  readonly #findEvents: string;

  constructor(
    private readonly writers: PostgresPool,
    { schema }: LogNames,
  ) {
    this.#append = `SELECT base, actual
      FROM ${schema}.append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
    this.#findEvents = `SELECT id, stream, revision, position
      FROM ${schema}.events WHERE id = ANY ($1::uuid[])`;
  }

  /**
   * Writes the batch in one transaction and returns the outcome of each append. If the server
   * refuses the data of one (its event id is in use), the batch is halved until that one is alone.
   * No event id may occur twice in a batch.
   * @throws EventStoreError when the outcome is unknown or nothing was written
   */
  async commit(batch: readonly SizedAppend[]): Promise<readonly Outcome[]> {
    try {
      const answer = await this.#write(batch);
      return await this.#outcomes(batch, answer);
    } catch (error) {
      if (!isDataRefused(error)) throw error;
      if (batch.length > 1) return this.#halves(batch);
      return batch.map((append) => (isIdTaken(error) ? idReusedError(append) : error));
    }
  }

  async #halves(batch: readonly SizedAppend[]): Promise<readonly Outcome[]> {
    const half = Math.ceil(batch.length / 2);
    const first = await this.commit(batch.slice(0, half));
    return [...first, ...(await this.commit(batch.slice(half)))];
  }

  async #write(batch: readonly PreparedAppend[]): Promise<Answer> {
    const query = { name: 'append', text: this.#append, values: columnsOf(batch) };
    const [answer] = await this.writers.session((client) => rowsOf<Answer>(client, query));
    if (answer === undefined) throw new TypeError('append_events answered nothing');
    return answer;
  }

  async #outcomes(batch: readonly PreparedAppend[], [base, actual]: Answer): Promise<Outcome[]> {
    const written = await this.#writtenBefore(batch.filter((a, i) => a.expected !== actual[i]));
    let position = base;
    return batch.map((append, i) => {
      position += append.events.length;
      const head = actual[i] ?? NO_STREAM;
      if (head !== append.expected) return repeatOrConflict(append, head, written);
      const revision = append.expected + append.events.length;
      return { outcome: 'appended', revision, position: toToken(position), deduplicated: false };
    });
  }

  /**
   * Streams only grow, so an append at another revision can never be written as it is: its events
   * are in the log by now or never will be. They can be looked for after the transaction.
   */
  async #writtenBefore(appends: readonly PreparedAppend[]): Promise<Map<string, Written>> {
    if (appends.length === 0) return new Map();
    const ids = appends.flatMap(({ events }) => events.map(({ id }) => id));
    const query = { name: 'find-events', text: this.#findEvents, values: [ids] };
    const rows = await this.writers.read<Written>(query);
    return new Map(rows.map((row) => [row[0], row]));
  }
}

/** Parameters of `append_events`: an array for each column. */
function columnsOf(batch: readonly PreparedAppend[]): Buffer[] {
  const slots = new Map<string, number>();
  for (const { stream } of batch) if (!slots.has(stream)) slots.set(stream, slots.size + 1);
  const owners: number[] = [];
  const revisions: number[] = [];
  const events = batch.flatMap((append) => append.events);
  batch.forEach((append, i) => {
    for (let n = 1; n <= append.events.length; n += 1) {
      owners.push(i + 1);
      revisions.push(append.expected + n);
    }
  });
  return [
    textArray([...slots.keys()]),
    intArray(batch.map(({ stream }) => slots.get(stream) ?? 0)),
    intArray(batch.map(({ expected }) => expected)),
    intArray(batch.map((append) => append.events.length)),
    intArray(owners),
    intArray(revisions),
    uuidArray(events.map(({ id }) => id)),
    textArray(events.map(({ type }) => type)),
    intArray(events.map(({ version }) => version)),
    textArray(events.map(({ data }) => data)),
    textArray(events.map(({ metadata }) => metadata)),
  ];
}

/**
 * The stream has another revision: either these very events were written before, or other events
 * were.
 */
function repeatOrConflict(
  append: PreparedAppend,
  head: number,
  written: ReadonlyMap<string, Written>,
): Outcome {
  const found = append.events.map(({ id }) => written.get(id.toLowerCase()));
  if (found.every((row) => row === undefined)) {
    return { outcome: 'conflict', actual: head === NO_STREAM ? 'no-stream' : head };
  }
  const same = found.every(
    (row, i) => row?.[1] === append.stream && row[2] === append.expected + 1 + i,
  );
  const last = found.at(-1);
  if (!same || last === undefined) return idReusedError(append);
  const [, , revision, position] = last;
  return { outcome: 'appended', revision, position: toToken(position), deduplicated: true };
}

function idReusedError({ stream }: PreparedAppend): EventStoreError {
  const message = `an event id of this append to ${stream} was used elsewhere before`;
  return new EventStoreError('event-id-reused', message);
}
