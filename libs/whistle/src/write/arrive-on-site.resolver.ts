import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { GraphQLDateTime } from '#graphql';
import type { ArriveOnSite as Decided } from '../domain/whistle.commands.js';
import { ArriveOnSite } from './arrive-on-site.command.js';
import { type EvidenceInput, EvidenceList, evidenceOf } from './evidence.input.js';
import { answer, type WhistleAnswer, whistleResult } from './whistle-result.js';
import { Measure, OnSummonsInput, Text } from './whistle.input.js';

@InputType({ description: '设备定位。Where the device says it is.' })
export class LocationInput {
  @Measure('经度', 'Longitude in degrees, WGS 84', [-180, 180])
  longitude!: number;

  @Measure('纬度', 'Latitude in degrees, WGS 84', [-90, 90])
  latitude!: number;

  @Measure('精度（米）', 'Accuracy in metres', [0, 100_000])
  accuracyMetres!: number;
}

@InputType({ description: '报到。Arrive on site.' })
export class ArriveOnSiteInput extends OnSummonsInput {
  @Text({ label: '到场人', description: '到场人。Who has arrived.', length: [1, 50] })
  person!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '设备时间，仅供参考；按服务器时间判定。Time on the device; judged by the server’s.',
  })
  deviceAt?: string | null;

  @Field(() => LocationInput, { nullable: true, description: '设备定位。Location.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocationInput)
  location?: LocationInput | null;

  @EvidenceList()
  evidence!: EvidenceInput[];
}

function commandOf(input: ArriveOnSiteInput): Decided {
  const { summons, person, deviceAt, location } = input;
  return {
    type: 'ArriveOnSite',
    summons,
    person,
    ...(typeof deviceAt === 'string' && { deviceAt }),
    ...(location && { location: { ...location } }),
    evidence: evidenceOf(input.evidence),
  };
}

const ArriveOnSiteResult = whistleResult('ArriveOnSiteResult');

@Resolver()
export class ArriveOnSiteResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('department')
  @Mutation(() => ArriveOnSiteResult, {
    description: '报到；未签收的同时签收。Arrive on site; acknowledges as well where not yet done.',
  })
  async arriveOnSite(
    @Args('input') input: ArriveOnSiteInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const request = new ArriveOnSite(input.whistleId, commandOf(input), deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
