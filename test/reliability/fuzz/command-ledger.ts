import type { Position, RecordedEvent } from '#event-sourcing';
import type { EventStore } from '#event-store';

import type { Sent } from './requests.js';

const PAGE = 2_000;

/** What the service writes by itself: cards, the audit log, ends of pauses. */
const isOwn = ({ metadata: { actor } }: RecordedEvent): boolean =>
  actor.account.startsWith('system');

/** Holds the log against what clients were told: a command that was refused is not in it. */
export class CommandLedger {
  readonly #accepted = new Set<string>();
  /** Of the requests since the last look; the request, as text. */
  readonly #refused = new Map<string, string>();
  #unnamed = 0;
  #after: Position | undefined;
  events = 0;

  constructor(private readonly log: EventStore) {}

  /** Everything so far is as it is. */
  async begin(): Promise<void> {
    this.#after = await this.log.head();
  }

  note(sent: Sent, accepted: boolean): void {
    const { commandId } = sent;
    if (accepted && commandId === undefined) this.#unnamed++;
    else if (accepted) this.#accepted.add(commandId!.toLowerCase());
    else if (commandId !== undefined)
      this.#refused.set(commandId.toLowerCase(), JSON.stringify(sent));
  }

  /**
   * Reads on; nobody may write meanwhile but the service itself.
   * @param anything whether commands may have been written of which nobody was told
   * @returns what does not hold
   */
  async look(anything = false): Promise<string[]> {
    const unnamed = new Map<string, RecordedEvent>();
    const faults: string[] = [];
    for await (const event of this.#news()) {
      const id = event.metadata.commandId.toLowerCase();
      if (isOwn(event) || this.#accepted.has(id)) continue;
      const refused = this.#refused.get(id);
      if (refused === undefined) unnamed.set(id, event);
      else faults.push(`written though refused: ${event.type} in ${event.stream} by ${refused}`);
    }
    if (!anything && unnamed.size > this.#unnamed) {
      const types = [...unnamed.values()].map(
        ({ type, metadata }) => `${type} (${metadata.actor.account})`,
      );
      faults.push(
        `${unnamed.size} commands written, ${this.#unnamed} accepted: ${[...new Set(types)].join(', ')}`,
      );
    }
    this.#refused.clear();
    this.#unnamed = 0;
    return faults;
  }

  async *#news(): AsyncGenerator<RecordedEvent> {
    for (let end = false; !end;) {
      const from = this.#after === undefined ? {} : { after: this.#after };
      const page = await this.log.readAll({ limit: PAGE, ...from });
      this.events += page.events.length;
      yield* page.events;
      [this.#after, end] = [page.position ?? this.#after, page.end];
    }
  }
}
