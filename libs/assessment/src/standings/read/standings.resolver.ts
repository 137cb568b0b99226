import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { CurrentActor, readScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { heavyCost, inputError } from '#graphql';
import { isRefusedPeriod, type ScorePeriod, scorePeriodOf } from '../../domain/score-period.js';
import { StatisticsPosition } from '../../read/response-statistics/statistics.args.js';
import { groundType } from '../../talks/read/talk.types.js';
import { AskCreditFile, AskRedBlackLists, AskTalksDue } from './standings.query.js';
import {
  creditFileType,
  CreditFileType,
  listedType,
  RedBlackLists,
  TalksDue,
} from './standings.types.js';

@ArgsType()
class PeriodArgs extends StatisticsPosition {
  @Field(() => String, {
    description: '时段（北京时间）：2026-11、2026-Q4、2026 等。Period, Asia/Shanghai.',
  })
  @IsString()
  @MaxLength(40, { message: '时段过长' })
  period!: string;
}

@ArgsType()
class RedBlackArgs extends PeriodArgs {
  @Field(() => Int, { defaultValue: 5, description: '各列几个，1–50。How many of each.' })
  @IsInt()
  @Min(1, { message: 'size 须在 1 到 50 之间' })
  @Max(50, { message: 'size 须在 1 到 50 之间' })
  size: number = 5;
}

@ArgsType()
class CreditFileArgs extends StatisticsPosition {
  @Field(() => ID, { description: '单位。Organisation.' })
  @IsString()
  @MaxLength(100, { message: '编号过长' })
  organisation!: string;

  @Field(() => String, { description: '年份 YYYY。Year.' })
  @Matches(/^(?:19|2\d)\d{2}$/, { message: '年份须为 1900 至 2999 的四位数' })
  year!: string;
}

/** @throws GraphQLError naming the field */
function periodOf({ period }: PeriodArgs): ScorePeriod {
  const found = scorePeriodOf(period);
  if (isRefusedPeriod(found)) throw inputError('period', found.fault, found.reason);
  return found;
}

@Resolver()
export class StandingsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly directory: Directory,
  ) {}

  @Query(() => TalksDue, {
    complexity: heavyCost(),
    description:
      '约谈对象：得分低于约谈线或有红牌、尚未就该期通知约谈的单位。Whom the rules name for a talk: below the line or with a red card, and not called about that period yet.',
  })
  async talksDue(@Args() args: PeriodArgs): Promise<TalksDue> {
    const asked = new AskTalksDue(periodOf(args), args.afterPosition ?? undefined);
    const { answer, organisations, cutOff, freshness } = await this.queries.execute(asked);
    const due = answer.map(({ organisation, ground }) => ({
      organisation,
      organisationName: organisations.nameOf(organisation),
      ground: groundType(ground),
    }));
    return { due, cutOff, freshness };
  }

  @Query(() => RedBlackLists, {
    complexity: heavyCost(),
    description:
      '红黑榜：各类单位前几名、后几名；样本不足的不上榜；街道不见街道的榜。The first and last of each kind; who had too few summonses is not named. A street does not see the list of streets.',
  })
  async redBlackLists(
    @Args() args: RedBlackArgs,
    @CurrentActor() actor: Actor,
  ): Promise<RedBlackLists> {
    const { size, afterPosition } = args;
    // Streets are not held against each other where one of them reads it.
    const isStreet =
      readScope(actor, await this.directory.current()).streetOfFigures(undefined, true) !==
      undefined;
    const asked = new AskRedBlackLists(periodOf(args), size, afterPosition ?? undefined);
    const { answer, organisations, cutOff, freshness } = await this.queries.execute(asked);
    const nameOf = (id: string) => organisations.nameOf(id);
    const readable = answer.filter(({ kind }) => !(isStreet && kind === 'street'));
    const lists = readable.map(({ kind, ranked, red, black }) => ({
      kind,
      ranked,
      red: red.map((card) => listedType(card, nameOf)),
      black: black.map((card) => listedType(card, nameOf)),
    }));
    return { lists, cutOff, freshness };
  }

  @Query(() => CreditFileType, {
    complexity: heavyCost(),
    description:
      '信用档案：一个单位一年的各季得分、黄红牌、约谈和承诺；单位只看自己的，街道看自己和各部门的，区级看全部。Quarters, cards, talks and promises of a year; an organisation sees its own, a street those of departments as well.',
  })
  async creditFile(
    @Args() { organisation, year, afterPosition }: CreditFileArgs,
    @CurrentActor() actor: Actor,
  ): Promise<CreditFileType> {
    const directory = await this.directory.current();
    const scope = readScope(actor, directory);
    if (directory.find(organisation)?.kind === 'street') scope.streetOfFigures(organisation, true);
    const readable = scope.departmentOfFigures(organisation) ?? organisation;
    const asked = new AskCreditFile(readable, year, afterPosition ?? undefined);
    const { answer, organisations, cutOff, freshness } = await this.queries.execute(asked);
    const whose = { organisation: readable, organisationName: organisations.nameOf(readable) };
    return { ...whose, ...creditFileType(answer), cutOff, freshness };
  }
}
