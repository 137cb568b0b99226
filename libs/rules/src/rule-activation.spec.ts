import { specification } from '#event-sourcing';
import { rulesDigest } from './activation.js';
import {
  type ActivateRulePack,
  ruleActivation,
  type RuleActivationContext,
} from './rule-activation.js';
import type { RuleActivationEvent } from './rule-activation.events.js';
import type { WhistleRulePack } from './rule-pack.js';

const { given } = specification(ruleActivation);
const pack: WhistleRulePack = {
  pack: 'yuhua',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '试行办法',
  kinds: [{ kind: 'routine', name: '一般哨', levels: ['street'], limits: {} }],
};
const second: WhistleRulePack = { ...pack, version: '2', source: '修订办法' };
/** 22 November, 00:30 in Shanghai; still the 21st in London. */
const now = '2026-11-21T16:30:00.000Z';
const context: RuleActivationContext = { now, files: [] };
const activate = (from: string, more: Partial<ActivateRulePack> = {}): ActivateRulePack => ({
  type: 'ActivateRulePack',
  pack,
  from,
  ...more,
});
const activated = (from: string, content = pack): RuleActivationEvent => ({
  type: 'RulePackActivated',
  data: {
    at: now,
    pack: content.pack,
    version: content.version,
    from,
    digest: rulesDigest(content),
    content,
  },
});
const revoke = (from: string) => ({ type: 'RevokeRulePack', from, reason: '文件有误' }) as const;

describe('given a district whose log says nothing about rules', () => {
  it('when a version is activated from today or later, then the log holds the whole of it', () => {
    given([])
      .when(activate('2026-11-22'), context)
      .then([activated('2026-11-22')]);
    given([])
      .when(activate('2026-12-01'), context)
      .then([activated('2026-12-01')]);
  });

  it('when the date is past or no date, then it is refused, unless a reason is recorded', () => {
    given([]).when(activate('2026-11-21'), context).then('RULES_DATE_PAST');
    given([]).when(activate('2026-02-30'), context).then('RULES_DATE_INVALID');
    const [event] = [activated('2026-01-01')];
    const reason = '迁入上半年的历史';
    given([])
      .when(activate('2026-01-01', { reason }), context)
      .then([{ ...event, data: { ...event?.data, reason } } as RuleActivationEvent]);
  });

  it('when a file already gives that name to something else, then it is refused', () => {
    const files = [{ ...pack, source: '另一份文件' }];
    given([]).when(activate('2026-12-01'), { now, files }).then('RULES_VERSION_TAKEN');
  });

  it('when a file differs in its date alone, then it is the same version', () => {
    const files = [{ ...pack, effectiveFrom: '2025-01-01', $schema: '../schema.json' }];
    const same = { now, files };
    given([])
      .when(activate('2026-12-01'), same)
      .then([activated('2026-12-01')]);
  });
});

describe('given a version activated from 1 December', () => {
  const before = [activated('2026-12-01')];

  it('when it is activated just so again, then it stays quiet', () => {
    given(before).when(activate('2026-12-01'), context).then([]);
  });

  it('when another one is to begin that day, then it is refused', () => {
    given(before)
      .when(activate('2026-12-01', { pack: second }), context)
      .then('RULES_DATE_TAKEN');
  });

  it('when its name comes with other content, then it is refused, also once it was revoked', () => {
    const other = { pack: { ...pack, source: '改过的文件' } };
    given(before).when(activate('2027-01-01', other), context).then('RULES_VERSION_TAKEN');
    const revoked: RuleActivationEvent = {
      type: 'RulePackRevoked',
      data: { at: now, pack: 'yuhua', version: '1', from: '2026-12-01', reason: '文件有误' },
    };
    given(before).when(revoke('2026-12-01'), context).then([revoked]);
    given([...before, revoked])
      .when(activate('2026-12-01', other), context)
      .then('RULES_VERSION_TAKEN');
    given([...before, revoked])
      .when(activate('2026-12-01', { pack: second }), context)
      .then([activated('2026-12-01', second)]);
  });

  it('when it comes back after its successor, then that is a change like any other', () => {
    const both = [...before, activated('2026-12-10', second)];
    given(both)
      .when(activate('2026-12-20'), context)
      .then([activated('2026-12-20')]);
  });

  it('when it is revoked after its day has come or where there is none, then it is refused', () => {
    const december = { now: '2026-11-30T16:00:00.000Z', files: [] };
    given(before).when(revoke('2026-12-01'), december).then('RULES_IN_FORCE');
    given(before).when(revoke('2026-12-02'), context).then('RULES_NOT_ACTIVATED');
  });
});

describe('given an activation that was accepted', () => {
  const said = activate('2026-01-01', { reason: '迁入历史' });
  const told = activated('2026-01-01');
  const recorded = { ...told, data: { ...told.data, reason: '迁入历史' } } as RuleActivationEvent;

  it('when it is sent again as it was, then it is quiet', () => {
    given([recorded]).when(said, context).then([]);
  });

  it.each<[string, Partial<ActivateRulePack>]>([
    ['reason', { reason: '另一理由' }],
    ['content', { pack: second }],
  ])('when it is sent again with another %s, then it is refused', (_, other) => {
    given([recorded])
      .when({ ...said, ...other }, context)
      .then('RULES_DATE_TAKEN');
  });

  it('when it is sent again with another date, then it is recorded', () => {
    const other = { ...recorded.data, from: '2026-02-01' };
    given([recorded])
      .when({ ...said, from: '2026-02-01' }, context)
      .then([{ ...recorded, data: other } as RuleActivationEvent]);
  });

  it('when it is taken back twice, then the second time is refused, whatever its reason', () => {
    const later = activated('2026-12-01');
    const back = revoke('2026-12-01');
    const { pack: name, version } = pack;
    const data = { at: now, pack: name, version, from: '2026-12-01', reason: back.reason };
    given([later, { type: 'RulePackRevoked', data }])
      .when({ ...back, reason: '另一理由' }, context)
      .then('RULES_NOT_ACTIVATED');
  });
});
