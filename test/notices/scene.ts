import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Accounts } from '#access';
import { Directory, type OrganisationDetails } from '#directory';
import { type Actor, deliveryOf, systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import {
  type NoticeOptions,
  NoticeSecrets,
  NoticeSettingsLog,
  openOutbox,
  type OutboxDb,
  type OutboxPlace,
  type OutboxTables,
  runNotices,
  type SettingsCommand,
} from '#notices';
import { type KeyPlace, type KeyStore, openKeyStore, PersonalData } from '#privacy';
import type { WhistleEvent } from '#whistle';

const ORGANISATIONS: OrganisationDetails[] = [
  { id: 'district', kind: 'district', name: '试验区' },
  { id: 'street', kind: 'street', name: '新华街道' },
  { id: 'chengguan', kind: 'department', name: '区城管局' },
  { id: 'gongan', kind: 'department', name: '区公安分局' },
];
export const ADMIN: Actor = { account: 'admin', organisation: 'district', role: 'administrator' };
const STREET: Actor = { account: 'clerk', organisation: 'street', role: 'street' };
const PATIENCE_MS = 60_000;

/** Polls until it is so: what is waited for has no checkpoint of its own. */
export async function until(what: () => unknown): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error(`never came: ${what.toString()}`);
    await sleep(10);
  }
}

const rule = { pack: 'test', version: '1' };
const now = () => new Date().toISOString();

/** Events as commands write them: now. */
export const raised = (data: object = {}): WhistleEvent => ({
  type: 'WhistleRaised',
  data: {
    at: now(),
    kind: 'routine',
    level: 'street',
    title: '污水外溢',
    description: '详情',
    place: { address: '新华路 12 号', regionCode: '370199001001' },
    category: '1101',
    channel: 'hotline-12345',
    street: 'street',
    raisedBy: 'street',
    rule,
    ...data,
  },
});
export const summoned = (data: object = {}): WhistleEvent => ({
  type: 'DepartmentSummoned',
  data: {
    at: now(),
    summons: 1,
    department: 'chengguan',
    role: 'lead',
    cause: 'raised',
    rule,
    clocks: {},
    ...data,
  },
});
export const confirmed = (): WhistleEvent => ({
  type: 'ResolutionConfirmed',
  data: { at: now(), summons: 1, department: 'chengguan' },
});
export const sentBack = (): WhistleEvent => ({
  type: 'ResolutionSentBack',
  data: { at: now(), summons: 1, department: 'chengguan', reason: '仍有积水', count: 1 },
});
export const closed = (): WhistleEvent => ({
  type: 'WhistleClosed',
  data: { at: now(), summary: '已疏通' },
});

/** A clock that is what it is told to be. */
export class TestClock {
  constructor(private current = new Date().toISOString()) {}

  now = (): string => this.current;

  set(instant: string): void {
    this.current = instant;
  }

  pass(ms: number): void {
    this.current = new Date(Date.parse(this.current) + ms).toISOString();
  }
}

interface Stores {
  readonly log: EventStore;
  readonly outbox: OutboxDb;
  readonly keys: KeyStore;
}

/** A log, an outbox and the sending of notices, all real; the clock is the test's. */
export class Scene {
  readonly clock = new TestClock();
  readonly errors: unknown[] = [];
  readonly settings: NoticeSettingsLog;
  private readonly secrets: NoticeSecrets;
  private stop = new AbortController();
  private running: Promise<void> | undefined;
  private written = 0;

  private constructor(
    readonly folder: string,
    private readonly stores: Stores,
    private readonly options: Partial<NoticeOptions>,
  ) {
    this.settings = this.settingsLog(new PersonalData(stores.keys));
    this.secrets = new NoticeSecrets(this.secretsFile);
  }

  get log(): EventStore {
    return this.stores.log;
  }

  get outbox(): OutboxDb {
    return this.stores.outbox;
  }

  get keys(): KeyStore {
    return this.stores.keys;
  }

  static async open(
    options: Partial<NoticeOptions> = {},
    place?: OutboxPlace,
    openLog?: () => Promise<EventStore>,
    keyPlace?: KeyPlace,
  ): Promise<Scene> {
    const folder = await mkdtemp(join(tmpdir(), 'notices-'));
    const sqlite = () => openSqliteEventStore({ file: join(folder, 'events.db') });
    const log = await (openLog ?? sqlite)();
    const founded = await new Directory(log, systemClock).registerOrganisations(ORGANISATIONS, {
      actor: ADMIN,
    });
    if (founded.outcome === 'rejected') throw new Error(founded.rejection.rejected);
    const outbox = await openOutbox(place ?? { file: join(folder, 'notices.db') });
    const keys = await openKeyStore(keyPlace ?? { folder: join(folder, 'keys') });
    return new Scene(folder, { log, outbox, keys }, options);
  }

  private get secretsFile(): string {
    return join(this.folder, 'secrets.json');
  }

  /** Without personal data: as releases that wrote addresses as they are. */
  settingsLog(personalData?: PersonalData): NoticeSettingsLog {
    const directory = new Directory(this.log, systemClock);
    return new NoticeSettingsLog(this.log, systemClock, directory, personalData);
  }

  /** How notices leave it. */
  get sending(): NoticeOptions {
    return {
      secretsFile: this.secretsFile,
      weComUrl: 'http://127.0.0.1:9',
      dingTalkUrl: 'http://127.0.0.1:9',
      allowedHosts: ['127.0.0.1'],
      timeoutMs: 400,
      ...this.options,
    };
  }

  /** Begins to feed and to send. */
  async start(): Promise<void> {
    this.stop = new AbortController();
    this.running = runNotices({
      store: this.log,
      outbox: this.outbox,
      clock: this.clock,
      personalData: new PersonalData(this.keys),
      signal: this.stop.signal,
      options: this.sending,
      pace: { lookEveryMs: 10, random: () => 0.5 },
      onError: (error) => this.errors.push(error),
    });
    await until(() => this.outbox.selectFrom('feed').selectAll().executeTakeFirst());
    await this.fed();
  }

  async halt(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  async close(): Promise<void> {
    await this.halt();
    await this.outbox.destroy();
    await this.log.close();
    await this.keys.close();
    await rm(this.folder, { recursive: true });
  }

  /** Subscribes by the command that people use. */
  async subscribe(organisation: string, subscription: string, fields: object): Promise<void> {
    const command = {
      type: 'SubscribeToNotices',
      subscription,
      channel: 'webhook',
      credential: 'key',
      ...fields,
    } as SettingsCommand;
    await this.#change(organisation, command);
  }

  async unsubscribe(organisation: string, subscription: string): Promise<void> {
    const command = { type: 'UnsubscribeFromNotices', subscription } as const;
    await this.#change(organisation, command);
  }

  async prefer(organisation: string, preferences: object): Promise<void> {
    const command = {
      type: 'SetNoticePreferences',
      muted: [],
      bundleMinutes: 0,
      ...preferences,
    } as SettingsCommand;
    await this.#change(organisation, command);
  }

  async #change(organisation: string, command: SettingsCommand): Promise<void> {
    // People subscribe for themselves; for an organisation the administrator does.
    const { person: account } = command as { readonly person?: string };
    const own = account === undefined ? undefined : { account, organisation, role: 'department' };
    const delivery = deliveryOf({}, own ?? ADMIN);
    const outcome = await this.settings.handle({ organisation, command, delivery });
    if (outcome.outcome === 'rejected') throw new Error(outcome.rejection.rejected);
  }

  /** The accounts in the log. */
  get accounts(): Accounts {
    return new Accounts(this.log, systemClock, () => Promise.resolve(true));
  }

  /** Opens an account of somebody who works there. */
  async engage(username: string, organisation: string): Promise<void> {
    const who = { username, displayName: '赵敏', role: 'department', organisation } as const;
    const opened = { ...who, password: 'correct-horse-battery' };
    const outcome = await this.accounts.open(opened, deliveryOf({}, ADMIN));
    if (outcome.outcome === 'rejected') throw new Error(outcome.rejection.rejected);
  }

  secret(organisation: string, value: string, token?: string): Promise<void> {
    const secret = { value, ...(token !== undefined && { token }) };
    return this.secrets.set(organisation, 'key', secret);
  }

  /** Writes events of a whistle to the end of its stream. */
  async write(whistleId: string, ...events: readonly WhistleEvent[]): Promise<void> {
    const stream = `whistle-${whistleId}`;
    const revision = (await this.log.readStream(stream)).length - 1;
    const metadata = { commandId: '', command: '', digest: '', correlationId: '', actor: STREET };
    const written = await this.log.append(
      stream,
      revision < 0 ? 'no-stream' : revision,
      events.map(({ type, data }) => ({ id: this.id(), type, data, metadata, version: 1 })),
    );
    if (written.outcome === 'conflict') throw new Error('two writers on one stream of a test');
  }

  /** Waits until all that is in the log and concerns notices has been put into the outbox. */
  async fed(): Promise<void> {
    const { events } = await this.log.readAll({ limit: 100_000 });
    const last = events.findLast(({ stream }) => /^(whistle|notice)-/.test(stream));
    if (!last) return;
    await until(async () => {
      const feed = await this.outbox.selectFrom('feed').select('position').executeTakeFirst();
      return feed !== undefined && feed.position >= last.position;
    });
  }

  deliveries(): Promise<OutboxTables['delivery'][]> {
    return this.outbox.selectFrom('delivery').selectAll().orderBy('created_at').execute();
  }

  attempts(): Promise<OutboxTables['attempt'][]> {
    return this.outbox.selectFrom('attempt').selectAll().orderBy('at').execute();
  }

  notices(): Promise<OutboxTables['notice'][]> {
    return this.outbox.selectFrom('notice').selectAll().orderBy('at').execute();
  }

  /** Waits until so many deliveries are in a state. */
  settled(state: string, count: number): Promise<void> {
    return until(
      async () => (await this.deliveries()).filter((one) => one.state === state).length === count,
    );
  }

  private id(): string {
    this.written += 1;
    return `00000000-0000-5000-8000-${String(this.written).padStart(12, '0')}`;
  }
}
