import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { RateDepartment } from './rate-department.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Score, Text } from './whistle.input.js';

@InputType({ description: '评哨：每个部门一次。Rate a department, once.' })
export class RateDepartmentInput extends OnSummonsInput {
  @Score('满意度', 'Satisfaction')
  satisfaction!: number;

  @Score('响应速度', 'Speed of response')
  responseSpeed!: number;

  @Score('配合力度', 'Cooperation')
  cooperation!: number;

  @Score('落实程度', 'Implementation')
  implementation!: number;

  @Text({
    label: '评语',
    description: '评语，至多 500 字。Comment.',
    length: [1, 500],
    optional: true,
  })
  comment?: string | null;
}

const RateDepartmentResult = whistleResult('RateDepartmentResult');

@Resolver()
export class RateDepartmentResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'community')
  @Mutation(() => RateDepartmentResult, {
    description: '评哨：每个部门一次。Rate a department, once.',
  })
  async rateDepartment(
    @Args('input') input: RateDepartmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const {
      whistleId,
      summons,
      satisfaction,
      responseSpeed,
      cooperation,
      implementation,
      comment,
    } = input;
    const command = {
      type: 'RateDepartment',
      summons,
      satisfaction,
      responseSpeed,
      cooperation,
      implementation,
      ...(typeof comment === 'string' && { comment }),
    } as const;
    const request = new RateDepartment(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
