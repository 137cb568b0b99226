import { Procedure } from './procedure.js';

/** 北京 12345: 应急 2 小时，水电气热 24 小时，一般 7 天，复杂 15 天。 */
describe('given the four levels of 北京 12345', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('beijing-12345@1', '2026-09-01');
  });
  afterEach(() => story.end());

  it.each([
    ['应急事项', '2026-09-30 18:40', ['2026-09-30 18:40 红牌：城管局办结逾期']],
    ['水电气热事项', '2026-10-01 16:40', ['2026-10-01 16:40 红牌：城管局办结逾期']],
    // Calendar days run through 国庆 (until 24:00 of the 7th) and leave no workday for a warning.
    ['一般事项', '2026-10-08 00:00', ['2026-10-08 09:00 红牌：城管局办结逾期']],
    // Until 24:00 of the 15th: the yellow card has the whole of that workday before it.
    [
      '复杂事项',
      '2026-10-16 00:00',
      ['2026-10-15 09:00 黄牌：城管局办结将到期', '2026-10-16 09:00 红牌：城管局办结逾期'],
    ],
  ])('when %s is left undone, then it is late after %s', async (kind, due, cards) => {
    await story.at('2026-09-30 16:40').street.blows(kind);
    expect(await story.due('城管局')).toEqual({ 办结: due });
    await story.until('2026-10-16 12:00');
    expect((await story.timeline()).slice(2)).toEqual(cards);
    await story.at('2026-10-16 14:00').department('城管局').reports('已处理');
    await story.at('2026-10-16 15:00').street.confirms('城管局');
    expect(await story.verdicts('城管局')).toEqual({ 办结: 'late' });
  });

  it('when an emergency is settled at its last minute, then it is in time', async () => {
    await story.at('2026-10-03 02:15').street.blows('应急事项');
    await story.at('2026-10-03 04:15').department('城管局').reports('险情排除');
    await story.at('2026-10-03 08:00').street.confirms('城管局');
    expect(await story.verdicts('城管局')).toEqual({ 办结: 'onTime' });
    expect(await story.timeline()).toEqual([
      '2026-10-03 02:15 新华街道吹哨：夜市占道',
      '2026-10-03 02:15 派哨：城管局（主办）',
      '2026-10-03 04:15 城管局签收',
      '2026-10-03 04:15 城管局反馈：险情排除',
      '2026-10-03 08:00 新华街道核实城管局已办结',
    ]);
  });
});
