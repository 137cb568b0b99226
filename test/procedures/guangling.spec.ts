import { Procedure } from './procedure.js';

/** 扬州广陵: 社区、街道吹哨，指挥中心派单；简单事项当日办结，复杂事项不超过 10 个工作日。 */
describe('given the rules of 扬州广陵', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('guangling@2', '2026-09-01');
  });
  afterEach(() => story.end());

  it('when a simple matter is dispatched, then it is due at the end of that day', async () => {
    await story.at('2026-09-30 09:00').street.blows('简单事项哨');
    const early = story.at('2026-09-30 09:10').department('城管局').signs();
    await expect(early).rejects.toThrow('城管局 was not summoned');
    await story.at('2026-09-30 10:00').centre.dispatches('城管局');
    expect(await story.due('城管局')).toEqual({ 办结: '2026-10-01 00:00' });
    await story.at('2026-09-30 23:30').department('城管局').reports('当日清理');
    await story.at('2026-10-08 09:10').street.confirms('城管局');
    expect(await story.timeline()).toEqual([
      '2026-09-30 09:00 新华街道吹哨：夜市占道',
      '2026-09-30 10:00 指挥中心派单',
      '2026-09-30 10:00 派哨：城管局（主办）',
      '2026-09-30 23:30 城管局签收',
      '2026-09-30 23:30 城管局反馈：当日清理',
      '2026-10-08 09:10 新华街道核实城管局已办结',
    ]);
    expect(await story.verdicts('城管局')).toEqual({ 办结: 'onTime' });
  });

  it('when a complex matter runs across 中秋 and 国庆, then ten workdays are counted with the make-up Saturday', async () => {
    await story.at('2026-09-24 15:00').community.blows('复杂事项哨');
    await story.at('2026-09-24 15:30').centre.dispatches('住建局', '城管局');
    expect(await story.due('住建局')).toEqual({ 办结: '2026-10-15 17:30' });
    await story.until('2026-10-16 12:00');
    expect((await story.timeline()).slice(4)).toEqual([
      '2026-10-14 17:30 黄牌：住建局办结将到期',
      '2026-10-14 17:30 黄牌：城管局办结将到期',
      '2026-10-16 09:00 红牌：住建局办结逾期',
      '2026-10-16 09:00 红牌：城管局办结逾期',
    ]);
  });

  it('when the centre cannot place it, then it goes back with a reason and may come again', async () => {
    await story.at('2026-09-28 10:00').street.blows('复杂事项哨');
    await story.at('2026-09-28 10:30').centre.returns('请写明责任路段');
    await story.at('2026-09-28 11:00').street.resubmits('补充路段和照片', { lead: '住建局' });
    await story.at('2026-09-28 11:20').centre.dispatches('住建局');
    expect(await story.timeline()).toEqual([
      '2026-09-28 10:00 新华街道吹哨：夜市占道',
      '2026-09-28 10:30 退回吹哨单位：请写明责任路段',
      '2026-09-28 11:00 重新提交：补充路段和照片',
      '2026-09-28 11:20 指挥中心派单',
      '2026-09-28 11:20 派哨：住建局（主办）',
    ]);
  });
});
