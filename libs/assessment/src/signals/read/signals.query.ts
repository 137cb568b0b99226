import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import {
  freshnessOf,
  QUESTIONS,
  type Questions,
  READ_STORE,
  type ReadFreshness,
  type ReadStore,
} from '#read-store';
import type { Signal } from '../signal.js';
import { signalText } from '../signal-words.js';
import { SIGNALS } from './signals.projection.js';
import { assessmentSignals, type SignalsRequest } from './signals.question.js';

interface NamedSignal extends Signal {
  readonly streetName: string | null;
  readonly departmentName: string | null;
  readonly text: string;
}

/** The signals of a month with the names of today. */
export class ShowSignals extends Query<{
  readonly signals: readonly NamedSignal[];
  readonly freshness: ReadFreshness;
}> {
  constructor(
    readonly actor: Actor,
    readonly asked: SignalsRequest,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

@QueryHandler(ShowSignals)
export class ShowSignalsHandler implements IQueryHandler<ShowSignals> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(QUESTIONS) private readonly questions: Questions,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, asked, afterPosition }: ShowSignals) {
    const freshness = await freshnessOf(this.store, SIGNALS, afterPosition);
    const found = await this.questions.ask(assessmentSignals, asked, actor.account);
    const organisations = await this.directory.current();
    const nameOf = (id: string) => organisations.nameOf(id);
    const named = (id: string | null) => (id === null ? null : nameOf(id));
    const signals = found.map((signal) => ({
      ...signal,
      streetName: named(signal.street),
      departmentName: named(signal.department),
      text: signalText(signal, nameOf),
    }));
    return { signals, freshness };
  }
}
