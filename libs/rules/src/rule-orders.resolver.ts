import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, Length, Matches } from 'class-validator';
import { CurrentActor } from '#access';
import { type Actor, deliveryOf, isRejection, type Rejection } from '#event-sourcing';
import {
  type AnyRejection,
  CommandInput,
  InvalidReferenceRejection,
  NotFoundRejection,
  RefusalMapper,
  type RejectionClass,
  rejectionOf,
  resultUnion,
  Text,
  WrongStateRejection,
} from '#graphql';
import type { RuleRejection } from './activation.js';
import { asInputError, LONGEST_RULES } from './rule-desk.resolver.js';
import { ActivateRules, RevokeRules, type RuleOrdered } from './rule-orders.command.js';
import { rulesMessage } from './rule-log.js';

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

@InputType({ isAbstract: true })
abstract class RuleOrderInput extends CommandInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: '只试算：答将有哪些改动，不写入。Only tried: nothing is written.',
  })
  @IsBoolean({ message: 'dryRun 须为是或否' })
  dryRun: boolean = false;
}

@InputType({ description: '启用一版规则。Put a version in force.' })
export class ActivateRulesInput extends RuleOrderInput {
  @Field(() => ID, {
    nullable: true,
    description: '规则包@版本；与 text 二选一。A known version; either this or `text`.',
  })
  @IsOptional()
  @IsString({ message: '版本须为文字' })
  @Length(1, 100, { message: '版本须为 1–100 个字' })
  version?: string | null;

  @Text({
    label: '规则',
    description: '新的一版的全文（JSON）。The text of a new version, as JSON.',
    length: [1, LONGEST_RULES],
    optional: true,
  })
  text?: string | null;

  @Field(() => String, {
    description: '自哪一天起（北京时间 YYYY-MM-DD）。First local date on which it applies.',
  })
  @Matches(LOCAL_DATE, { message: '启用日期须为 YYYY-MM-DD' })
  from!: string;

  @Text({
    label: '理由',
    description: '确需早于今天的理由，记入日志。Why it applies from a date before today.',
    length: [2, 500],
    optional: true,
  })
  pastReason?: string | null;
}

@InputType({ description: '撤销尚未到期的启用。Take an activation back that is to come.' })
export class RevokeRulesInput extends RuleOrderInput {
  @Field(() => String, { description: '原定自哪一天起。The date on which it was to begin.' })
  @Matches(LOCAL_DATE, { message: '启用日期须为 YYYY-MM-DD' })
  from!: string;

  @Text({ label: '理由', description: '理由，记入日志。The reason.', length: [2, 500] })
  reason!: string;
}

@ObjectType({ description: '已启用、已撤销；试算的为将有的改动。Done; or what it would lead to.' })
export class RulesOrdered {
  @Field(() => ID, { nullable: true, description: '规则包@版本。pack@version.' })
  version!: string | null;

  @Field(() => String, { nullable: true, description: '内容摘要。Digest of what it says.' })
  digest!: string | null;

  @Field(() => Boolean, {
    description: '是否有改动：已是如此的没有。Whether anything changes.',
  })
  changes!: boolean;

  @Field(() => [String], { description: '与此前相比的差别。What differs from before.' })
  effects!: string[];

  @Field(() => String, {
    nullable: true,
    description: '日志位置；试算的没有。Position in the log; null of what was only tried.',
  })
  position!: string | null;
}

const RulesResult = resultUnion(
  'RulesResult',
  RulesOrdered,
  '启用、撤销规则的结果。Result of an order on the rules.',
);
type RulesAnswer = RulesOrdered | AnyRejection;

const CLASSES: Readonly<Record<RuleRejection, RejectionClass>> = {
  RULES_DATE_INVALID: InvalidReferenceRejection,
  RULES_DATE_PAST: InvalidReferenceRejection,
  RULES_DATE_TAKEN: WrongStateRejection,
  RULES_VERSION_TAKEN: WrongStateRejection,
  RULES_NOT_ACTIVATED: NotFoundRejection,
  RULES_IN_FORCE: WrongStateRejection,
};

const told = (
  code: RuleRejection,
): readonly [RejectionClass, (of: Rejection['details']) => string] => [
  CLASSES[code],
  (details) => rulesMessage({ rejected: code, details }),
];

const refusals = new RefusalMapper<RuleRejection>({
  RULES_DATE_INVALID: told('RULES_DATE_INVALID'),
  RULES_DATE_PAST: told('RULES_DATE_PAST'),
  RULES_DATE_TAKEN: told('RULES_DATE_TAKEN'),
  RULES_VERSION_TAKEN: told('RULES_VERSION_TAKEN'),
  RULES_NOT_ACTIVATED: told('RULES_NOT_ACTIVATED'),
  RULES_IN_FORCE: told('RULES_IN_FORCE'),
});

type Told = Pick<RulesOrdered, 'version' | 'digest' | 'effects'>;

const done = (of: Told, changes: boolean, position: string | null): RulesOrdered =>
  Object.assign(new RulesOrdered(), of, { changes, position });

function answerOf(outcome: RuleOrdered['outcome'], of: Told): RulesAnswer {
  if (outcome.outcome !== 'tried')
    return refusals.answer(outcome, ({ events, position = null }) =>
      done(of, events.length > 0, position),
    );
  const { decision } = outcome;
  if (!isRejection(decision)) return done(of, decision.length > 0, null);
  return rejectionOf(CLASSES[decision.rejected], {
    code: decision.rejected,
    message: rulesMessage(decision),
  });
}

@Resolver()
export class RuleOrdersResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RulesResult, {
    description:
      '自某日起启用一版规则（管理员）；运行中的各进程随即知晓。Put a version of the rules in force from a date on (administrator); every running process knows at once.',
  })
  async activateRules(
    @Args('input') input: ActivateRulesInput,
    @CurrentActor() actor: Actor,
  ): Promise<RulesAnswer> {
    const { version, text, from, pastReason, dryRun } = input;
    const activation = { pack: { version, text }, from, ...(pastReason && { reason: pastReason }) };
    const ordered = { delivery: deliveryOf(input, actor), dryRun };
    const command = new ActivateRules(activation, ordered);
    const found = await this.commands.execute(command).catch((error: unknown) => {
      throw asInputError('input.text', error);
    });
    if (found)
      return answerOf(found.outcome, {
        version: found.version,
        digest: found.digest,
        effects: [...found.effects],
      });
    const message = version ? `没有规则版本“${version}”` : '须选一个版本，或填写规则全文';
    return rejectionOf(NotFoundRejection, { code: 'RULES_UNKNOWN', message });
  }

  @Mutation(() => RulesResult, {
    description:
      '撤销一次尚未到期的启用（管理员）。Take back an activation whose date is still to come (administrator).',
  })
  async revokeRules(
    @Args('input') input: RevokeRulesInput,
    @CurrentActor() actor: Actor,
  ): Promise<RulesAnswer> {
    const { from, reason, dryRun } = input;
    const ordered = { delivery: deliveryOf(input, actor), dryRun };
    const outcome = await this.commands.execute(new RevokeRules({ from, reason }, ordered));
    return answerOf(outcome, { version: null, digest: null, effects: [] });
  }
}
