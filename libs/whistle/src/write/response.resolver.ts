import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import {
  AcknowledgeSummonsInput,
  ArriveOnSiteInput,
  ConfirmArrivalInput,
  ContactStreetInput,
  DisputeArrivalInput,
  evidenceOf,
  RecordProgressInput,
  ReportResolutionInput,
} from './response.inputs.js';
import { type WhistleAnswer, whistleResult } from './whistle-result.js';
import { WhistleSender } from './whistle-sender.js';

const AcknowledgeSummonsResult = whistleResult('AcknowledgeSummonsResult');
const ContactStreetResult = whistleResult('ContactStreetResult');
const ArriveOnSiteResult = whistleResult('ArriveOnSiteResult');
const ConfirmArrivalResult = whistleResult('ConfirmArrivalResult');
const DisputeArrivalResult = whistleResult('DisputeArrivalResult');
const RecordProgressResult = whistleResult('RecordProgressResult');
const ReportResolutionResult = whistleResult('ReportResolutionResult');

@Resolver()
export class ResponseResolver {
  constructor(private readonly sender: WhistleSender) {}

  @Mutation(() => AcknowledgeSummonsResult, { description: '签收。Acknowledge a summons.' })
  acknowledgeSummons(
    @Args('input') input: AcknowledgeSummonsInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, person } = input;
    return this.sender.send(input, actor, { type: 'AcknowledgeSummons', summons, person });
  }

  @Mutation(() => ContactStreetResult, {
    description:
      '联系街道；未签收的同时签收。The street has been called; acknowledges as well where not yet done.',
  })
  contactStreet(
    @Args('input') input: ContactStreetInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, person, note } = input;
    return this.sender.send(input, actor, {
      type: 'ContactStreet',
      summons,
      person,
      ...(typeof note === 'string' && { note }),
    });
  }

  @Mutation(() => ArriveOnSiteResult, {
    description: '报到；未签收的同时签收。Arrive on site; acknowledges as well where not yet done.',
  })
  arriveOnSite(
    @Args('input') input: ArriveOnSiteInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, person, deviceAt, location } = input;
    return this.sender.send(input, actor, {
      type: 'ArriveOnSite',
      summons,
      person,
      ...(typeof deviceAt === 'string' && { deviceAt }),
      ...(location && { location: { ...location } }),
      evidence: evidenceOf(input.evidence),
    });
  }

  @Mutation(() => ConfirmArrivalResult, {
    description: '到场确认。Confirm that the department is on site.',
  })
  confirmArrival(
    @Args('input') input: ConfirmArrivalInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons } = input;
    return this.sender.send(input, actor, { type: 'ConfirmArrival', summons });
  }

  @Mutation(() => DisputeArrivalResult, {
    description: '到场异议：该次报到不算。Dispute an arrival; it no longer counts.',
  })
  disputeArrival(
    @Args('input') input: DisputeArrivalInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, reason } = input;
    const evidence = evidenceOf(input.evidence);
    return this.sender.send(input, actor, { type: 'DisputeArrival', summons, reason, evidence });
  }

  @Mutation(() => RecordProgressResult, {
    description: '记录办理进展；不停止任何时钟。Note what is being done; stops no clock.',
  })
  recordProgress(
    @Args('input') input: RecordProgressInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, note } = input;
    return this.sender.send(input, actor, {
      type: 'RecordProgress',
      summons,
      note,
      evidence: evidenceOf(input.evidence),
    });
  }

  @Mutation(() => ReportResolutionResult, {
    description:
      '反馈办理结果；暂停的时钟随之恢复。Report the matter done; a paused clock runs on first.',
  })
  reportResolution(
    @Args('input') input: ReportResolutionInput,
    @CurrentActor() actor: Actor,
  ): Promise<WhistleAnswer> {
    const { summons, person, summary } = input;
    return this.sender.send(input, actor, {
      type: 'ReportResolution',
      summons,
      ...(typeof person === 'string' && { person }),
      summary,
      evidence: evidenceOf(input.evidence),
    });
  }
}
