import type { Mutation } from './story.js';

/** What a client was told of a command that took effect: `[commandId, whistleId, revision, events]`. */
export type Acknowledged = readonly [
  commandId: string,
  whistleId: string,
  /** Of the whistle, after the command. */
  revision: number,
  /** How many events the command wrote. */
  events: number,
];

/** What clients were told, for {@link checkLog} to hold against the log. */
export interface Told {
  readonly acknowledged: readonly Acknowledged[];
  /** Commands that were refused, and the code: nothing of them may be in the log. */
  readonly refused: readonly (readonly [commandId: string, code: string])[];
  /** Ids of commands that nobody answered in the time given: in the log once, or not at all. */
  readonly unanswered: readonly string[];
}

/** Milliseconds from the first try to the answer. */
export interface Latencies {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
}

export interface Summary {
  readonly seconds: number;
  readonly whistles: number;
  /** Whistles whose lives came to their ends. */
  readonly finished: number;
  readonly commands: number;
  readonly events: number;
  readonly commandsPerSecond: number;
  readonly whistlesPerSecond: number;
  readonly latencyMs: Latencies;
  /** Longest time in which no command at all was answered, in milliseconds. */
  readonly longestSilenceMs: number;
  /** Tries beyond the first, by why. */
  readonly retries: Readonly<Record<string, number>>;
  /** Refusals by code; those that the story foresaw, and others. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly unforeseen: readonly string[];
  readonly unanswered: number;
  /** How late a step was sent at the worst, in milliseconds after its time: the load outran the machine. */
  readonly behindMs: number;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The value at a quantile of ascending samples (nearest rank). */
const at = (sorted: Float64Array, q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;

/** Keeps what clients were told while they play. */
export class Ledger implements Told {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: [string, string][] = [];
  readonly unanswered: string[] = [];
  whistles = 0;
  finished = 0;
  readonly #latencies: number[] = [];
  readonly #retries = new Map<string, number>();
  readonly #refusals = new Map<string, number>();
  readonly #unforeseen: string[] = [];
  #start = performance.now();
  #answeredAt = this.#start;
  #silence = 0;
  #behind = 0;
  #events = 0;

  /** Time counts from here. */
  begin(): void {
    this.#start = this.#answeredAt = performance.now();
  }

  /** A command took effect. */
  took(command: Acknowledged, latencyMs: number): void {
    this.acknowledged.push(command);
    this.#events += command[3];
    this.#answered(latencyMs);
  }

  /** A command was refused; `foreseen` where the story meant it to be. */
  refuse(commandId: string, mutation: Mutation, answer: { code: string; foreseen: boolean }): void {
    this.refused.push([commandId, answer.code]);
    add(this.#refusals, answer.code);
    if (!answer.foreseen) this.#unforeseen.push(`${mutation}: ${answer.code}`);
  }

  /** Nobody answered it, or in a way that no client understands. */
  lose(commandId: string, mutation: Mutation, why: string): void {
    this.unanswered.push(commandId);
    this.#unforeseen.push(`${mutation}: ${why}`);
  }

  retry(why: string): void {
    add(this.#retries, why);
  }

  late(ms: number): void {
    this.#behind = Math.max(this.#behind, ms);
  }

  get summary(): Summary {
    const seconds = (this.#answeredAt - this.#start) / 1_000;
    const sorted = Float64Array.from(this.#latencies).sort();
    return {
      seconds,
      whistles: this.whistles,
      finished: this.finished,
      commands: this.acknowledged.length,
      events: this.#events,
      commandsPerSecond: this.acknowledged.length / seconds,
      whistlesPerSecond: this.whistles / seconds,
      latencyMs: {
        p50: at(sorted, 0.5),
        p95: at(sorted, 0.95),
        p99: at(sorted, 0.99),
        longest: at(sorted, 1),
      },
      longestSilenceMs: this.#silence,
      retries: Object.fromEntries(this.#retries),
      refusals: Object.fromEntries(this.#refusals),
      unforeseen: this.#unforeseen,
      unanswered: this.unanswered.length,
      behindMs: this.#behind,
    };
  }

  #answered(latencyMs: number): void {
    const now = performance.now();
    this.#silence = Math.max(this.#silence, now - this.#answeredAt);
    this.#answeredAt = now;
    this.#latencies.push(latencyMs);
  }
}
