import type { Actor } from '#event-sourcing';
import type { MeetingCommand } from '#joint-meeting';
import type { RaiseWhistle } from '#whistle';
import { headOf } from '../district/people.js';
import { STREETS } from '../district/places.js';
import { actorFor, centre, nameOf } from './cast.js';
import { DAY, HOUR, iso, MINUTE, workingHoursLater } from './moments.js';
import { Random } from './random.js';
import type { TimedCommand } from './scenario.js';

/** A command on a joint meeting; `meeting` and `step` number it and never change for a seed. */
export interface MeetingStep {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly meeting: number;
  readonly step: number;
  readonly command: MeetingCommand;
  readonly acting: Actor;
}

export interface MeetingOptions {
  readonly seed: number;
  /** End of the history, milliseconds of the epoch. */
  readonly now: number;
  readonly idOf: (whistle: number) => string;
}

/** A whistle that may need a meeting. */
interface Matter {
  readonly whistle: number;
  readonly raisedAt: number;
  readonly lastAt: number;
  readonly raised: RaiseWhistle;
}

const LONG = 8 * DAY;
const PER_STREET = 2;
const PER_DISTRICT = 2;

/** 一级、二级联席会议 of three months: those held, one called off, and those still to come. */
export function drawMeetings(
  commands: readonly TimedCommand[],
  options: MeetingOptions,
): readonly MeetingStep[] {
  const long = mattersOf(commands).filter(({ raisedAt, lastAt }) => lastAt - raisedAt > LONG);
  const ofStreets = STREETS.flatMap(({ id }) =>
    long.filter(({ raised }) => raised.street === id).slice(0, PER_STREET),
  );
  const ofDistrict = long
    .filter(({ raised }) => raised.kind === 'hard-problem')
    .filter((matter) => !ofStreets.includes(matter))
    .slice(0, PER_DISTRICT);
  return [
    ...ofStreets.map((matter) => ({ matter, level: 'street' as const })),
    ...ofDistrict.map((matter) => ({ matter, level: 'district' as const })),
  ]
    .flatMap((of, meeting) => meetingSteps({ ...of, meeting }, options))
    .filter(({ at }) => at <= iso(options.now));
}

function mattersOf(commands: readonly TimedCommand[]): readonly Matter[] {
  const matters = new Map<number, Matter>();
  for (const { whistle, command, at } of commands) {
    const known = matters.get(whistle);
    const ms = Date.parse(at);
    if (known) matters.set(whistle, { ...known, lastAt: ms });
    else if (command.type === 'RaiseWhistle')
      matters.set(whistle, { whistle, raisedAt: ms, lastAt: ms, raised: command });
  }
  return [...matters.values()];
}

interface Planned {
  readonly matter: Matter;
  readonly level: 'street' | 'district';
  readonly meeting: number;
}

/** The next half hour of a workday. */
const halfHourAfter = (ms: number): number =>
  Math.ceil(workingHoursLater(ms, 1) / (30 * MINUTE)) * 30 * MINUTE;

function meetingSteps(
  { matter, level, meeting }: Planned,
  { seed, idOf }: MeetingOptions,
): MeetingStep[] {
  const random = new Random(seed, 1_000_000 + meeting);
  const { raised, whistle, raisedAt } = matter;
  const acting = level === 'street' ? actorFor(raised.street) : centre;
  const calledAt = workingHoursLater(raisedAt + random.between(4, 6) * DAY, 0.5);
  const startsAt = halfHourAfter(calledAt + DAY);
  const invited = [...new Set([raised.lead, ...raised.assisting, raised.street])];
  const step = (at: number, command: MeetingCommand) => ({ at, command });
  const called = step(calledAt, {
    type: 'CallMeeting',
    level,
    title: `“${raised.title}”联席会议`,
    whistles: [idOf(whistle)],
    invited,
    startsAt: iso(startsAt),
    place: level === 'street' ? `${nameOf(raised.street)}三楼会议室` : '区指挥中心一号会议室',
    agenda: `通报处置进展，明确${nameOf(raised.lead)}等单位的分工和时限。`,
  });
  const steps =
    meeting % 7 === 3
      ? [called, step(startsAt - 2 * HOUR, { type: 'CancelMeeting', reason: CALLED_OFF })]
      : [called, ...courseOf({ raised, invited, startsAt, whistle: idOf(whistle) })];
  return steps.map(({ at, command }, index) => ({
    at: iso(Math.round(at)),
    meeting,
    step: index,
    command,
    acting,
  }));
}

const CALLED_OFF = '主要参会单位有紧急任务，会议取消，另行通知。';

interface Course {
  readonly raised: RaiseWhistle;
  readonly invited: readonly string[];
  readonly startsAt: number;
  readonly whistle: string;
}

/** Who came, what was decided, and the minutes. */
function courseOf({ raised, invited, startsAt, whistle }: Course) {
  const lead = nameOf(raised.lead);
  const attendance = invited.map((organisation, index) => ({
    at: startsAt + index * MINUTE,
    command: { type: 'RecordAttendance' as const, organisation, persons: [headOf(organisation)] },
  }));
  const decision = `${lead}牵头，十日内完成整治；${nameOf(raised.street)}每周通报一次进度。`;
  const dueAt = iso(startsAt + 10 * DAY);
  const decided = {
    type: 'DecideAtMeeting' as const,
    decision,
    whistle,
    department: raised.lead,
    dueAt,
  };
  const text = `会议听取了“${raised.title}”处置情况。议定：${decision}`;
  const minutes = { type: 'FileMinutes' as const, text, evidence: [] };
  return [
    ...attendance,
    { at: startsAt + 50 * MINUTE, command: decided },
    { at: startsAt + 3 * HOUR, command: minutes },
  ];
}
