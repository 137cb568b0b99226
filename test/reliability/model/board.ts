import timekeeper from 'timekeeper';

import { newId, type RecordedEvent } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadStore } from '#read-store';
import { openLog, readConfiguration, readStores } from '#runtime';

import { createApi } from '../../../apps/api/src/serve.js';
import { waitForReadModels } from '../../../apps/api/src/wait-for-read-models.js';
import { blowing } from '../../access/play.js';
import { folderWithRules, foundPlayed } from '../../access/played-district.js';
import { PASSWORD } from '../../support/district.js';
import { type Client, signedIn } from '../../support/graphql-client.js';
import { removeFolder } from '../../support/served.js';
import type { Who } from './game.js';

const HOUR = 3_600_000;
/** A token is good for a day of the clock that is set. */
const RENEW_MS = 20 * HOUR;

export interface Told {
  /** What was written, or the code of the refusal. */
  readonly came: readonly string[] | string;
  readonly revision?: number | undefined;
  readonly position?: string | undefined;
  readonly deduplicated?: boolean | undefined;
}

const INPUT = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;

/** A served district in this process, with a clock that stands until it is set. */
export class Board {
  readonly #clients = new Map<Who, { readonly client: Client; readonly since: number }>();

  private constructor(
    private readonly app: Awaited<ReturnType<typeof createApi>>,
    private readonly url: string,
    private readonly dataDir: string,
  ) {}

  /** @param places where its data is; in its own folder where empty */
  static async open(places: Readonly<Record<string, string>>): Promise<Board> {
    const dataDir = folderWithRules();
    const founding = await openLog(readStores(places, dataDir), 'inline');
    await foundPlayed(founding);
    await founding.close();
    const settings = { DATA_DIR: dataDir, DEMO: 'false', RULE_PACK: 'played', THREADS: 'false' };
    const idle = { AUTOMATIONS: 'false', NOTICES: 'false', MAX_WRITES_PER_MINUTE: '10000000' };
    const sessions = { TOKEN_TTL_SECONDS: '86400', SESSION_IDLE_HOURS: '168', SESSION_DAYS: '28' };
    const environment = Object.assign({ LOG_LEVEL: 'silent' }, settings, idle, sessions, places);
    Object.assign(process.env, places, { LOG_LEVEL: 'silent', DATA_DIR: dataDir });
    const app = await createApi(readConfiguration(environment, []));
    await app.listen(0, '127.0.0.1');
    // As a service does before it is ready: questions of the first game are answered.
    const log = app.get<EventStore>(EVENT_STORE);
    await waitForReadModels(log, app.get<ReadStore>(READ_STORE), () => undefined);
    return new Board(app, await app.getUrl(), dataDir);
  }

  set(time: number): void {
    timekeeper.freeze(new Date(time));
  }

  async client(who: Who): Promise<Client> {
    const known = this.#clients.get(who);
    if (known && Math.abs(Date.now() - known.since) < RENEW_MS) return known.client;
    const client = await signedIn(this.url, who.toLowerCase(), PASSWORD);
    this.#clients.set(who, { client, since: Date.now() });
    return client;
  }

  async send(who: Who, name: string, input: object): Promise<Told> {
    const query = `mutation ($input: ${INPUT(name)}!) { result: ${name}(input: $input) { __typename
      ... on WhistleAccepted { events revision position deduplicated } ... on Rejection { code } } }`;
    type Result = { events?: string[]; code?: string } & Omit<Told, 'came'>;
    const client = await this.client(who);
    const { data, errors } = await client.send<{ result: Result }>(query, { input });
    const refused = errors?.[0]?.extensions['code'] ?? data?.result.code;
    if (refused !== undefined || !data) return { came: String(refused) };
    const { events = [], revision, position, deduplicated } = data.result;
    return { came: events, revision, position, deduplicated };
  }

  async raise(who: Who): Promise<{ readonly whistleId: string; readonly told: Told }> {
    const input = blowing(who === 'C1' ? 'COMMUNITY' : 'STREET');
    const { data } = await (
      await this.client(who)
    )
      .ask<{ data?: never; raiseWhistle: never }>(
        `mutation ($input: RaiseWhistleInput!) { raiseWhistle(input: $input) { __typename
        ... on WhistleAccepted { whistleId events revision position } } }`,
        { input },
      )
      .then((answer) => ({
        data: answer.raiseWhistle as unknown as Told & { whistleId: string; events: string[] },
      }));
    return {
      whistleId: data.whistleId,
      told: { came: data.events, revision: data.revision, position: data.position },
    };
  }

  async ask<T>(query: string): Promise<T> {
    return (await this.client('Ce')).ask<T>(query);
  }

  stream(whistleId: string): Promise<readonly RecordedEvent[]> {
    return this.app.get<EventStore>(EVENT_STORE).readStream(`whistle-${whistleId}`);
  }

  newId(): string {
    return newId();
  }

  async close(): Promise<void> {
    timekeeper.reset();
    await this.app.close();
    removeFolder(this.dataDir);
  }
}
