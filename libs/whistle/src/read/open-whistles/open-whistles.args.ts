import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsString, ValidateNested } from 'class-validator';
import { StreetSortedArgs, WhistlesFilter } from '../work-lists/work-lists.args.js';

@InputType({ description: '全区未结束的哨的条件，须都满足。What the open whistles must be.' })
export class OpenWhistlesFilter extends WhistlesFilter {
  @Field(() => ID, { nullable: true, description: '街道。Street.' })
  @IsOptional()
  @IsString()
  street?: string | null;
}

@ArgsType()
export class OpenWhistlesArgs extends StreetSortedArgs {
  @Field(() => OpenWhistlesFilter, { nullable: true, description: '条件。Filter.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpenWhistlesFilter)
  filter?: OpenWhistlesFilter | null;
}
