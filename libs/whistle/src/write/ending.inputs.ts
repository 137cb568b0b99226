import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
import { Organisation, Text } from '#graphql';
import { SATISFACTION_CHANNELS, type SatisfactionChannel } from '../domain/whistle.events.js';
import { SatisfactionChannelEnum } from '../whistle.enums.js';
import { OnWhistleInput, Reason, Score } from './whistle.inputs.js';

@InputType({ description: '结哨。Close the whistle.' })
export class CloseWhistleInput extends OnWhistleInput {
  @Text({ label: '结语', description: '结语，2–2000 字。Summary.', length: [2, 2000] })
  summary!: string;
}

@InputType({ description: '撤哨。Withdraw the whistle.' })
export class WithdrawWhistleInput extends OnWhistleInput {
  @Reason()
  reason!: string;
}

@InputType({
  description:
    '并哨：与本街道另一个未结束的哨重复，部门随之解除。Merge into another open whistle of the same street; its departments are let go.',
})
export class MergeWhistleInput extends OnWhistleInput {
  @Field(() => ID, { description: '并入的哨。The whistle that goes on.' })
  @IsUUID(undefined, { message: 'into 须为 UUID' })
  into!: string;

  @Reason()
  reason!: string;
}

@InputType({ description: '重新打开：重新召集主办部门。Reopen; the lead is summoned anew.' })
export class ReopenWhistleInput extends OnWhistleInput {
  @Reason()
  reason!: string;

  @Organisation(
    '新的主办部门；缺省为原主办。The department to lead; the last one when absent.',
    true,
  )
  lead?: string | null;
}

@InputType({
  description:
    '登记居民回访，每次结哨一次；与街道评哨分开。Record what the resident says, once for each closing; apart from the street’s rating.',
})
export class RecordResidentSatisfactionInput extends OnWhistleInput {
  @Score('居民满意度', 'Satisfaction of the resident')
  satisfaction!: number;

  @Field(() => SatisfactionChannelEnum, { description: '回访方式。How the resident was asked.' })
  @IsIn(SATISFACTION_CHANNELS, { message: '回访方式无效' })
  channel!: SatisfactionChannel;

  @Text({
    label: '居民意见',
    description: '居民意见，至多 500 字。What the resident said.',
    length: [1, 500],
    optional: true,
  })
  comment?: string | null;
}
