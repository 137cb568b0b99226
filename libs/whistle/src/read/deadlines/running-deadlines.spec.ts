import { isRejection } from '#event-sourcing';
import {
  acknowledge,
  after,
  arrive,
  at,
  blown,
  by,
  centre,
  chengguan,
  close,
  confirm,
  pause,
  raise,
  report,
  reopen,
  resume,
  sendBack,
  sounded,
  stateOf,
  type Step,
  system,
  withdraw,
  xinhua,
} from '../../domain/testing/whistle-scene.js';
import type { WhistleEvent } from '../../domain/whistle.events.js';
import { whistle } from '../../domain/whistle.js';
import { foldWhistle } from '../../domain/whistle.evolve.js';
import { deadlineCommand } from '../../automation/deadline-commands.js';
import {
  type Deadline,
  firstFiringOf,
  isDue,
  runningDeadlines,
} from '../../domain/running-deadlines.js';

const decline = { type: 'DeclineSummons', summons: 1, reason: '非我职责', legalBasis: '三定方案' };
const miss = (time: string, clock: 'acknowledge' | 'arrive', dueAt: string): Step => [
  { type: 'MissDeadline', summons: 1, clock, dueAt: at(dueAt) },
  by(system, time),
];
const blow = (kind: string): Step => [raise({ kind }), by(xinhua, '10:00')];

/** Whistles in every situation that a clock can be in. */
const SCENES: readonly [string, readonly Step[]][] = [
  ['just blown', [blown]],
  ['acknowledged', [blown, [acknowledge, by(chengguan, '10:20')]]],
  ['on site', [blown, [acknowledge, by(chengguan, '10:20')], [arrive, by(chengguan, '10:40')]]],
  ['in review', [blow('strict')]],
  ['waiting for dispatch', [blow('centred')]],
  ['without limits', [blow('desk')]],
  ['sounded', sounded],
  ['paused', [...sounded, [pause, by(centre, '10:40')]]],
  ['resumed', [...sounded, [pause, by(centre, '10:40')], [resume, by(centre, '11:40')]]],
  ['declined', [...sounded, [decline as never, by(chengguan, '10:40')]]],
  [
    'declined and paused',
    [...sounded, [decline as never, by(chengguan, '10:40')], [pause, by(centre, '10:50')]],
  ],
  ['missed', [...sounded, miss('11:31', 'acknowledge', '11:30')]],
  ['reported', [blown, [arrive, by(chengguan, '10:40')], [report, by(chengguan, '11:00')]]],
  [
    'sent back',
    [
      blown,
      [arrive, by(chengguan, '10:40')],
      [report, by(chengguan, '11:00')],
      [sendBack, by(xinhua, '11:10')],
    ],
  ],
  ['withdrawn', [blown, [withdraw, by(xinhua, '10:30')]]],
  ['reopened', [blown, [withdraw, by(xinhua, '10:30')], [reopen, by(xinhua, '10:40')]]],
];

const deadlinesAfter = (...steps: readonly Step[]) =>
  runningDeadlines(foldWhistle(after(...steps)));
const named = ({ what, summons, clock, fireAt }: Deadline) => [what, summons, clock, fireAt];

/** What the whistle itself answers when it is told of a deadline. */
function fire(events: readonly WhistleEvent[], deadline: Deadline, now: string): readonly string[] {
  const { command } = deadlineCommand('x', deadline);
  const decided = whistle.decide(command, stateOf(events), { ...by(system, '10:00'), now });
  return isRejection(decided) ? [decided.rejected] : decided.map(({ type }) => type);
}

const before = (time: string) => new Date(Date.parse(time) - 1).toISOString();
const FIRST_EVENT: Readonly<Record<Deadline['what'], string>> = {
  warn: 'DeadlineApproaching',
  miss: 'DeadlineMissed',
  rung: 'SupervisionIssued',
  'end-pause': 'ClockResumed',
};

describe.each(SCENES)('given a whistle that is %s', (_, steps) => {
  const events = after(...steps);
  const running = runningDeadlines(foldWhistle(events));

  it('when a deadline is said to run, then the whistle fires it at that moment and not before', () => {
    for (const deadline of running) {
      const { fireAt, what } = deadline;
      if (fireAt > events.at(-1)!.data.at)
        expect([deadline, fire(events, deadline, before(fireAt))]).toEqual([deadline, []]);
      expect([deadline, fire(events, deadline, fireAt)[0]]).toEqual([deadline, FIRST_EVENT[what]]);
      expect(isDue(deadline, fireAt)).toBe(true);
    }
  });

  it('when all that is due has fired, then nothing of it runs any more', () => {
    const now = at('28 10:00');
    const told = running.filter((deadline) => isDue(deadline, now));
    const all = told.reduce<WhistleEvent[]>((before, deadline) => {
      const { command } = deadlineCommand('x', deadline);
      const decided = whistle.decide(command, stateOf(before), { ...by(system, '10:00'), now });
      return isRejection(decided) ? before : [...before, ...decided];
    }, events);
    const left = runningDeadlines(foldWhistle(all)).map(named);
    for (const fired of told) expect(left).not.toContainEqual(named(fired));
  });
});

describe('given the rows of deadlines', () => {
  it('when a whistle is blown, then each clock warns and is missed, and its own clock too', () => {
    const clocks = deadlinesAfter(blown).filter(({ summons }) => summons < 2);
    expect(clocks.map(named)).toEqual([
      ['miss', 0, 'overall', at('17 10:00').replace('00.000', '00.001')],
      ['miss', 1, 'acknowledge', at('11:00').replace('00.000', '00.001')],
      ['miss', 1, 'arrive', at('12:00').replace('00.000', '00.001')],
      ['miss', 1, 'resolve', at('18:00').replace('00.000', '00.001')],
    ]);
    expect(firstFiringOf(deadlinesAfter(blown))).toBe(at('11:00').replace('00.000', '00.001'));
  });

  it('when a deadline was missed, then the next rung of the ladder runs instead', () => {
    const missed = deadlinesAfter(...sounded, miss('11:31', 'acknowledge', '11:30'));
    const ofClock = missed.filter(({ summons, clock }) => summons === 1 && clock === 'acknowledge');
    expect(ofClock).toEqual([
      {
        what: 'rung',
        summons: 1,
        clock: 'acknowledge',
        rung: 1,
        dueAt: at('11:30'),
        fireAt: at('13:30'),
      },
    ]);
  });

  it('when its clocks stand still, then only the cap of the pause runs for that summons', () => {
    const paused = deadlinesAfter(...sounded, [pause, by(centre, '10:40')]);
    expect(paused.filter(({ summons }) => summons === 1).map(named)).toEqual([
      ['end-pause', 1, 'pause', at('15:40')],
    ]);
  });

  it('when a whistle is closed, then nothing runs', () => {
    const one = (command: object, time: string): Step => [command as never, by(xinhua, time)];
    const settled: Step[] = [
      [raise({ assisting: [] }), by(xinhua, '10:00')],
      [acknowledge, by(chengguan, '10:10')],
      [arrive, by(chengguan, '10:20')],
      [report, by(chengguan, '10:30')],
      one(confirm, '10:40'),
      one(close, '10:50'),
    ];
    expect(deadlinesAfter(...settled)).toEqual([]);
    expect(firstFiringOf([])).toBeNull();
  });

  it('when history is brought in, then what was past at that time stays past', () => {
    const known = foldWhistle(after(blown));
    const past = (importedAt: string) =>
      runningDeadlines(known, importedAt).map(({ clock }) => clock);
    expect(past(at('12:30'))).toEqual(['overall', 'resolve', 'resolve']);
    expect(past(at('28 10:00'))).toEqual([]);
  });

  it('when a warning was not given before the due time, then it is not due any more', () => {
    const warning = { what: 'warn', summons: 1, clock: 'resolve' } as const;
    const deadline = { ...warning, fireAt: at('10:00'), dueAt: at('17 10:00') };
    expect(isDue(deadline, at('17 10:00'))).toBe(true);
    expect(isDue(deadline, at('17 10:01'))).toBe(false);
  });
});
