import type { WhistleRulePack } from './rule-pack.js';
import { createWhistleRules, shippedRules } from './rule-files.js';

const shipped = shippedRules();
const named = (name: string, version = '1'): WhistleRulePack => {
  const found = shipped.find((pack) => pack.pack === name && pack.version === version);
  if (!found) throw new Error(`no ${name}@${version}`);
  return found;
};
// A Monday, 10:00 in Shanghai.
const monday = '2026-11-16T02:00:00.000Z';

describe('given the default rules', () => {
  const rules = createWhistleRules([named('default')]);

  it('when a whistle is blown on a Monday, then each clock is due in its own unit', () => {
    const kind = rules.kindAt('routine', monday);
    expect(kind?.rule).toEqual({ pack: 'default', version: '1' });
    expect(kind?.clocks.acknowledge).toEqual({
      limit: { value: 1, unit: '工作时' },
      dueAt: '2026-11-16T03:00:00.000Z',
      provisional: false,
    });
    expect(kind?.clocks.arrive?.dueAt).toBe('2026-11-19T09:30:00.000Z');
    expect(kind?.overall?.dueAt).toBe('2026-12-01T16:00:00.000Z');
  });

  it('when the holidays are not published yet, then the due time is provisional', () => {
    const kind = rules.kindAt('routine', '2026-12-28T02:00:00.000Z');
    expect(kind?.clocks.resolve?.provisional).toBe(true);
    expect(kind?.overall?.provisional).toBe(false);
  });

  it('when there is no such kind, then there is no rule', () => {
    expect(rules.kindAt('nothing', monday)).toBeUndefined();
    expect(rules.kindAt('routine', '1999-12-31T15:59:59.999Z')).toBeUndefined();
  });
});

describe('given the default rules as they ship', () => {
  const rules = createWhistleRules(shipped.filter(({ pack }) => pack === 'default'));
  // A Monday under the second version, and one before it.
  const later = '2026-11-23T02:00:00.000Z';
  const earlier = '2019-11-25T02:00:00.000Z';

  it('when later versions come, then the limits stay and a procedure is added', () => {
    const [before, after] = [rules.kindAt('routine', earlier), rules.kindAt('routine', later)];
    expect([before?.rule.version, after?.rule.version]).toEqual(['1', '3']);
    const limits = (kind: typeof before) => Object.values(kind?.clocks ?? {}).map((c) => c.limit);
    expect(limits(after)).toEqual(limits(before));
    expect(before?.policy.ladder).toBeUndefined();
    expect(after?.policy.ladder).toHaveLength(3);
    expect(after?.declineUntil).toBe('2026-11-25T09:30:00.000Z');
  });

  it('when a kind is done away with, then what was blown before still finds its rules', () => {
    const next = { ...named('default', '2'), version: '3', effectiveFrom: '2026-12-01' };
    const kinds = next.kinds.filter(({ kind }) => kind !== 'routine');
    const newer = createWhistleRules([named('default', '2'), { ...next, kinds }]);
    const december = '2026-12-01T02:00:00.000Z';
    const blownUnder = { pack: 'default', version: '2' };
    expect(newer.kindAt('routine', december)).toBeUndefined();
    expect(newer.kindAt('routine', december, blownUnder)).toMatchObject({
      rule: blownUnder,
      clocks: { acknowledge: { dueAt: '2026-12-01T03:00:00.000Z' } },
    });
    expect(newer.kindAt('routine', december, { pack: 'import', version: '1' })).toBeUndefined();
  });
});

describe('given two versions of one pack', () => {
  const old = named('default');
  const next: WhistleRulePack = {
    ...old,
    version: '2',
    effectiveFrom: '2026-11-17',
    workingHours: [['10:00', '12:00']],
    kinds: [{ kind: 'routine', name: '一般哨', levels: ['street'], limits: {} }],
  };
  const rules = createWhistleRules([next, old]);

  it('when its day begins in Shanghai, then the later one is in force', () => {
    expect(rules.kindAt('routine', '2026-11-16T15:59:59.999Z')?.rule.version).toBe('1');
    expect(rules.kindAt('routine', '2026-11-16T16:00:00.000Z')?.rule.version).toBe('2');
    expect(rules.kindsAt('2026-11-17T00:00:00.000Z')).toHaveLength(1);
  });

  it('when a pause spans the change, then the hours of the version that started the clock count', () => {
    const clock = rules.kindAt('routine', monday)?.clocks.acknowledge;
    if (!clock) throw new Error('no clock');
    const rule = { pack: 'default', version: '1' };
    const paused = ['2026-11-16T02:30:00.000Z', '2026-11-17T01:30:00.000Z'] as const;
    // 10:30 to 09:30: 1.5 h before noon, 4 h after it, 0.5 h next morning.
    expect(rules.postpone(clock, rule, ...paused).dueAt).toBe('2026-11-17T02:00:00.000Z');
  });

  it('when they are not versions of one pack, then they are refused', () => {
    expect(() => createWhistleRules([old, named('gulou')])).toThrow(
      expect.objectContaining({ code: 'RULE_PACK_MIXED' }),
    );
    expect(() => createWhistleRules([old, old])).toThrow(
      expect.objectContaining({ code: 'RULE_VERSION_TWICE' }),
    );
  });
});
