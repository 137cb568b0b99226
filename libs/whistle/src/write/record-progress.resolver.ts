import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { type EvidenceInput, EvidenceList, evidenceOf } from './evidence.input.js';
import { RecordProgress } from './record-progress.command.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { OnSummonsInput, Text } from './whistle.input.js';

@InputType({
  description: '记录办理进展；不停止任何时钟。Note what is being done; stops no clock.',
})
export class RecordProgressInput extends OnSummonsInput {
  @Text({
    label: '进展',
    description: '进展，2–2000 字。What is being done.',
    length: [2, 2000],
  })
  note!: string;

  @EvidenceList()
  evidence!: EvidenceInput[];
}

const RecordProgressResult = whistleResult('RecordProgressResult');

@Resolver()
export class RecordProgressResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('department')
  @Mutation(() => RecordProgressResult, {
    description: '记录办理进展；不停止任何时钟。Note what is being done; stops no clock.',
  })
  async recordProgress(
    @Args('input') input: RecordProgressInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { whistleId, summons, note } = input;
    const command = {
      type: 'RecordProgress',
      summons,
      note,
      evidence: evidenceOf(input.evidence),
    } as const;
    const request = new RecordProgress(whistleId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
