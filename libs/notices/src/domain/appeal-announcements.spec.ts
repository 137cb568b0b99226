import type { WhistleEvent } from '#whistle';
import { recipientKeyOf } from './addressing.js';
import type { Notice } from './notice.values.js';
import { noNoticedWhistle } from './noticed-whistle.js';
import { noticesOf } from './notices.js';

const at = '2026-11-16T02:00:00.000Z';
const on = { at, summons: 1, department: 'chengguan' };
const whistle = { ...noNoticedWhistle, title: '污水外溢', street: 'xinhua', raisedBy: 'xinhua' };

const told = (event: WhistleEvent, by: string): readonly Notice[] =>
  noticesOf({ stream: 'whistle-w1', event, whistle, by, nameOf: (id) => `〔${id}〕` });
const keysOf = (notices: readonly Notice[]) =>
  notices.map(({ kind, to }) => `${kind} ${recipientKeyOf(to)}`);

const filed = {
  ...on,
  appeal: 1,
  contested: { subject: 'timestamp', clock: 'arrive', claimedAt: '2026-11-16T01:50:00.000Z' },
  by: 'chengguan',
  account: 'clerk',
  reason: '当时已到场',
  evidence: [],
  decision: {
    limit: { value: 1, unit: '自然日' },
    dueAt: '2026-11-17T02:00:00.000Z',
    provisional: false,
  },
} as const;

describe('given an appeal', () => {
  it('when the department files it, then the district is told what is contested, and until when', () => {
    const notices = told({ type: 'AppealFiled', data: filed }, 'chengguan');
    expect(keysOf(notices)).toEqual(['appeal-filed authority/command-centre']);
    expect(notices[0]).toMatchObject({
      title: '【申诉】污水外溢',
      text: '〔chengguan〕申诉〔chengguan〕的报到时间，主张为 2026-11-16 09:50：当时已到场，须于 11月17日 10:00 前裁决。',
      reactBy: '2026-11-17T02:00:00.000Z',
    });
  });

  it('when the street asks for an exclusion, then the department knows of it as well', () => {
    const contested = { subject: 'exclusion', ground: 'duplicate' } as const;
    const data = { ...filed, contested, by: 'xinhua' };
    expect(keysOf(told({ type: 'AppealFiled', data }, 'xinhua'))).toEqual([
      'appeal-filed authority/command-centre',
      'appeal-filed organisation/chengguan',
    ]);
  });

  it('when it is decided, then department and street are told what was changed, or that nothing was', () => {
    const changes = { effect: 'excluded', ground: 'outside-district' } as const;
    const data = { ...on, appeal: 1, reason: '属邻区', changes };
    const upheld = told({ type: 'AppealUpheld', data }, 'district');
    const both = ['appeal-decided organisation/chengguan', 'appeal-decided organisation/xinhua'];
    expect(keysOf(upheld)).toEqual(both);
    expect(upheld[0]).toMatchObject({
      title: '【申诉裁决】污水外溢',
      text: '申诉成立，〔chengguan〕的召集不计入考核（不属本区）：属邻区。',
    });
    const why = { ...on, appeal: 1, reason: '证据不足' };
    const rejected = told({ type: 'AppealRejected', data: why }, 'district');
    expect(keysOf(rejected)).toEqual(both);
    expect(rejected[0]?.text).toBe('关于〔chengguan〕的申诉不成立：证据不足。');
  });

  it('when its decision is nearly due, then only the district is told', () => {
    const data = { ...on, clock: 'appeal', dueAt: at } as const;
    expect(keysOf(told({ type: 'DeadlineApproaching', data }, 'system'))).toEqual([
      'deadline-approaching authority/command-centre',
    ]);
  });
});
