import type { ReadStoreContext } from './context.js';
import { pause, recordFailure } from './failure-policy.js';
import { EventStoreError } from '#event-store';
import { rebuildTogether } from './rebuild.js';
import { isFailure } from './read-store-error.js';

interface BuildingOptions {
  readonly signal: AbortSignal;
  onError(projection: string, error: unknown): void;
}

const againAfterMs = 200;

/** Builds what has no live generation of this version, beside the following of the others. */
export class MissingGenerations {
  private building: Promise<void> | undefined;
  private readonly stop = new AbortController();
  private readonly signal: AbortSignal;
  /** The same code would fail at the same event: only an operator's rebuild helps. */
  private readonly hopeless = new Set<string>();

  constructor(
    private readonly context: ReadStoreContext,
    private readonly options: BuildingOptions,
  ) {
    this.signal = AbortSignal.any([options.signal, this.stop.signal]);
  }

  /** Begins to build them together, unless a build is under way. */
  build(names: readonly string[], done: () => void): void {
    for (const name of this.hopeless) if (!names.includes(name)) this.hopeless.delete(name);
    const wanted = names.filter((name) => !this.hopeless.has(name));
    if (this.building || wanted.length === 0 || this.signal.aborted) return;
    this.building = this.run(wanted).finally(() => {
      this.building = undefined;
      done();
    });
  }

  /** Abandons the build under way. */
  async close(): Promise<void> {
    this.stop.abort();
    await this.building;
  }

  private async run(names: readonly string[]): Promise<void> {
    const { projections } = this.context;
    const { signal } = this;
    const wanted = names.flatMap((name) => projections.get(name) ?? []);
    try {
      const built = await rebuildTogether(this.context, wanted, { signal });
      for (const [name, result] of built)
        if ('error' in result) await this.note(name, result.error);
    } catch (error) {
      if (!signal.aborted && !isOfOthers(error))
        for (const name of names) await this.note(name, error);
      await pause(againAfterMs, signal);
    }
  }

  private async note(name: string, error: unknown): Promise<void> {
    if (isFailure(error, 'EVENT_UNPROCESSABLE')) this.hopeless.add(name);
    await recordFailure(this.context, name, error);
    this.options.onError(name, error);
  }
}

/** Another process builds it, or this one is ending. */
const isOfOthers = (error: unknown): boolean =>
  isFailure(error, 'REBUILD_RUNNING') ||
  (error instanceof EventStoreError && error.failure === 'closed');
