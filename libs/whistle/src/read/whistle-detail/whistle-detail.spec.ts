import type { Recorded } from '#event-sourcing';
import {
  acknowledge,
  after,
  arrive,
  at,
  blown,
  by,
  chengguan,
  director,
  head,
  raise,
  report,
  secretary,
  type Step,
  system,
  xinhua,
} from '../../domain/testing/whistle-scene.js';
import type { StreetClock, WhistleEvent } from '../../domain/whistle.events.js';
import { shownWhistle } from './shown-whistle.js';
import { whistleDetail } from './whistle-detail.js';

const actor = { account: 'clerk', organisation: 'xinhua', role: 'street' };
const recorded = after(blown, [acknowledge, by(chengguan, '17 10:10')]).map(
  (event, revision) =>
    ({ ...event, revision, metadata: { actor } }) as unknown as Recorded<WhistleEvent>,
);

describe('given a street that answered late, and not at all', () => {
  const told = (...steps: readonly Step[]) => {
    const log = after(...steps).map(
      (event, revision) =>
        ({ ...event, revision, metadata: { actor } }) as unknown as Recorded<WhistleEvent>,
    );
    const detail = whistleDetail('w', log, { now: at('20 10:00'), nameOf: (id) => id });
    if (!detail) throw new Error('nothing was raised');
    const freshness = { position: null, reached: true };
    return shownWhistle({
      ...detail,
      freshness,
      nameOf: (id) => id,
      kindName: (kind) => kind,
      categoryName: (code) => code,
      accountOf: (account) => account ?? null,
      read: { actor, events: log, contact: undefined },
    });
  };
  const missed = (clock: StreetClock, due: string, time: string): Step => [
    { type: 'MissDeadline', summons: 1, clock, dueAt: at(due) },
    by(system, time),
  ];
  const shown = told(
    [raise({ kind: 'two-way', assisting: [] }), by(xinhua, '10:00')],
    [arrive, by(chengguan, '10:30')],
    missed('confirm-arrival', '12:30', '12:31'),
    [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '13:00')],
    [report, by(chengguan, '13:00')],
    missed('verify', '16:00', '16:01'),
  );

  it('when its page is read, then its clocks and cards are the street’s, apart from the department’s', () => {
    const [summons] = shown.summonses;
    expect(summons).toMatchObject({ deemedVerified: true, status: 'done', cards: [] });
    const red = (dueAt: string) => ({ colour: 'red', dueAt, nextStepAt: null });
    expect(summons?.streetClocks).toMatchObject([
      {
        name: 'confirm-arrival',
        startedAt: at('10:30'),
        dueAt: at('12:30'),
        stoppedAt: at('13:00'),
        outcome: 'answered',
        verdict: 'late',
        overdue: false,
        card: red(at('12:30')),
      },
      { name: 'verify', stoppedAt: at('16:01'), outcome: 'deemed', card: red(at('16:00')) },
      { name: 'rate', stoppedAt: null, outcome: 'waiting', verdict: 'open', overdue: true },
    ]);
    expect(summons?.clocks.find(({ name }) => name === 'resolve')?.verdict).toBe('onTime');
  });

  it('when its history is read, then it says who was silent', () => {
    expect(shown.timeline.map(({ text }) => text.slice(17)).slice(4)).toEqual([
      '红牌：街道确认chengguan到场逾期',
      'xinhua确认chengguan到场',
      'chengguan反馈：疏通',
      '红牌：街道核实chengguan的反馈逾期',
      '街道逾期未核实，chengguan的反馈视为核实办结',
    ]);
  });
});

describe('given a department that was renamed between two happenings', () => {
  it('when the history is read, then each line has the name of its time', () => {
    const renamedAt = at('17 00:00');
    const nameOf = (id: string, time: string) => `${id}${time < renamedAt ? '旧' : '新'}`;
    const detail = whistleDetail('w', recorded, { now: at('18 00:00'), nameOf });
    const texts = detail?.timeline.map(({ text }) => text.slice(17));
    expect(texts?.[1]).toBe('派哨：chengguan旧（主办）');
    expect(texts?.at(-1)).toBe('chengguan新签收');
  });
});

describe('given names that were typed, and signatures', () => {
  const linesOf = (events: readonly WhistleEvent[]): string[] => {
    const log = events.map(
      (event, revision) =>
        ({ ...event, revision, metadata: { actor } }) as unknown as Recorded<WhistleEvent>,
    );
    const detail = whistleDetail('w', log, { now: at('20 10:00'), nameOf: (id) => id });
    return detail?.timeline.map(({ text }) => text.slice('2026-11-16 10:00 '.length)) ?? [];
  };
  const signed = after(
    [raise({ kind: 'initiated-strict' }), by(secretary, '10:00')],
    [{ type: 'ConfirmInitiative' }, by(director, '10:10')],
    [{ type: 'ApproveWhistle' }, by(head, '10:20')],
  );
  /** As events were written before anybody signed: without an account. */
  const typed = JSON.parse(
    JSON.stringify(signed, (key, value: unknown) => (key === 'account' ? undefined : value)),
  ) as WhistleEvent[];

  it('when a person has signed in and signed, then the history says so', () => {
    expect(linesOf(signed)).toEqual([
      'xinhua吹哨：污水外溢；发起人：党工委书记 钱立（本人签署）',
      '确认发起：主任 孙平（本人签署）',
      '审哨通过：主要负责人 赵主任（本人签署）',
    ]);
  });

  it('when somebody else has typed the name, then it says that too', () => {
    expect(linesOf(typed)).toEqual([
      'xinhua吹哨：污水外溢；发起人：党工委书记 钱立（填报）',
      '确认发起：主任 孙平（填报）',
      '审哨通过：主要负责人 赵主任（填报）',
    ]);
  });
});
