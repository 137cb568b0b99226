import type { Recorded } from '#event-sourcing';
import { IMPORT_ACCOUNT, type DecisionState, whistle, type WhistleEvent } from '#whistle';
import type { DecidedCommand } from './decide-row.js';

/** Fields by which two events of one instant differ; without names of people, which tables spell differently. */
const TELLING = [
  ...(['at', 'summons', 'department', 'role', 'replacement', 'reason', 'note', 'summary'] as const),
  ...(['step', 'extension', 'satisfaction', 'evidence'] as const),
];

function signature(type: string, data: object): string {
  // A whistle is blown only once: another wording in a later table is the same event.
  if (type === 'WhistleRaised') return type;
  const given = data as Readonly<Record<string, unknown>>;
  return JSON.stringify([type, ...TELLING.map((name) => given[name] ?? null)]);
}

/** Walks through the existing stream of a case, row by row. */
export class CaseWalk {
  state: DecisionState = whistle.initialState;
  known = 0;
  #next = 0;

  constructor(
    private readonly existing: readonly Recorded<WhistleEvent>[],
    private readonly idsOfFile: ReadonlySet<string>,
  ) {}

  /** Folds events of other sources that happened before that time. */
  skipOthersBefore(time: string): void {
    this.#skip((at) => at < time);
  }

  /** As {@link skipOthersBefore}, with those at that very time. */
  skipOthersUntil(time: string): void {
    this.#skip((at) => at <= time);
  }

  /** Whether the next event is of that time and of another import: perhaps the same row in other words. */
  isImportNext(time: string): boolean {
    const event = this.#peek();
    if (!event || this.idsOfFile.has(event.metadata.correlationId)) return false;
    const { account } = event.metadata.actor;
    return this.#timeOf(event) === time && account.startsWith(IMPORT_ACCOUNT);
  }

  /** Folds these events if they are the next ones of the stream; false if they are not. */
  takeSame(commands: readonly DecidedCommand[]): boolean {
    const wanted = commands.flatMap(({ events }) => events);
    const there = this.existing.slice(this.#next, this.#next + wanted.length);
    const same =
      wanted.length > 0 &&
      wanted.length === there.length &&
      wanted.every(({ type, data }, i) => {
        const { type: other, data: otherData } = there[i]!;
        return signature(type, data) === signature(other, otherData);
      });
    if (same) for (const event of there) this.#fold(event);
    if (same) this.known += there.length;
    return same;
  }

  /** Folds the events of this row; false if it has none in the log. */
  takeRow(id: string): boolean {
    const from = this.#next;
    while (this.#peek()?.metadata.correlationId === id) this.#fold(this.existing[this.#next]!);
    this.known += this.#next - from;
    return this.#next > from;
  }

  get atEnd(): boolean {
    return this.#next >= this.existing.length;
  }

  #peek(): Recorded<WhistleEvent> | undefined {
    return this.existing[this.#next];
  }

  #timeOf(event: Recorded<WhistleEvent>): string {
    return event.data.at;
  }

  #skip(inTime: (at: string) => boolean): void {
    for (let event = this.#peek(); event; event = this.#peek()) {
      const isOther = !this.idsOfFile.has(event.metadata.correlationId);
      if (!isOther || !inTime(this.#timeOf(event))) return;
      this.#fold(event);
    }
  }

  #fold(event: Recorded<WhistleEvent>): void {
    this.state = whistle.evolve(this.state, event);
    this.#next += 1;
  }
}
