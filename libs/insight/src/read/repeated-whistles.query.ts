import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { inputError } from '#graphql';
import { QUESTIONS, type Questions } from '#read-store';
import { timeSpanOf } from './insight-reader.js';
import { MOST_CASES, type RepeatedPlace, repeatedWhistles } from './repeated-whistles.js';

export interface RepeatQuestion {
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly street?: string | null | undefined;
  /** Main class of GB/T 30428, or a sub-class. */
  readonly category?: string | null | undefined;
  readonly radiusMetres: number;
  readonly least: number;
}

/**
 * 反复发生: places where whistles of one main class come again, the most frequent first; of a street
 * its own whistles, of a department those it is or was called to.
 * @throws GraphQLError `DATE_INVALID`, `PERIOD_INVALID`, `PERIOD_TOO_LONG`, `NOT_YOUR_ORGANISATION`
 */
export class AskRepeatedWhistles extends Query<readonly RepeatedPlace[]> {
  constructor(
    readonly actor: Actor,
    readonly question: RepeatQuestion,
  ) {
    super();
  }
}

@QueryHandler(AskRepeatedWhistles)
export class AskRepeatedWhistlesHandler implements IQueryHandler<AskRepeatedWhistles> {
  constructor(
    @Inject(QUESTIONS) private readonly questions: Questions,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, question }: AskRepeatedWhistles): Promise<readonly RepeatedPlace[]> {
    const { since, until } = timeSpanOf(question);
    const scope = readScope(actor, await this.directory.current()).confine(question);
    const { radiusMetres, least } = question;
    const category = question.category ?? undefined;
    const asked = { since, until, scope, category, radiusMetres, least };
    const places = await this.questions.ask(repeatedWhistles, asked);
    if (places) return places;
    const reason = `超过 ${MOST_CASES} 个哨，请缩短时段或限定街道、类别`;
    throw inputError('to', 'PERIOD_TOO_LONG', reason);
  }
}
