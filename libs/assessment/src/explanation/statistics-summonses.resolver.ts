import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  decodeCursor,
  dropNulls,
  encodeCursor,
  GraphQLDateTime,
  inputError,
  pageOf,
  refuseUnlessPeriod,
} from '#graphql';
import { CLOCK_NAMES, type ClockName, ClockNameEnum } from '#whistle';
import type { Scope } from '../domain/score-scope.js';
import { StatisticsFilter } from '../read/response-statistics/response-statistics.resolver.js';
import { CUT_OFF, StatisticsPosition } from '../read/response-statistics/statistics.args.js';
import { hourText } from '../read/response-statistics/statistics-row.js';
import type { Place } from './counted-summonses.js';
import {
  CLOCK_VERDICTS,
  type ClockVerdict,
  type Figure,
  FIGURE_MEASURES,
  type FigureMeasure,
} from './figure.js';
import { shownSummons } from './shown-explanation.js';
import { AskSummonses } from './statistics-summonses.query.js';
import {
  ScoreScopeInput,
  StatisticsMeasureEnum,
  StatisticsVerdictEnum,
  SummonsesConnection,
} from './summonses.types.js';

const PAGE_SIZE = 'first 须在 1 到 100 之间';

@ArgsType()
class SummonsesArgs extends StatisticsPosition {
  @Field(() => StatisticsMeasureEnum, {
    nullable: true,
    description: '哪个数字；或另指 clock 与 verdict。Which figure; or else `clock` and `verdict`.',
  })
  @IsOptional()
  @IsIn(FIGURE_MEASURES)
  measure?: FigureMeasure | null;

  @Field(() => ClockNameEnum, { nullable: true, description: '哪个时钟。Which clock.' })
  @IsOptional()
  @IsIn(CLOCK_NAMES)
  clock?: ClockName | null;

  @Field(() => StatisticsVerdictEnum, {
    nullable: true,
    description: '该时钟截止时的结论。How that clock stood at the cut-off.',
  })
  @IsOptional()
  @IsIn(CLOCK_VERDICTS)
  verdict?: ClockVerdict | null;

  @Field(() => String, { nullable: true, description: '起始日 YYYY-MM-DD（含）。First day.' })
  @IsOptional()
  @IsString()
  from?: string | null;

  @Field(() => String, { nullable: true, description: '截止日 YYYY-MM-DD（含）。Last day.' })
  @IsOptional()
  @IsString()
  to?: string | null;

  @Field(() => StatisticsFilter, { nullable: true, description: '筛选。Filter.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => StatisticsFilter)
  filter?: StatisticsFilter | null;

  @Field(() => ScoreScopeInput, {
    nullable: true,
    description: '只列考核规则计入的。Only what score rules count.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ScoreScopeInput)
  scope?: ScoreScopeInput | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: `${CUT_OFF} 缺省为此刻；要与一个数字相符，填它的 cutOff。This minute by default.`,
  })
  @IsOptional()
  @IsString()
  cutOff?: string | null;

  @Field(() => Int, { defaultValue: 20, description: '每页条数，1–100。Page size, 1–100.' })
  @IsInt()
  @Min(1, { message: PAGE_SIZE })
  @Max(100, { message: PAGE_SIZE })
  first: number = 20;

  @Field(() => String, { nullable: true, description: '从此游标之后。Edges after this cursor.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}

const SORT = 'summonses';

const cursorPartsOf = ({ day, stream, summons }: Place) => [SORT, day, stream, summons] as const;

/** @throws GraphQLError `CURSOR_INVALID` */
function placeIn(after: string | null | undefined): Place | undefined {
  if (after === null || after === undefined) return undefined;
  const [sort, day, stream, summons] = decodeCursor(after);
  if (sort === SORT && typeof day === 'string' && typeof stream === 'string')
    if (typeof summons === 'number') return { day, stream, summons };
  throw inputError('after', 'CURSOR_INVALID', '游标无效，或属于另一种排序');
}

/** @throws GraphQLError `FIGURE_INVALID` unless it names a measure, or else a clock and a verdict */
function figureIn({ measure, clock, verdict }: SummonsesArgs): Figure {
  if (measure && !clock && !verdict) return { measure };
  if (!measure && clock && verdict) return { clock, verdict };
  throw inputError('measure', 'FIGURE_INVALID', '须指明 measure，或另指 clock 与 verdict');
}

@Resolver()
export class StatisticsSummonsesResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => SummonsesConnection, {
    description:
      '由统计或考核的任一数字到它的各次召集：列出的合计等于该数字。部门只见本部门，街道只见本街道。From any figure of statistics or scores to its summonses: what is listed adds up to the figure. A department sees itself alone, a street its own alone.',
  })
  async statisticsSummonses(
    @Args() args: SummonsesArgs,
    @CurrentActor() actor: Actor,
  ): Promise<SummonsesConnection> {
    const { first, after } = args;
    const { from, to, cutOff, afterPosition } = dropNulls(args);
    refuseUnlessPeriod(from, to);
    const { hour, ...asked } = dropNulls(args.filter);
    const filter = { ...asked, hour: hour === undefined ? undefined : hourText(hour) };
    const figure = figureIn(args);
    const period = { from, to, cutOff };
    const scope: Scope = dropNulls(args.scope);
    const question = { figure, ...period, filter, scope, first, after: placeIn(after) };
    const found = await this.queries.execute(new AskSummonses(actor, question, afterPosition));
    const { rows, end, more, freshness } = found;
    const page = pageOf(
      rows,
      { first, after, freshness },
      ({ place }) => cursorPartsOf(place),
      shownSummons,
    );
    const endCursor = end ? encodeCursor(cursorPartsOf(end)) : null;
    const pageInfo = { ...page.pageInfo, endCursor, hasNextPage: more };
    return { edges: page.edges, pageInfo, freshness, cutOff: found.cutOff };
  }
}
