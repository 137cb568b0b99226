import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { ReportResolution } from './report-resolution.command.js';
import { type EvidenceInput, EvidenceList, evidenceOf } from './evidence.input.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Text } from './whistle.input.js';

@InputType({
  description:
    '反馈办理结果；暂停的时钟随之恢复。Report the matter done; a paused clock runs on first.',
})
export class ReportResolutionInput extends OnSummonsInput {
  @Text({
    label: '处置情况',
    description: '处置情况，2–2000 字。What was done.',
    length: [2, 2000],
  })
  summary!: string;

  @EvidenceList()
  evidence!: EvidenceInput[];
}

const ReportResolutionResult = whistleResult('ReportResolutionResult');

@Resolver()
export class ReportResolutionResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('department')
  @Mutation(() => ReportResolutionResult, {
    description:
      '反馈办理结果；暂停的时钟随之恢复。Report the matter done; a paused clock runs on first.',
  })
  async reportResolution(
    @Args('input') input: ReportResolutionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, summary } = input;
    const command = {
      type: 'ReportResolution',
      summons,
      summary,
      evidence: evidenceOf(input.evidence),
    } as const;
    const request = new ReportResolution(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
