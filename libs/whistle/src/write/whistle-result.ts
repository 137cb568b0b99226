import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Accepted } from '#event-sourcing';
import { type AnyRejection, CommandAccepted, GraphQLDateTime, resultUnion } from '#graphql';
import { CLOCK_NAMES, type ClockName, type WhistleEvent } from '../domain/whistle.events.js';
import type { Summons } from '../domain/summons.state.js';
import type { Whistle, WhistleStage } from '../domain/whistle.state.js';
import { ClockNameEnum, SummonsRoleEnum, WhistleStageEnum } from '../whistle.enums.js';
import { LimitType } from '../whistle.limit.js';
import type { WhistleReply } from './whistle-commands.js';
import { whistleRefusals } from '../whistle-refusals.js';

@ObjectType({ description: '一个时钟及其到期时间。A clock and when it is due.' })
class DueClock {
  @Field(() => ClockNameEnum, { description: '哪个时钟。Which clock.' })
  name!: ClockName;

  @Field(() => LimitType, { description: '时限。The limit.' })
  limit!: LimitType;

  @Field(() => GraphQLDateTime, { description: '到期时间。Due at.' })
  dueAt!: string;

  @Field(() => Boolean, {
    description: '暂定：涉及尚未公布的节假日。Provisional: reaches holidays not yet published.',
  })
  provisional!: boolean;
}

@ObjectType({ description: '一个部门的召集。The summons of one department.' })
class DueSummons {
  @Field(() => Int, { description: '本哨内的序号，从 1 起。Ordinal within the whistle.' })
  summons!: number;

  @Field(() => ID, { description: '部门。The department.' })
  department!: string;

  @Field(() => SummonsRoleEnum, { description: '角色。Its role.' })
  role!: Summons['role'];

  @Field(() => [DueClock], { description: '有时限的时钟。The clocks that have a limit.' })
  clocks!: DueClock[];
}

/** Answers from the decision itself. */
@ObjectType({ description: '命令已生效。The command took effect, or had nothing to change.' })
export class WhistleAccepted extends CommandAccepted<Whistle, WhistleEvent> {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  readonly whistleId: string;

  constructor(
    { whistleId, commandId }: Omit<WhistleReply, 'outcome'>,
    accepted: Accepted<Whistle, WhistleEvent>,
  ) {
    super(commandId, accepted);
    this.whistleId = whistleId;
  }

  @Field(() => Int, { description: '哨的版本。Revision of the whistle.' })
  get revision(): number {
    return this.accepted.revision;
  }

  @Field(() => String, {
    description:
      '日志位置，查询时作 after(Position) 可读己之写。Position in the log, to read your writes.',
  })
  get position(): string {
    return this.accepted.position ?? '';
  }

  @Field(() => WhistleStageEnum, {
    description: '派出前后的阶段。Where it stands before its departments are called.',
  })
  get stage(): WhistleStage {
    return this.accepted.state.stage;
  }

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '审哨或派单的到期时间。When the review or dispatch it waits for is due.',
  })
  get gateDueAt(): string | undefined {
    return this.accepted.state.gate?.due?.dueAt;
  }

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '整哨的到期时间。When the whistle as a whole is due.',
  })
  get overallDueAt(): string | undefined {
    return this.accepted.state.overall?.dueAt;
  }

  @Field(() => [DueSummons], {
    description: '各部门的召集与到期时间。All summonses and due times.',
  })
  get summonses(): DueSummons[] {
    return this.accepted.state.summonses.map(dueSummons);
  }
}

function dueSummons({ no, department, role, clocks }: Summons): DueSummons {
  const due = CLOCK_NAMES.flatMap((name) => {
    const clock = clocks[name];
    return clock ? [{ name, ...clock }] : [];
  });
  return { summons: no, department, role, clocks: due };
}

export type WhistleAnswer = WhistleAccepted | AnyRejection;

/** The result union of one mutation. */
export const whistleResult = (name: string) => resultUnion(name, WhistleAccepted);

/** What the client is told of a command. */
export const answer = ({ outcome, ...reply }: WhistleReply): WhistleAnswer =>
  whistleRefusals.answer(outcome, (accepted) => new WhistleAccepted(reply, accepted));
