import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Position, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { apiKey, type ApiKeyState } from '../api-keys/api-key.js';
import { findAccount, type OrganisationKnown } from '../accounts.js';
import { account } from '../domain/account.js';
import type { AccountState } from '../domain/account.js';
import { type AccountSession, accountSessions, ownerOf, sessionsIdOf } from './account-sessions.js';
import { RecentMap } from './recent.js';

/** How long the state of an organisation is cached: no event says that its dated end has come. */
const ORGANISATION_MS = 1_000;
/** Pause before a failed subscription to the log is tried again. */
const AGAIN_MS = 500;
/** Pause at the end of the log: every commit wakes the subscription, and few concern an account. */
const LOOK_EVERY_MS = 100;
const MOST_ACCOUNTS = 10_000;
const MOST_ORGANISATIONS = 1_000;
/** Streams that say whether somebody is still signed in. */
const PREFIXES = [account.prefix, accountSessions.prefix, apiKey.prefix];

type SessionsById = ReadonlyMap<string, AccountSession>;

interface Part {
  readonly known: Promise<boolean>;
  readonly untilMs: number;
}

/**
 * Caches accounts, their sessions and API keys, and the state of organisations. An account is read once, and again
 * after an event in its stream, whichever process wrote it; its sessions again after one has ended, and
 * for one that is not known yet. While the log is unavailable the cached accounts stay valid:
 * nobody can close an account then, and missed events arrive when the log is back.
 */
export class Standings {
  readonly #accounts = new RecentMap<Promise<AccountState>>(MOST_ACCOUNTS);
  readonly #sessions = new RecentMap<Promise<SessionsById>>(MOST_ACCOUNTS);
  readonly #keys = new RecentMap<Promise<ApiKeyState>>(MOST_ACCOUNTS);
  readonly #organisations = new RecentMap<Part>(MOST_ORGANISATIONS);
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(username: string) => Promise<void>>();
  #started: Promise<void> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly organisationKnown: OrganisationKnown,
  ) {}

  /** The account; undefined for one that was never opened. */
  async account(username: string): Promise<AccountState> {
    await this.#follow();
    return this.#accounts.get(username) ?? this.#read(username);
  }

  /** A session of the account; undefined for one that the log does not have. */
  async session(username: string, id: string): Promise<AccountSession | undefined> {
    await this.#follow();
    const stream = accountSessions.streamOf(sessionsIdOf(username, id));
    const known = (await (this.#sessions.get(stream) ?? this.#readSessions(stream))).get(id);
    return known ?? (await this.#readSessions(stream)).get(id);
  }

  /** The API key; undefined for one that was never made, which is not remembered: anybody can name one. */
  async apiKey(id: string): Promise<ApiKeyState> {
    await this.#follow();
    const known = this.#keys.get(id);
    if (known) return known;
    const reading = apiKey.load(this.store, id);
    this.#keys.set(id, reading);
    const found = await reading.catch((error: unknown) => {
      this.#keys.delete(id);
      throw error;
    });
    if (!found) this.#keys.delete(id);
    return found;
  }

  /** The API key as far as it is cached: asking for it costs nothing. */
  cachedApiKey(id: string): Promise<ApiKeyState> | undefined {
    return this.#keys.get(id);
  }

  /** Whether the organisation is in the directory and active; cached for a second. */
  takesPart(organisation: string): Promise<boolean> {
    const nowMs = Date.parse(this.clock.now());
    const kept = this.#organisations.get(organisation);
    // A clock that was set back must not keep for an hour what was to be kept for a second.
    const leftMs = (kept?.untilMs ?? 0) - nowMs;
    if (kept && leftMs > 0 && leftMs <= ORGANISATION_MS) return kept.known;
    const known = this.organisationKnown(organisation);
    this.#organisations.set(organisation, { known, untilMs: nowMs + ORGANISATION_MS });
    known.catch(() => this.#organisations.delete(organisation));
    return known;
  }

  /** Calls the listener after every event of an account and end of a session, whichever process wrote it. */
  onChange(listener: (username: string) => Promise<void>): void {
    this.#listeners.add(listener);
  }

  /** Drops the account from the cache and waits for the listeners. */
  async refresh(username: string): Promise<void> {
    this.#accounts.delete(username);
    for (const listener of this.#listeners) await listener(username);
  }

  /** The same for the sessions in a stream. */
  async refreshSessions(stream: string): Promise<void> {
    this.#sessions.delete(stream);
    for (const listener of this.#listeners) await listener(ownerOf(stream));
  }

  /** The same for an API key. Its sockets are those of its account. */
  async refreshApiKey(id: string): Promise<void> {
    const known = await this.#keys.get(id);
    this.#keys.delete(id);
    if (!known) return;
    for (const listener of this.#listeners) await listener(known.account);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  #read(username: string): Promise<AccountState> {
    const reading = findAccount(this.store, username);
    this.#accounts.set(username, reading);
    reading.catch(() => this.#accounts.delete(username));
    return reading;
  }

  #readSessions(stream: string): Promise<SessionsById> {
    const reading = accountSessions.load(this.store, accountSessions.idOf(stream));
    this.#sessions.set(stream, reading);
    reading.catch(() => this.#sessions.delete(stream));
    return reading;
  }

  /** Starts the subscription before the first account is read, so that no later event is missed. */
  #follow(): Promise<void> {
    this.#started ??= this.#start().catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  async #start(): Promise<void> {
    const head = await this.store.head();
    this.#running = this.#run(head);
  }

  async #run(head: Position | undefined): Promise<void> {
    let after = head;
    const { signal } = this.#stop;
    const filter = { streamPrefixes: PREFIXES };
    while (!signal.aborted) {
      try {
        const from = after === undefined ? {} : { after };
        for await (const { events, position, end } of this.store.subscribe({
          ...from,
          filter,
          signal,
        })) {
          await this.#heed(events);
          after = position ?? after;
          if (end) await this.#pause(LOOK_EVERY_MS);
        }
      } catch {
        // The event store reports its failures itself; here the subscription is only tried again.
      }
      await this.#pause(AGAIN_MS);
    }
  }

  /** Drops what the events change. Sessions that were opened or renewed are none of it. */
  async #heed(events: readonly Pick<RecordedEvent, 'stream' | 'type'>[]): Promise<void> {
    const concerned = events.filter(
      (event) => !accountSessions.includes(event) || event.type === 'SessionEnded',
    );
    for (const stream of new Set(concerned.map((event) => event.stream)))
      await this.#refreshStream(stream);
  }

  #refreshStream(stream: string): Promise<void> {
    if (account.includes(stream)) return this.refresh(account.idOf(stream));
    if (apiKey.includes(stream)) return this.refreshApiKey(apiKey.idOf(stream));
    return this.refreshSessions(stream);
  }

  /** Ends early when the standings are closed. */
  async #pause(ms: number): Promise<void> {
    const { signal } = this.#stop;
    await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
