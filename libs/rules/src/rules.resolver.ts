import { QueryBus } from '@nestjs/cqrs';
import { Field, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, maySeeField } from '#access';
import type { Actor } from '#event-sourcing';
import { GraphQLDateTime, enumOf } from '#graphql';
import { CLOCK_NAMES } from '#whistle';
import type { KindInForce } from './rule-book.js';
import type { RulePackStatus } from './rule-timeline.js';
import { FindWhistleKinds, type ListedRules, ListRulePacks } from './rules.query.js';
import { WhistleKind } from './whistle-kind.types.js';

const RulePackStatusEnum = enumOf<RulePackStatus>(
  'RulePackStatus',
  '规则版本的状态。Where a version of the rules stands.',
  {
    'in-force': '现行。Applies today.',
    upcoming: '待生效。Its date is still to come.',
    past: '已失效；已起算的时钟仍适用。Governs the clocks that it has started.',
    available: '备选：未启用。Known, and not activated.',
  },
);

@ObjectType({ description: '没有出处的示例值。A value that no source gives.' })
class AssumedValue {
  @Field(() => String, { description: 'JSON 指针。JSON pointer into the file.' })
  pointer!: string;

  @Field(() => String, { description: '说明。Why it is there.' })
  reason!: string;
}

@ObjectType({ description: '一版规则。One version of a rule pack.' })
export class RulePack {
  @Field(() => String, { description: '规则包。Pack.' })
  pack!: string;

  @Field(() => String, { description: '版本。Version.' })
  version!: string;

  @Field(() => String, { description: '内容摘要。Digest of what it says.' })
  digest!: string;

  @Field(() => RulePackStatusEnum, { description: '状态。Where it stands.' })
  status!: RulePackStatus;

  @Field(() => String, {
    nullable: true,
    description: '自哪一天起（北京时间 YYYY-MM-DD）。First local date on which it applies.',
  })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '下一版自哪一天起。Local date on which the next one begins.',
  })
  until!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '何时启用；按文件自身日期生效的无。When it was activated; by its file if absent.',
  })
  activatedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '由谁启用：只给考核单位和管理员看。By which account; for the assessment and administrators.',
  })
  activatedBy!: string | null;

  @Field(() => String, { description: '出处。Where the figures come from.' })
  source!: string;

  @Field(() => [AssumedValue], { description: '没有出处的示例值。Values without a source.' })
  assumed!: AssumedValue[];

  @Field(() => [WhistleKind], { description: '哨的种类。Its kinds.' })
  kinds!: WhistleKind[];
}

const toleranceOf = (arrival: KindInForce['arrival']): number | null =>
  arrival?.deviceTime.toleranceMinutes ?? null;

/** A kind in the words of the API: what the rules leave out is an empty list where it is one. */
function shownKind(found: KindInForce): WhistleKind {
  const { levels, initiators = [], evidence = {}, ladder = [], street, arrival, ...kind } = found;
  return {
    ...kind,
    levels: [...levels],
    initiators: [...initiators],
    evidence: {
      arrive: [...(evidence.arrive ?? [])],
      resolve: [...(evidence.resolve ?? [])],
      reason: evidence.reason ?? null,
    },
    arrivalToleranceMinutes: toleranceOf(arrival),
    ladder: ladder.map(({ step, after, clocks = CLOCK_NAMES.filter((c) => kind.limits[c]) }) => ({
      step,
      after,
      clocks: [...clocks],
    })),
    ...(street && { street: { ...street, deemedVerified: street.deemedVerified === true } }),
  };
}

function shownPack({ pack, digest, status, from, until, activation }: ListedRules): RulePack {
  const rule = { pack: pack.pack, version: pack.version };
  return {
    ...rule,
    digest,
    status,
    from: from ?? null,
    until: until ?? null,
    source: pack.source,
    activatedAt: activation?.at ?? null,
    activatedBy: activation?.account ?? null,
    assumed: Object.entries(pack.assumed ?? {}).map(([pointer, reason]) => ({ pointer, reason })),
    kinds: pack.kinds.map((kind) => shownKind({ ...kind, rule })),
  };
}

@Resolver(() => RulePack)
export class RulePacksResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [RulePack], {
    description:
      '规则版本：已失效、现行、待生效的按日期在前，备选的在后。Versions of the rules: past, in force and to come by date, then those that could be activated.',
  })
  async rulePacks(): Promise<RulePack[]> {
    return (await this.queries.execute(new ListRulePacks())).map(shownPack);
  }

  @ResolveField(() => String, { nullable: true })
  activatedBy(@CurrentActor() { role }: Actor, @Parent() pack: RulePack): string | null {
    return maySeeField('RulePack.activatedBy', role, []) ? pack.activatedBy : null;
  }
}

@Resolver()
export class WhistleKindsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [WhistleKind], {
    description: '现在可以吹的哨、时限和规定。The kinds of whistle that may be blown now.',
  })
  async whistleKinds(): Promise<WhistleKind[]> {
    return (await this.queries.execute(new FindWhistleKinds())).map(shownKind);
  }
}
