import { specification } from '#event-sourcing';
import { periodNamed } from '../testing/logged-district.js';
import type { ComputedEdition, PeriodContext } from './assessment-period.commands.js';
import { assessmentPeriod } from './assessment-period.js';

const { given } = specification(assessmentPeriod);
const period = periodNamed('2026-10');
const now = '2026-11-10T01:00:00.000Z';
const context: PeriodContext = { now, acting: { role: 'assessment' }, period };
const cutOff = '2026-11-02T01:00:00.000Z';
const computed: ComputedEdition = {
  cutOff,
  known: { events: 18 },
  takenUp: [],
  inputs: { summonses: 0, digest: 'a', organisations: [] },
  result: 'b',
  unscored: [],
  boards: [],
  undecided: [],
};
const { known, takenUp, inputs, result, unscored } = computed;
const seal = { cutOff, known, takenUp, inputs, result, unscored };
const made = {
  type: 'PeriodMadePreliminary',
  data: {
    at: cutOff,
    period: '2026-10',
    from: '2026-10-01',
    to: '2026-10-31',
    cutOff,
    events: 18,
    contestUntil: '2026-11-09T16:00:00.000Z',
    seal: { edition: 0, at: cutOff, ...seal },
  },
} as const;
const published = { type: 'PeriodPublished', data: { edition: 1, at: now, ...seal } } as const;
const preliminary = { type: 'MakePeriodPreliminary', contestUntil: '2026-11-09' } as const;
const publish = { type: 'PublishPeriod' } as const;
const withdraw = { type: 'WithdrawPreliminaryPeriod', reason: '核对数据' } as const;
const restate = {
  type: 'RestatePeriod',
  name: '第一次更正',
  reason: '申诉成立',
  whistles: [],
} as const;

const rule = {
  pack: 'three-rates',
  version: '2',
  name: '三率考核',
  effectiveFrom: '2026-12-01',
  digest: 'd',
};
const board = { kind: 'department', rule, cards: [] } as const;

describe('given a month that is over', () => {
  it('when the assessment makes it preliminary, then the facts are fixed; nobody else may', () => {
    const asked = { ...context, now: cutOff, computed };
    given([]).when(preliminary, asked).then([made]);
    given([])
      .when(preliminary, { ...asked, computed: { ...computed, boards: [board] } })
      .then([{ type: 'BoardSealed', data: { at: cutOff, edition: 0, ...board } }, made]);
    const street = { ...asked, acting: { role: 'street' } };
    given([]).when(preliminary, street).then('PERIOD_NOT_YOURS');
    given([]).when(withdraw, context).then([]);
  });

  it('when it is withdrawn while preliminary, then it is open again; once published it is not', () => {
    const withdrawn = {
      type: 'PeriodPreliminaryWithdrawn',
      data: { at: now, reason: '核对数据' },
    } as const;
    given([made]).when(withdraw, context).then([withdrawn]);
    given([made, published]).when(withdraw, context).then('PERIOD_PUBLISHED');
  });

  it('when its window has ended, then it is published once; restated under a name, where it changes', () => {
    given([made])
      .when(publish, { ...context, computed })
      .then([published]);
    given([made, published])
      .when(publish, { ...context, computed })
      .then([]);
    given([made])
      .when(restate, { ...context, computed })
      .then('PERIOD_NOT_PUBLISHED');
    given([made, published])
      .when(restate, { ...context, computed })
      .then('PERIOD_UNCHANGED');
    given([made])
      .when(publish, { ...context, computed: { ...computed, boards: [board] } })
      .then([{ type: 'BoardSealed', data: { at: now, edition: 1, ...board } }, published]);
    const other = { ...context, computed: { ...computed, result: 'c' } };
    const { name, reason } = restate;
    const data = { edition: 2, at: now, ...seal, result: 'c', name, reason };
    given([made, published])
      .when(restate, other)
      .then([{ type: 'PeriodRestated', data }]);
  });
});
