import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, Length } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import { type Actor, deliveryOf } from '#event-sourcing';
import { Visible } from '#graphql';
import { answer, type MeetingAnswer, meetingResult } from './meeting-result.js';
import { OnMeetingInput, Organisation } from './meeting.input.js';
import { RecordAttendance } from './record-attendance.command.js';

@InputType({ description: '登记到会。Record who came.' })
export class RecordAttendanceInput extends OnMeetingInput {
  @Organisation('到会单位，未受邀的也可。The organisation, invited or not.')
  organisation!: string;

  @Field(() => [String], { description: '到会人员，至多 50 人。Who came for it, at most 50.' })
  @ArrayNotEmpty({ message: '须写明到会人员' })
  @ArrayMaxSize(50, { message: '最多 50 人' })
  @Length(1, 50, { each: true, message: '姓名须为 1 到 50 个字' })
  @Visible({ each: true, message: '姓名不得为空白' })
  persons!: string[];
}

const RecordAttendanceResult = meetingResult('RecordAttendanceResult');

@Resolver()
export class RecordAttendanceResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('street', 'command-centre')
  @Mutation(() => RecordAttendanceResult, {
    description:
      '登记一个单位的到会人员，再登记则以新的为准。Record who came for an organisation; the latest record counts.',
  })
  async recordAttendance(
    @Args('input') input: RecordAttendanceInput,
    @CurrentActor() actor: Actor,
  ): Promise<MeetingAnswer> {
    const { meetingId, organisation, persons } = input;
    const command = { type: 'RecordAttendance', organisation, persons } as const;
    const request = new RecordAttendance(meetingId, command, deliveryOf(input, actor));
    return answer(await this.commands.execute(request));
  }
}
