import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { inputError, Text } from '#graphql';
import { RuleFileError } from './rule-checks.js';
import {
  CheckRules,
  type CheckedRules,
  CompareRules,
  type ComparedRules,
  FindRuleText,
  type RuleProblem,
} from './rule-desk.query.js';

/** The longest that ships has 12 000 characters. */
export const LONGEST_RULES = 100_000;

@ObjectType('RuleProblem', { description: '规则文本中的一处错误。What is wrong with a text.' })
class RuleProblemType implements RuleProblem {
  @Field(() => String, {
    description: '位置，JSON 指针；空为全文。JSON pointer; empty: the whole text.',
  })
  path!: string;

  @Field(() => String, { description: '稳定的代码。Stable code.' })
  code!: string;

  @Field(() => String, { description: '原因。The reason, for people.' })
  reason!: string;
}

@ObjectType('CheckedRules', { description: '检查的结果。What a check of a text found.' })
class CheckedRulesType implements CheckedRules {
  @Field(() => ID, {
    nullable: true,
    description: '规则包@版本；不可用的没有。pack@version; null where it cannot be used.',
  })
  version!: string | null;

  @Field(() => String, { nullable: true, description: '内容摘要。Digest of what it says.' })
  digest!: string | null;

  @Field(() => [RuleProblemType], {
    description:
      '错误，先改第一处；没有则可用。What is wrong, the first place first; none: it can be used.',
  })
  problems!: RuleProblemType[];

  @Field(() => [String], { description: '各哨种的规定。What it says, in lines.' })
  lines!: string[];
}

@ObjectType('ComparedRules', { description: '两版规则的差别。How two versions differ.' })
class ComparedRulesType implements ComparedRules {
  @Field(() => ID, { description: '规则包@版本：之前。The earlier one.' })
  before!: string;

  @Field(() => ID, { description: '规则包@版本：之后。The later one.' })
  after!: string;

  @Field(() => [String], { description: '逐项差别，没有则空。What differs; none: nothing.' })
  lines!: string[];
}

@ArgsType()
class CheckRulesArgs {
  @Text({
    label: '规则',
    description: '规则的全文（JSON）。The whole text, as JSON.',
    length: [1, LONGEST_RULES],
  })
  text!: string;
}

@ArgsType()
class DiffRulesArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      '规则包@版本，如 default@3；不填为现行的。The earlier one; what is in force when absent.',
  })
  @IsOptional()
  @IsString({ message: '版本须为文字' })
  @Length(1, 100, { message: '版本须为 1–100 个字' })
  before?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '规则包@版本；与 text 二选一。The later one; either this or `text`.',
  })
  @IsOptional()
  @IsString({ message: '版本须为文字' })
  @Length(1, 100, { message: '版本须为 1–100 个字' })
  after?: string | null;

  @Text({
    label: '规则',
    description: '规则的全文（JSON）。The later one as a text.',
    length: [1, LONGEST_RULES],
    optional: true,
  })
  text?: string | null;
}

/** A text that cannot be used, as the refusal of an argument. */
export function asInputError(field: string, error: unknown): unknown {
  if (!(error instanceof RuleFileError)) return error;
  const { code, pointer, reason } = error;
  return inputError(field, code, pointer === '' ? reason : `${pointer}：${reason}`);
}

const unknownVersion = (field: string) =>
  inputError(field, 'RULES_UNKNOWN', '没有这个规则版本，或没有填写');

@Resolver()
export class RuleDeskResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => CheckedRulesType, {
    description:
      '检查规则文本（管理员）：能否启用、错在哪里、说了什么。Check a text (administrator): whether it can be activated, what is wrong and where, what it says.',
  })
  async checkRules(@Args() { text }: CheckRulesArgs): Promise<CheckedRulesType> {
    const { version, digest, problems, lines } = await this.queries.execute(new CheckRules(text));
    return { version, digest, problems: [...problems], lines: [...lines] };
  }

  @Query(() => ComparedRulesType, {
    description:
      '逐项比较两版规则（管理员）。Compare two versions of the rules, field by field (administrator).',
  })
  async diffRules(@Args() { before, after, text }: DiffRulesArgs): Promise<ComparedRulesType> {
    const asked = new CompareRules(before ?? undefined, { version: after, text });
    const found = await this.queries.execute(asked).catch((error: unknown) => {
      throw asInputError('text', error);
    });
    if (found === 'before-unknown') throw unknownVersion('before');
    if (found === 'after-unknown') throw unknownVersion('after');
    return { before: found.before, after: found.after, lines: [...found.lines] };
  }

  @Query(() => String, {
    nullable: true,
    description:
      '一版规则的全文，JSON；没有这一版则空。The text of a version as JSON; null where there is none.',
  })
  async ruleText(
    @Args('version', { type: () => ID, description: '规则包@版本。pack@version.' }) version: string,
  ): Promise<string | null> {
    return (await this.queries.execute(new FindRuleText(version))) ?? null;
  }
}
