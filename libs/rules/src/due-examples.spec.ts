import { resolve } from 'node:path';
import { dueExamples, localText } from './due-examples.js';
import { loadRuleFiles } from './rule-files.js';

describe('given holidays of next year that only the operator knows', () => {
  it('when examples are made, then one leads into them and none is provisional', () => {
    const holidays = Array.from({ length: 7 }, (_, day) => `2027-10-0${day + 1}`);
    const overrides = { source: '通知', holidays, workdays: ['2027-10-09'], horizon: '2027-12-31' };
    const [pack] = loadRuleFiles([resolve('schema/rules/whistle/gulou@2.json')]);
    const [kind] = pack?.kinds ?? [];
    if (!pack || !kind) throw new Error('no kind');
    const rows = dueExamples(pack, kind, { today: '2026-11-23', overrides })?.rows;
    // Blown, 签收, 联系, 报到 after three workdays: the 8th, the make-up Saturday and the 11th.
    expect(rows?.at(-1)).toEqual([
      ...['2027-09-30 周四 16:40', '2027-09-30 周四 17:40'],
      ...['2027-10-01 周五 16:40', '2027-10-11 周一 17:30'],
    ]);
    expect(rows?.map(([moment]) => moment)).toEqual([
      ...['2026-11-23 周一 10:00', '2026-11-27 周五 16:40', '2027-09-30 周四 16:40'],
    ]);
  });
});

describe('given an instant', () => {
  it('when it is shown, then in local time with its weekday', () => {
    expect(localText('2026-09-30T08:40:00.000Z')).toBe('2026-09-30 周三 16:40');
  });
});
