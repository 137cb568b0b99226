import type { Precedent } from '../decline-precedents/decline-precedents.query.js';
import { type SuggestionSources, suggestions } from './suggestions.js';

const NAMES: Readonly<Record<string, string>> = {
  chengguan: '城管局',
  shuiwu: '水务局',
  zhujian: '住建局',
};
const record = (department: string, led: number, more = {}) => ({
  department,
  led,
  declined: 0,
  upheld: 0,
  overruled: 0,
  here: 0,
  ...more,
});
const duty = {
  item: '15',
  name: '污水井盖的养护',
  department: 'shuiwu',
  categories: ['0101'],
  keywords: ['井盖'],
  basis: '城镇排水条例',
};
const precedent = (more: Partial<Precedent> = {}): Precedent => ({
  whistleId: 'w1',
  summons: 1,
  department: 'chengguan',
  street: 'xinhua',
  kind: 'routine',
  category: '0101',
  title: '井盖缺失',
  reason: '非本部门职责',
  legalBasis: '清单',
  declinedAt: '2026-10-01T00:00:00.000Z',
  outcome: 'upheld',
  rulingReason: '属水务',
  replacement: 'shuiwu',
  ruledAt: '2026-10-02T00:00:00.000Z',
  ...more,
});
const asked = (more: Partial<SuggestionSources> = {}) =>
  suggestions({
    category: '0101',
    text: '',
    duties: undefined,
    records: [],
    alike: '同类',
    precedents: [],
    inStreet: false,
    nameOf: (id) => NAMES[id] ?? id,
    callable: (id) => (id in NAMES ? id : undefined),
    ...more,
  });
const textsOf = (found: ReturnType<typeof asked>) =>
  found.map(({ department, reasons }) => [department, ...reasons.map(({ text }) => text)]);

describe('given what is known of like matters', () => {
  it('when nothing is known, then nobody is suggested', () => {
    expect(asked()).toEqual([]);
  });

  it('when departments led before, then with counts, denominators and declines in words', () => {
    const records = [
      record('chengguan', 42, { declined: 2, upheld: 1, overruled: 1, here: 5 }),
      record('shuiwu', 15),
    ];
    expect(textsOf(asked({ records }))).toEqual([
      [
        'chengguan',
        '近一年同类 57 件，其中 42 件由城管局主办，退哨 2 件（成立 1 件，不成立 1 件）',
      ],
      ['shuiwu', '近一年同类 57 件，其中 15 件由水务局主办，没有退哨'],
    ]);
    const [first] = asked({ records, inStreet: true, alike: '同大类' });
    expect(first?.reasons[0]).toMatchObject({
      text: '近一年同大类 57 件，其中 42 件由城管局主办，退哨 2 件（成立 1 件，不成立 1 件）；本街道 5 件',
      count: 40,
      of: 57,
    });
  });

  it('when somebody declines all of it, then who declines less comes first', () => {
    const records = [record('chengguan', 9, { declined: 9 }), record('shuiwu', 1)];
    expect(asked({ records }).map(({ department }) => department)).toEqual(['shuiwu', 'chengguan']);
  });

  it('when the catalogue names somebody, by class or by a word, then that comes first, and is cited', () => {
    const duties = { version: 'qu@1', duties: [duty] };
    const records = [record('chengguan', 40)];
    const cited = '职责清单（qu@1）第 15 项“污水井盖的养护”';
    expect(textsOf(asked({ duties, records }))[0]).toEqual([
      'shuiwu',
      `${cited}；依据：城镇排水条例`,
    ]);
    const worded = asked({ duties, category: '16', text: '路口井盖没了' });
    expect(textsOf(worded)).toEqual([['shuiwu', `${cited}，描述含“井盖”；依据：城镇排水条例`]]);
    expect(asked({ duties, category: '16', text: '路灯' })).toEqual([]);
    expect(asked({ duties, category: '01' })).toHaveLength(1);
  });

  it('when there are rulings, then whose duty it was held to be, with the whistle', () => {
    const precedents = [
      precedent(),
      precedent({ whistleId: 'w2', outcome: 'overruled', replacement: null }),
    ];
    expect(textsOf(asked({ precedents }))).toEqual([
      ['chengguan', '裁定先例“井盖缺失”：退哨不成立，裁定属城管局职责'],
      ['shuiwu', '裁定先例“井盖缺失”：城管局退哨成立，裁定由水务局接办'],
    ]);
    expect(asked({ precedents: [precedent({ replacement: null })] })).toEqual([]);
  });

  it('when a unit was merged, then its matters count for who stands for it', () => {
    const callable = (id: string) => (id === 'guihua' ? 'zhujian' : id);
    const [only, ...others] = asked({
      records: [record('guihua', 3, { declined: 1 }), record('zhujian', 2)],
      callable,
    });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ department: 'zhujian', led: 5, declined: 1 });
  });

  it('when nobody may call it, then it is not suggested', () => {
    expect(asked({ records: [record('paichusuo', 9)] })).toEqual([]);
  });
});
