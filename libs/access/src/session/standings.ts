import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Position } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { findAccount, type OrganisationKnown } from '../accounts.js';
import { account } from '../domain/account.js';
import type { AccountState } from '../domain/account.js';
import { Recent } from './recent.js';

/** How long an organisation's part is taken as known: its end may be dated, which no event tells. */
const ORGANISATION_MS = 1_000;
/** Pause before the log is followed again that could not be. */
const AGAIN_MS = 500;
const MOST_ACCOUNTS = 10_000;
const MOST_ORGANISATIONS = 1_000;

interface Part {
  readonly known: Promise<boolean>;
  readonly untilMs: number;
}

/**
 * Accounts and their organisations as the log has them, at the price of a look-up: an account is read
 * once, and kept until the log tells that something happened to it, in whichever process. While the
 * log cannot be followed, what is known goes on counting: nobody can close an account either then,
 * and what was missed is told as soon as it can.
 */
export class Standings {
  readonly #accounts = new Recent<Promise<AccountState>>(MOST_ACCOUNTS);
  readonly #organisations = new Recent<Part>(MOST_ORGANISATIONS);
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(username: string) => Promise<void>>();
  #started: Promise<void> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly organisationKnown: OrganisationKnown,
  ) {}

  /** The account as it is in the log; undefined for one that was never opened. */
  async account(username: string): Promise<AccountState> {
    await this.#follow();
    return this.#accounts.get(username) ?? this.#read(username);
  }

  /** Whether the organisation is in the directory and takes part; known for a second. */
  takesPart(organisation: string): Promise<boolean> {
    const nowMs = Date.parse(this.clock.now());
    const kept = this.#organisations.get(organisation);
    if (kept && nowMs < kept.untilMs) return kept.known;
    const known = this.organisationKnown(organisation);
    this.#organisations.set(organisation, { known, untilMs: nowMs + ORGANISATION_MS });
    known.catch(() => this.#organisations.delete(organisation));
    return known;
  }

  /** Calls whenever something has happened to an account, from wherever. */
  onChange(listener: (username: string) => Promise<void>): void {
    this.#listeners.add(listener);
  }

  /** Something happened to the account: it is read anew, and whoever listens has been told. */
  async changed(username: string): Promise<void> {
    this.#accounts.delete(username);
    for (const listener of this.#listeners) await listener(username);
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

  /** Before the first account is read, so that nothing that happens to it afterwards is missed. */
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
    const filter = { streamPrefixes: [account.prefix] };
    while (!signal.aborted) {
      try {
        const from = after === undefined ? {} : { after };
        for await (const { events, position } of this.store.subscribe({
          ...from,
          filter,
          signal,
        })) {
          const names = events.map(({ stream }) => account.idOf(stream));
          for (const name of new Set(names)) await this.changed(name);
          after = position ?? after;
        }
      } catch {
        // The store says by itself when it is away; here it is only asked again.
      }
      if (!signal.aborted)
        await sleep(AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
