import { Procedure } from './procedure.js';

/** 江西宜黄: 申请，主要负责人审核，吹哨。 */
describe('given the rules of 江西宜黄', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('yihuang@2', '2026-09-01');
  });
  afterEach(() => story.end());

  it('when it is applied for, then it sounds only after the head has passed it', async () => {
    await story.at('2026-09-30 16:40').community.blows('审核哨', { assisting: ['公安分局'] });
    expect(await story.timeline()).toEqual(['2026-09-30 16:40 和平社区吹哨：夜市占道']);
    await story.at('2026-10-08 09:10').leader('赵书记').approves();
    await story.at('2026-10-08 09:30').department('城管局').signs();
    await story.at('2026-10-08 11:00').department('城管局').reports('已劝离');
    await story.at('2026-10-08 11:30').street.confirms('城管局');
    expect(await story.timeline()).toEqual([
      '2026-09-30 16:40 和平社区吹哨：夜市占道',
      '2026-10-08 09:10 审哨通过：主要负责人 赵书记（本人签署）',
      '2026-10-08 09:10 派哨：城管局（主办）',
      '2026-10-08 09:10 派哨：公安分局（协办）',
      '2026-10-08 09:30 城管局签收',
      '2026-10-08 11:00 城管局反馈：已劝离',
      '2026-10-08 11:30 新华街道核实城管局已办结',
    ]);
  });

  it('when whoever applied passes it, or somebody of another post, then it does not sound', async () => {
    await story.at('2026-09-30 16:40').street.blows('审核哨');
    const { street, leader } = story.at('2026-09-30 16:50');
    await expect(street.approves()).rejects.toThrow('SELF_REVIEW');
    await expect(leader('周副主任').approves()).rejects.toThrow(/REVIEWER_POST.*主要负责人/);
  });

  it('when the head returns it with a reason, then it may be put right and applied for again', async () => {
    await story.at('2026-09-30 16:40').street.blows('审核哨');
    await story.at('2026-09-30 17:00').leader('赵书记').returns('先由社区协商');
    await story.at('2026-10-09 10:00').street.resubmits('协商未果，附记录');
    await story.at('2026-10-09 10:20').leader('赵书记').approves();
    expect(await story.timeline()).toEqual([
      '2026-09-30 16:40 新华街道吹哨：夜市占道',
      '2026-09-30 17:00 退回吹哨单位：先由社区协商',
      '2026-10-09 10:00 重新提交：协商未果，附记录',
      '2026-10-09 10:20 审哨通过：主要负责人 赵书记（本人签署）',
      '2026-10-09 10:20 派哨：城管局（主办）',
    ]);
  });
});
