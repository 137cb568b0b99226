import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { MINUTE_MS } from '#calendar';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { QUESTIONS, type Questions } from '#read-store';
import { deadlineRisks, type SummonsAtRisk } from './deadline-risks.js';

export interface RiskQuestion {
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly first: number;
}

export interface NamedSummonsAtRisk extends SummonsAtRisk {
  readonly departmentName: string;
}

/**
 * 逾期风险: open summonses whose deadline is still ahead, the likeliest to miss it first.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskDeadlineRisks extends Query<readonly NamedSummonsAtRisk[]> {
  constructor(
    readonly actor: Actor,
    readonly question: RiskQuestion,
  ) {
    super();
  }
}

@QueryHandler(AskDeadlineRisks)
export class AskDeadlineRisksHandler implements IQueryHandler<AskDeadlineRisks> {
  constructor(
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, question }: AskDeadlineRisks): Promise<readonly NamedSummonsAtRisk[]> {
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations).confine(question);
    // The minute that has begun, so that equal questions are equal.
    const minute = Math.floor(Date.parse(this.clock.now()) / MINUTE_MS) * MINUTE_MS;
    const now = new Date(minute).toISOString();
    const risks = await this.questions.ask(deadlineRisks, { scope, now, first: question.first });
    const ahead = risks.filter(({ dueAt }) => dueAt > this.clock.now());
    return ahead.map((one) => ({
      ...one,
      departmentName: organisations.nameOf(one.department),
    }));
  }
}
