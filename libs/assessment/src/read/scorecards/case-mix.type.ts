import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: '构成中的一类。One part of the mix.' })
class CaseShareType {
  @Field(() => String, { description: '代码。Code.' })
  code!: string;

  @Field(() => Int, { description: '件数。Summonses.' })
  count!: number;

  @Field(() => Float, { description: '占比，0–1。Share.' })
  share!: number;
}

@ObjectType('CaseMix', {
  description:
    '时段内派哨的构成，多的在前；不含剔除的。What the summonses of the period were, the most frequent first.',
})
export class CaseMixType {
  @Field(() => [CaseShareType], { description: '按事项类别。By category.' })
  categories!: CaseShareType[];

  @Field(() => [CaseShareType], { description: '按哨的种类。By kind of whistle.' })
  kinds!: CaseShareType[];
}
