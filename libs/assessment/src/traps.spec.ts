import { createWorkCalendar, type Limit } from '#calendar';
import { isRejection } from '#event-sourcing';
import {
  type Acting,
  whistle,
  type WhistleCommand,
  type WhistleEvent,
  foldWhistle,
} from '#whistle';
import { createWhistleRules, datedByFile, type WhistleRulePack } from '#rules';
import { contributionOf } from './domain/measures.js';
import type { ScoreRules } from './domain/score-rules.js';
import { factsOf, type SummonsFact } from './domain/summons-fact.js';
import { addContribution, newTally, statisticsOf } from './domain/tally.js';
import { scoredMonth } from './testing/scored-month.js';
import { LATER, summonsFact, unanswered } from './testing/summons-fact.js';

const statistics = (...facts: readonly SummonsFact[]) => {
  const tally = newTally();
  for (const fact of facts) addContribution(tally, contributionOf(fact, LATER));
  return statisticsOf(tally);
};
const hours = (value: number): Limit => ({ value, unit: '小时' });
const version = (number: string, from: string, kinds: WhistleRulePack['kinds']) => ({
  pack: 'test',
  version: number,
  effectiveFrom: from,
  source: '测试',
  kinds,
});
const kind = { name: '一般哨', levels: ['street'] } as const;
/** From Tuesday 17 November on the target is an hour, and 占道哨 is done away with. */
const rules = createWhistleRules([
  version('1', '2026-01-01', [
    { ...kind, kind: 'routine', limits: { acknowledge: hours(24) } },
    { ...kind, kind: 'stall', name: '占道哨', limits: { acknowledge: hours(24) } },
  ]),
  version('2', '2026-11-17', [
    { ...kind, kind: 'routine', name: '快办哨', limits: { acknowledge: hours(1) } },
  ]),
]);
const at = (time: string) =>
  new Date(`2026-11-${time.replace(' ', 'T')}:00.000+08:00`).toISOString();
const directory = {
  responder: () => ({ kind: 'department' }) as const,
  streetOf: () => 'street-a',
};
const street: Acting = { account: 'a', organisation: 'street-a', role: 'street' };
const department: Acting = { account: 'b', organisation: 'chengguan', role: 'department' };
const raise = (of: string): WhistleCommand => ({
  type: 'RaiseWhistle',
  kind: of,
  level: 'street',
  title: '占道经营',
  description: '',
  place: { address: '', regionCode: '370125001001' },
  category: '01',
  channel: 'wechat',
  street: 'street-a',
  lead: 'chengguan',
  assisting: [],
  informed: [],
});
const acknowledge: WhistleCommand = { type: 'AcknowledgeSummons', summons: 1, person: '李队' };

/** One whistle, each step taken under the rules in force at its time. */
function played(...steps: readonly (readonly [WhistleCommand, Acting, string])[]): WhistleEvent[] {
  const log: WhistleEvent[] = [];
  for (const [command, acting, time] of steps) {
    const state = log.reduce(whistle.evolve, whistle.initialState);
    const context = { now: at(time), acting, rules, directory };
    const decision = whistle.decide(command, state, context);
    if (isRejection(decision)) throw new Error(decision.rejected);
    log.push(...decision);
  }
  return log;
}
const calendar = createWorkCalendar();
const factOf = (log: readonly WhistleEvent[]): SummonsFact => {
  const [fact] = factsOf(foldWhistle(log), () => calendar);
  if (!fact) throw new Error('nothing was counted');
  return fact;
};

describe('given the traps that others fell into', () => {
  it('GoAlert: when nobody ever answered, then that is no answer in zero minutes', () => {
    const { clocks } = statistics(summonsFact({}), summonsFact(unanswered));
    expect(clocks.acknowledge).toMatchObject({ onTime: 1, overdue: 1, due: 2, onTimeRate: 0.5 });
    expect(clocks.acknowledge.p50! / 10).toBeCloseTo(1, 1);
    expect(statistics(summonsFact(unanswered)).clocks.acknowledge.p50).toBeNull();
  });

  it('FixMyStreet 1957: when a unit has one fix of four minutes, then it tops no league', () => {
    const quick = statistics(summonsFact({ resolveMs: 240_000 }));
    const steady = statistics(...Array.from({ length: 30 }, () => summonsFact({})));
    const score: ScoreRules = {
      pack: 'test',
      version: '1',
      name: '测试',
      effectiveFrom: '2026-01-01',
      source: '测试',
      minimumSample: 10,
      indicators: [
        {
          id: 'resolution',
          name: '解决率',
          weight: 100,
          numerator: 'resolved',
          denominator: 'dueResolution',
        },
      ],
    };
    const scoring = { dated: datedByFile([score]), kindOf: () => 'department' as const };
    const all = [
      { department: 'quick', measures: quick.measures },
      { department: 'steady', measures: steady.measures },
    ];
    const { cards } = scoredMonth(scoring, '2026-10', all);
    expect(cards.map(({ department: of, rank }) => [of, rank])).toEqual([
      ['quick', null],
      ['steady', 1],
    ]);
  });

  it('FixMyStreet: averages over fixed reports only: when most stay open, then the rate says so', () => {
    const open = Array.from({ length: 9 }, () => summonsFact(unanswered));
    const { measures, clocks } = statistics(summonsFact({ resolveMs: 240_000 }), ...open);
    expect(clocks.resolve.onTimeRate).toBeCloseTo(0.1);
    expect(measures).toMatchObject({ summoned: 10, resolved: 1, stillOpen: 9, dueResolution: 10 });
  });

  it('SIG-3555: when a category or kind is edited later, then history stays in the one it was in', () => {
    const before = factOf(played([raise('stall'), street, '16 10:00']));
    const after = factOf(
      played([raise('stall'), street, '16 10:00'], [acknowledge, department, '20 10:00']),
    );
    expect([after.kind, after.category, after.day]).toEqual(['stall', '01', '2026-11-16']);
    expect([before.kind, before.category, before.day]).toEqual(['stall', '01', '2026-11-16']);
    expect(rules.kindAt('stall', at('20 10:00'))).toBeUndefined();
  });

  it('DIGIT: changing a target rewrites past trends: when limits tighten, then old answers stay in time', () => {
    const old = factOf(
      played([raise('routine'), street, '16 18:00'], [acknowledge, department, '17 09:00']),
    );
    const fresh = factOf(
      played([raise('routine'), street, '17 18:00'], [acknowledge, department, '18 09:00']),
    );
    expect([old.acknowledge, fresh.acknowledge]).toEqual(['onTime', 'late']);
    expect(old.acknowledgeMs).toBe(fresh.acknowledgeMs);
  });
});
