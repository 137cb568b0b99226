import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('Evidence', { description: '佐证。A photo or document.' })
export class EvidenceType {
  @Field(() => String, { description: '存放处。Where it is kept.' })
  reference!: string;

  @Field(() => String, { description: '媒体类型。Media type.' })
  mediaType!: string;
}
