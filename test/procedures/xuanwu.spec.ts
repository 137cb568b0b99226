import { Procedure } from './procedure.js';

/** 南京玄武: 社区网格直接吹哨；派单 1 工作小时，签收 1 工作小时。 */
describe('given the rules of 南京玄武', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('xuanwu@2', '2026-09-01');
  });
  afterEach(() => story.end());

  it('when a community blows twenty minutes before 国庆, then the hour ends on the first workday after', async () => {
    await story.at('2026-09-30 17:10').community.blows('社区网格哨');
    expect(await story.gateDue()).toBe('2026-10-08 09:40');
    await story.at('2026-10-08 09:20').centre.dispatches('城管局');
    expect(await story.due('城管局')).toEqual({ 签收: '2026-10-08 10:20' });
    await story.at('2026-10-08 10:20').department('城管局').signs();
    await story.at('2026-10-08 15:00').department('城管局').reports('已清理');
    await story.at('2026-10-08 16:00').street.confirms('城管局');
    await story.at('2026-10-08 16:05').street.closes('已办结');
    expect(await story.timeline()).toEqual([
      '2026-09-30 17:10 和平社区吹哨：夜市占道',
      '2026-10-08 09:20 指挥中心派单',
      '2026-10-08 09:20 派哨：城管局（主办）',
      '2026-10-08 10:20 城管局签收',
      '2026-10-08 15:00 城管局反馈：已清理',
      '2026-10-08 16:00 新华街道核实城管局已办结',
      '2026-10-08 16:05 结哨：已办结',
    ]);
    expect(await story.verdicts('城管局')).toEqual({ 签收: 'onTime' });
  });

  it('when the centre is late and the department after it, then each has its own red card', async () => {
    await story.at('2026-10-10 11:30').community.blows('社区网格哨');
    expect(await story.gateDue()).toBe('2026-10-10 14:00');
    await story.at('2026-10-10 14:30').centre.dispatches('城管局');
    await story.until('2026-10-10 16:00');
    expect(await story.timeline()).toEqual([
      '2026-10-10 11:30 和平社区吹哨：夜市占道',
      '2026-10-10 14:00 红牌：派单逾期',
      '2026-10-10 14:30 指挥中心派单',
      '2026-10-10 14:30 派哨：城管局（主办）',
      '2026-10-10 15:30 红牌：城管局签收逾期',
    ]);
  });

  it('when the street’s own police post is called, then nobody has to dispatch it (组织调度权)', async () => {
    await story.at('2026-09-30 17:10').community.blows('社区网格哨', { lead: '新华派出所' });
    expect(await story.gateDue()).toBeUndefined();
    expect(await story.due('新华派出所')).toEqual({ 签收: '2026-10-08 09:40' });
  });
});
