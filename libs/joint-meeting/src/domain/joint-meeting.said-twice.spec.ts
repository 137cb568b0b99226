import { isRejection } from '#event-sourcing';
import type { MeetingCommand, MeetingContext } from './joint-meeting.commands.js';
import { jointMeeting } from './joint-meeting.js';
import * as scene from './testing/meeting-scene.js';

const { eventsOf, at, contextOf, xinhua } = scene;
type Step = readonly [MeetingCommand, MeetingContext];

const called: Step = [scene.call(), contextOf(xinhua, '09:00')];
const held: readonly Step[] = [called, [scene.attend, contextOf(xinhua, '14:10')]];

/** Every command with all that it can say, after the steps where it is accepted. */
const CASES: {
  readonly [T in MeetingCommand['type']]: readonly [
    readonly Step[],
    Extract<MeetingCommand, { type: T }>,
  ];
} = {
  CallMeeting: [[], scene.call()],
  RecordAttendance: [[called], scene.attend],
  DecideAtMeeting: [held, scene.decision],
  FileMinutes: [held, scene.minutes],
  CancelMeeting: [[called], scene.cancel],
};

/** Other content for every field, and the text by which it is recognised. */
const OTHERS: Readonly<Record<string, readonly [unknown, string]>> = {
  level: ['district', 'district'],
  title: ['另一议题', '另一议题'],
  whistles: [['drains', 'stalls'], 'stalls'],
  invited: [['chengguan', 'zhujian'], 'zhujian'],
  startsAt: [at('16:00'), at('16:00')],
  place: ['另一地点', '另一地点'],
  agenda: ['另一议程', '另一议程'],
  organisation: ['gongan', 'gongan'],
  persons: [['王局'], '["王局"]'],
  decision: ['另行议定', '另行议定'],
  whistle: ['stalls', 'stalls'],
  department: ['gongan', 'gongan'],
  dueAt: [at('28 17:00'), at('28 17:00')],
  text: ['另一纪要', '另一纪要'],
  evidence: [[{ reference: 'minutes/2.pdf', mediaType: 'application/pdf' }], 'minutes/2.pdf'],
  reason: ['另一理由', '另一理由'],
};

const cases = Object.values(CASES) as readonly (readonly [readonly Step[], MeetingCommand])[];
const variants = cases.flatMap(([steps, command]) =>
  Object.keys(command)
    .filter((field) => field !== 'type')
    .map((field) => [`${command.type}.${field}`, steps, command, field] as const),
);
const decide = (steps: readonly Step[], command: MeetingCommand) =>
  jointMeeting.decide(
    command,
    eventsOf(...steps).reduce(jointMeeting.evolve, jointMeeting.initialState),
    contextOf(xinhua, '15:00'),
  );

describe('given any command on a joint meeting that was accepted', () => {
  it.each(cases.map((one) => [one[1].type, ...one] as const))(
    'when %s is sent for the first time, then it is recorded',
    (_, steps, command) => {
      expect(decide(steps, command)).toHaveLength(1);
    },
  );

  it.each(variants)(
    'when it is sent again with another %s, then that is refused or it is on record',
    (_, steps, command, field) => {
      const [other, text] = OTHERS[field]!;
      const again = { ...command, [field]: other } as MeetingCommand;
      const second = decide([...steps, [command, contextOf(xinhua, '14:30')]], again);
      if (isRejection(second)) return;
      expect(JSON.stringify(second)).toContain(text);
    },
  );
});
