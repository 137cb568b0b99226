import { specification } from '#event-sourcing';
import { rulesDigest } from '#rules';
import { readSample } from '../../../../test/support/event-samples.js';
import {
  type ActivateScoreRules,
  scoreActivation,
  type ScoreActivationContext,
} from './score-activation.js';
import type { ScoreActivationEvent } from './score-activation.events.js';
import type { WhatIfSummary } from './what-if-summary.js';
import { changedBoards, endOfScoring, type ScoreRules, scoreRulesFor } from './score-rules.js';

const { given } = specification(scoreActivation);
const open: ScoreRules = {
  pack: 'rates',
  version: '1',
  effectiveFrom: '2020-01-01',
  name: '部门考核',
  source: '试行办法',
  minimumSample: 10,
  indicators: [
    { id: 'a', name: '办结率', weight: 100, numerator: 'resolved', denominator: 'dueResolution' },
  ],
};
const rates: ScoreRules = { ...open, responders: ['department', 'stationed-agency'] };
const departments: ScoreRules = { ...rates, version: '2', responders: ['department'] };
const property: ScoreRules = {
  ...rates,
  pack: 'property',
  name: '物业考核',
  responders: ['company'],
};
const everybody: ScoreRules = { ...open, pack: 'everybody', name: '统一考核' };
/** 22 November, 00:30 in Shanghai; still the 21st in London. */
const now = '2026-11-21T16:30:00.000Z';
const context: ScoreActivationContext = { now, files: [], byFile: [] };
const activate = (
  pack: ScoreRules,
  from: string,
  more: Partial<ActivateScoreRules> = {},
): ActivateScoreRules => ({ type: 'ActivateScoreRules', pack, from, ...more });
const activated = (content: ScoreRules, from: string, more: object = {}): ScoreActivationEvent => ({
  type: 'ScoreRulesActivated',
  data: {
    at: now,
    pack: content.pack,
    version: content.version,
    from,
    digest: rulesDigest(content),
    content,
    ...more,
  },
});
const revoke = (pack: string, from: string) =>
  ({ type: 'RevokeScoreRules', pack, from, reason: '文件有误' }) as const;
const revoked = (pack: string, from: string): ScoreActivationEvent => ({
  type: 'ScoreRulesRevoked',
  data: { at: now, pack, version: '1', from, reason: '文件有误' },
});

describe('given a district whose log says nothing about score rules', () => {
  it('when a version is activated from today or later, then the log holds the whole of it', () => {
    given([])
      .when(activate(rates, '2026-11-22'), context)
      .then([activated(rates, '2026-11-22')]);
  });

  it('when the date is past or no date, then it is refused, unless a reason is recorded', () => {
    given([]).when(activate(rates, '2026-11-21'), context).then('RULES_DATE_PAST');
    given([]).when(activate(rates, '2026-02-30'), context).then('RULES_DATE_INVALID');
    const reason = '年初文件年末才到';
    given([])
      .when(activate(rates, '2026-01-01', { reason }), context)
      .then([activated(rates, '2026-01-01', { reason })]);
  });

  it('when a file gives that name to something else, then it is refused; its date does not count', () => {
    const other = { ...context, files: [{ ...rates, minimumSample: 5 }] };
    given([]).when(activate(rates, '2026-12-01'), other).then('RULES_VERSION_TAKEN');
    const same = { ...context, files: [{ ...rates, effectiveFrom: '2025-01-01' }] };
    given([])
      .when(activate(rates, '2026-12-01'), same)
      .then([activated(rates, '2026-12-01')]);
  });

  it('when files score the same kind by another pack, then it must be said to take over', () => {
    const byFile = { ...context, files: [rates], byFile: [rates] };
    const other = { ...departments, pack: 'other' };
    given([]).when(activate(other, '2026-12-01'), byFile).then('RULES_KIND_TAKEN');
    const insteadOf = ['rates'];
    given([])
      .when(activate(other, '2026-12-01', { insteadOf }), byFile)
      .then([activated(other, '2026-12-01', { insteadOf })]);
    given([])
      .when(activate(property, '2026-12-01'), byFile)
      .then([activated(property, '2026-12-01')]);
  });
});

describe('given a district with a past period', () => {
  const past = { ...context, pastPeriod: '2026-10' };
  const tried: WhatIfSummary = {
    period: '2026-10',
    cutOff: now,
    rules: rulesDigest(rates),
    result: 'a',
    compared: 2,
    rise: 0,
    fall: 1,
    begin: 0,
    end: 0,
    largest: [],
  };

  it('when rules come that were not tried on it, or others were, then it says on which period', () => {
    const { decision } = given([]).when(activate(rates, '2026-12-01'), past);
    expect(decision).toEqual({
      rejected: 'RULES_WHAT_IF_REQUIRED',
      details: { version: 'rates@1', period: '2026-10' },
    });
    const ofOthers = { whatIf: { ...tried, rules: rulesDigest(property) } };
    given([])
      .when(activate(rates, '2026-12-01', ofOthers), past)
      .then('RULES_WHAT_IF_REQUIRED');
  });

  it('when they were tried on it, then what they would have done stands in the event', () => {
    given([])
      .when(activate(rates, '2026-12-01', { whatIf: tried }), past)
      .then([activated(rates, '2026-12-01', { whatIf: tried })]);
  });
});

describe('given a rule for departments and agencies from 1 December', () => {
  const before = [activated(rates, '2026-12-01')];

  it('when it is activated just so again, then it stays quiet', () => {
    given(before).when(activate(rates, '2026-12-01'), context).then([]);
  });

  it('when another kind has its own rule from that day, then both are in force', () => {
    given(before)
      .when(activate(property, '2026-12-01'), context)
      .then([activated(property, '2026-12-01')]);
  });

  it('when two rules would begin for one kind that day, then it is refused', () => {
    given(before).when(activate(departments, '2026-12-01'), context).then('RULES_DATE_TAKEN');
    const insteadOf = ['rates'];
    given(before)
      .when(activate(everybody, '2026-12-01', { insteadOf }), context)
      .then('RULES_DATE_TAKEN');
  });

  it('when a rule without responders would score departments too, then it is refused and says whom', () => {
    const { decision } = given(before).when(activate(everybody, '2027-01-01'), context);
    expect(decision).toEqual({
      rejected: 'RULES_KIND_TAKEN',
      details: { kind: 'department', version: 'rates@1', pack: 'rates', from: '2027-01-01' },
    });
  });

  it('when its name comes with other content, then it is refused, also once it was revoked', () => {
    const other = { ...rates, minimumSample: 1 };
    given(before).when(activate(other, '2027-01-01'), context).then('RULES_VERSION_TAKEN');
    given(before)
      .when(revoke('rates', '2026-12-01'), context)
      .then([revoked('rates', '2026-12-01')]);
    given([...before, revoked('rates', '2026-12-01')])
      .when(activate(other, '2026-12-01'), context)
      .then('RULES_VERSION_TAKEN');
  });

  it('when it is revoked after its day has come or where there is none, then it is refused', () => {
    const december = { ...context, now: '2026-11-30T16:00:00.000Z' };
    given(before).when(revoke('rates', '2026-12-01'), december).then('RULES_IN_FORCE');
    given(before).when(revoke('rates', '2026-12-02'), context).then('RULES_NOT_ACTIVATED');
    given(before).when(revoke('property', '2026-12-01'), context).then('RULES_NOT_ACTIVATED');
  });

  it('when one of two that begin that day is taken back, then the other one stands', () => {
    const events = [...before, activated(property, '2026-12-01'), revoked('rates', '2026-12-01')];
    const { standing } = events.reduce(scoreActivation.evolve, scoreActivation.initialState);
    expect([...standing.values()].map(({ pack }) => pack.pack)).toEqual(['property']);
  });
});

describe('given rules that come one after the other', () => {
  const dated = [
    { pack: open, from: '2020-01-01' },
    { pack: property, from: '2026-03-01' },
    { pack: departments, from: '2026-06-01' },
  ];
  const nameFor = (kind: Parameters<typeof scoreRulesFor>[1], day: string) => {
    const found = scoreRulesFor(dated, kind, day)?.pack;
    return found && `${found.pack}@${found.version}`;
  };

  it('when a day is asked for, then each kind has the latest one that names it', () => {
    expect(nameFor('company', '2026-02-28')).toBe('rates@1');
    expect(nameFor('company', '2026-03-01')).toBe('property@1');
    expect(nameFor('department', '2026-05-31')).toBe('rates@1');
    expect(nameFor('department', '2026-06-01')).toBe('rates@2');
    expect(nameFor('department', '2019-12-31')).toBeUndefined();
  });

  it('when a newer version leaves a kind out, then the older one does not come back for it', () => {
    expect(nameFor('utility', '2026-05-31')).toBe('rates@1');
    expect(nameFor('utility', '2026-06-01')).toBeUndefined();
    expect(nameFor('company', '2026-06-01')).toBe('property@1');
  });

  it('when they are listed, then each ends when it scores nobody any more', () => {
    expect(dated.map((_, index) => endOfScoring(dated, index))).toEqual([
      '2026-06-01',
      undefined,
      undefined,
    ]);
  });

  it('when one is to come, then it is told whom it begins and ends to score', () => {
    const activation = { at: now, account: 'admin' };
    const pack = { ...property, version: '2', responders: ['utility'] as const };
    const asked = { pack, from: '2026-12-01', activation };
    const changes = changedBoards(dated, asked).map(({ kind, before, after }) => [
      ...[kind, before?.version, after?.version],
    ]);
    expect(changes).toEqual([
      ['company', '1', undefined],
      ['utility', undefined, '2'],
    ]);
    expect(changedBoards([...dated, asked], asked)).toEqual(changedBoards(dated, asked));
  });
});

describe('given the samples of what the log says about score rules', () => {
  const insteadOf = ['three-rates'];
  const events = [
    activated(property, '2026-12-01', { reason: '物业考核办法', insteadOf }),
    revoked('property', '2026-12-01'),
  ];
  const samples = events.map(
    ({ type, data }) => readSample(type, 1, data) as unknown as ScoreActivationEvent,
  );

  it('when they are read, then they fold today, and are written just so', () => {
    const [first] = samples;
    const after = (...some: ScoreActivationEvent[]) =>
      some.reduce(scoreActivation.evolve, scoreActivation.initialState);
    expect(after(first!).standing.size).toBe(1);
    expect(after(...samples).standing.size).toBe(0);
    const command = activate(property, '2026-12-01', { reason: '物业考核办法', insteadOf });
    const bare = ({ type, data }: ScoreActivationEvent) => ({ type, data }) as ScoreActivationEvent;
    given([])
      .when(command, context)
      .then([bare(first!)]);
    given([first!])
      .when(revoke('property', '2026-12-01'), context)
      .then([bare(samples[1]!)]);
  });
});
