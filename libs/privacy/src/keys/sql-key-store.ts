import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely, Selectable } from 'kysely';
import { OperatorError, shareRuns } from '#event-sourcing';
import { decrypt, encrypt, type SubjectKey } from '../sealed-value.js';
import type { KeyStore, WrappedKey } from './key-store.js';
import type { MasterKey, MasterKeys } from './master-key.js';

/** A key without `wrapped` is erased: its row stays, so that no backup brings it back. */
export interface SubjectKeysTable {
  id: string;
  subject: string;
  wrapped: string | null;
  wrapped_by: string;
  made_at: string;
  erased_at: string | null;
}

export interface KeyTables {
  subject_keys: SubjectKeysTable;
}

/** What the two databases do differently. */
export interface KeyDatabase {
  readonly db: Kysely<KeyTables>;
  /** Removes what an erased row leaves behind in the files of the database. */
  scrub(): Promise<void>;
  /** What a failure of the database is to callers. */
  failureOf(error: unknown): unknown;
}

const PORTION = 500;

const now = (): string => new Date().toISOString();

export class SqlKeyStore implements KeyStore {
  #masters: MasterKeys;
  #asked = new Set<string>();

  /** @param mastersNow reads the master keys again: another process may have rotated them */
  constructor(
    private readonly database: KeyDatabase,
    private readonly mastersNow: () => MasterKeys,
  ) {
    this.#masters = mastersNow();
  }

  get #db(): Kysely<KeyTables> {
    return this.database.db;
  }

  /** Keys that are asked for in one turn of the event loop are made in one commit. */
  readonly #findOrMakeAsked = shareRuns(
    () => {
      const asked = [...this.#asked];
      this.#asked = new Set();
      return this.#findOrMake(asked);
    },
    () => nextTurn(),
  );

  async keysOf(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    for (const subject of subjects) this.#asked.add(subject);
    const all = await this.#reaching(this.#findOrMakeAsked);
    return new Map(subjects.map((subject) => [subject, all.get(subject)!]));
  }

  async #findOrMake(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const found = await this.#liveOf(subjects);
    const missing = subjects.filter((subject) => !found.has(subject));
    if (missing.length === 0) return found;
    const made = missing.map((subject) => ({ subject, id: randomUUID(), key: randomBytes(32) }));
    const { numInsertedOrUpdatedRows: inserted } = await this.#db
      .insertInto('subject_keys')
      .values(made.map((one) => this.#rowOf(one)))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // Another process may make one for the same subject: then its key is the one that counts.
    const isOurs = Number(inserted) === made.length;
    const those = isOurs
      ? made.map(({ subject, id, key }) => [subject, { id, key }] as const)
      : await this.#liveOf(missing);
    return new Map([...found, ...those]);
  }

  #rowOf({ subject, id, key }: SubjectKey & { readonly subject: string }): SubjectKeysTable {
    const { current } = this.#masters;
    const wrapped = wrap(current, id, key);
    return { id, subject, wrapped, wrapped_by: current.id, made_at: now(), erased_at: null };
  }

  async #liveOf(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    const rows = await this.#live().where('subject', 'in', nonEmpty(subjects)).execute();
    return new Map(rows.map((row) => [row.subject, this.#unwrapped(row)]));
  }

  #live() {
    return this.#db.selectFrom('subject_keys').selectAll().where('wrapped', 'is not', null);
  }

  async find(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>> {
    if (ids.length === 0) return new Map();
    const asked = this.#live().where('id', 'in', [...new Set(ids)]);
    const rows = await this.#reaching(() => asked.execute());
    return new Map(rows.map((row) => [row.id, this.#unwrapped(row)]));
  }

  async liveIdsOf(subject: string): Promise<readonly string[]> {
    const asked = this.#live().where('subject', '=', subject);
    const rows = await this.#reaching(() => asked.execute());
    return rows.map(({ id }) => id);
  }

  erase(ids: readonly string[]): Promise<number> {
    return this.#reaching(() => this.#erase(ids));
  }

  async #erase(ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    const { numUpdatedRows } = await this.#db
      .updateTable('subject_keys')
      .set({ wrapped: null, erased_at: now() })
      .where('id', 'in', [...ids])
      .where('wrapped', 'is not', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0) await this.database.scrub();
    return Number(numUpdatedRows);
  }

  async rewrap(): Promise<number> {
    this.#masters = this.mastersNow();
    const { current } = this.#masters;
    for (let done = 0; ;) {
      const rows = await this.#live()
        .where('wrapped_by', '!=', current.id)
        .limit(PORTION)
        .execute();
      if (rows.length === 0) {
        if (done > 0) await this.database.scrub();
        return done;
      }
      await this.#db.transaction().execute(async (tx) => {
        for (const row of rows)
          await tx
            .updateTable('subject_keys')
            .set({
              wrapped: wrap(current, row.id, this.#unwrapped(row).key),
              wrapped_by: current.id,
            })
            // Erased meanwhile: it stays so.
            .where('id', '=', row.id)
            .where('wrapped', 'is not', null)
            .execute();
      });
      done += rows.length;
    }
  }

  async wrappedKeys(): Promise<readonly WrappedKey[]> {
    const asked = this.#live().orderBy('id');
    const rows = await this.#reaching(() => asked.execute());
    return rows.map(({ id, subject, wrapped, wrapped_by, made_at }) => ({
      id,
      subject,
      wrapped: wrapped ?? '',
      wrappedBy: wrapped_by,
      madeAt: made_at,
    }));
  }

  async restore(keys: readonly WrappedKey[]): Promise<number> {
    // Each is opened first: a backup under another master key would be of no use to anybody.
    const rows = keys.map(({ id, subject, wrapped, wrappedBy, madeAt }) => {
      const row = { id, subject, wrapped, wrapped_by: wrappedBy, made_at: madeAt, erased_at: null };
      this.#unwrapped(row);
      return row;
    });
    let restored = 0;
    for (let from = 0; from < rows.length; from += PORTION) {
      const { numInsertedOrUpdatedRows } = await this.#db
        .insertInto('subject_keys')
        .values(rows.slice(from, from + PORTION))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      restored += Number(numInsertedOrUpdatedRows);
    }
    return restored;
  }

  /** @throws OperatorError KEYS_SECRET_WRONG where keys are wrapped by a master key that is not there */
  async check(): Promise<void> {
    const { current, previous = current } = this.#masters;
    const other = await this.#live()
      .where('wrapped_by', 'not in', [current.id, previous.id])
      .limit(1)
      .executeTakeFirst();
    if (other) throw wrongMaster(other.wrapped_by);
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }

  async #reaching<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof OperatorError ? error : this.database.failureOf(error);
    }
  }

  #unwrapped({ id, wrapped, wrapped_by }: Selectable<SubjectKeysTable>): SubjectKey {
    return { id, key: decrypt(this.#masterOf(wrapped_by).key, wrapped ?? '', id) };
  }

  #masterOf(id: string): MasterKey {
    const known = () =>
      [this.#masters.current, this.#masters.previous].find((master) => master?.id === id);
    const found = known();
    if (found) return found;
    this.#masters = this.mastersNow();
    const rotated = known();
    if (rotated) return rotated;
    throw wrongMaster(id);
  }
}

const wrongMaster = (id: string): OperatorError =>
  new OperatorError(
    'KEYS_SECRET_WRONG',
    `个人信息的密钥由另一主密钥（${id}）保护：请填写原来的 KEYS_SECRET，或放回原来的 master.key`,
  );

const wrap = (master: MasterKey, id: string, key: Buffer): string =>
  encrypt(master.key, randomBytes(12), key, id);

/** An empty list is no valid SQL. */
const nonEmpty = (texts: readonly string[]): readonly string[] => (texts.length > 0 ? texts : ['']);
