import { Procedure } from './procedure.js';

/**
 * 南京鼓楼: 工作推进哨由街道领导发起，攻坚克难哨由党工委书记和主任共同发起、区领导督办；签收 1 小时，
 * 24 小时内联系街道，报到 3 / 5 个工作日。
 */
describe('given the rules of 南京鼓楼', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('gulou@2', '2026-09-01');
  });
  afterEach(() => story.end());
  const secretary = { name: '赵书记', post: '党工委书记', account: '赵书记' };
  const director = { name: '钱主任', post: '主任', account: '钱主任' };

  it('when 工作推进哨 is blown before 国庆, then 报到 counts the make-up Saturday', async () => {
    await story.at('2026-09-30 16:40').leader('周副主任').blows('工作推进哨');
    expect(await story.due('城管局')).toEqual({
      签收: '2026-09-30 17:40',
      联系: '2026-10-01 16:40',
      报到: '2026-10-10 17:30',
    });
    await story.at('2026-09-30 17:05').department('城管局').signs();
    await story.at('2026-10-01 09:15').department('城管局').contacts('约定节后上班第一天到场');
    await story.at('2026-10-08 09:40').department('城管局').arrives();
    await story.at('2026-10-08 09:45').street.confirmsArrivalOf('城管局');
    await story.at('2026-10-08 16:00').department('城管局').reports('摊贩劝入市场');
    await story.at('2026-10-09 10:00').street.confirms('城管局');
    await story.at('2026-10-09 10:05').street.rates('城管局');
    await story.at('2026-10-09 10:10').street.closes('秩序恢复');
    expect(await story.timeline()).toEqual([
      '2026-09-30 16:40 新华街道吹哨：夜市占道；发起人：街道领导 周副主任（本人签署）',
      '2026-09-30 16:40 派哨：城管局（主办）',
      '2026-09-30 17:05 城管局签收',
      '2026-10-01 09:15 城管局联系街道：约定节后上班第一天到场',
      '2026-10-08 09:40 城管局报到：李队',
      '2026-10-08 09:45 新华街道确认城管局到场',
      '2026-10-08 16:00 城管局反馈：摊贩劝入市场',
      '2026-10-09 10:00 新华街道核实城管局已办结',
      '2026-10-09 10:05 新华街道评哨：城管局，满意度 5 分',
      '2026-10-09 10:10 结哨：秩序恢复',
    ]);
    expect(await story.verdicts('城管局')).toEqual({
      签收: 'onTime',
      联系: 'onTime',
      报到: 'onTime',
    });
  });

  it('when 攻坚克难哨 is not the initiative of both, then it does not sound', async () => {
    const { street, leader } = story.at('2026-09-30 16:40');
    await street.blows('攻坚克难哨', { assisting: ['公安分局'] });
    await expect(leader('周副主任').confirms()).rejects.toThrow(
      /^INITIATOR_POST .*党工委书记、主任/,
    );
    await story.at('2026-09-30 16:50').leader('赵书记').confirms();
    expect(await story.due('城管局')).toEqual({});
    await story.at('2026-09-30 17:10').leader('钱主任').confirms();
    expect(await story.timeline()).toEqual([
      '2026-09-30 16:40 新华街道吹哨：夜市占道',
      '2026-09-30 16:50 确认发起：党工委书记 赵书记（本人签署）',
      '2026-09-30 17:10 确认发起：主任 钱主任（本人签署）',
      '2026-09-30 17:10 派哨：城管局（主办）',
      '2026-09-30 17:10 派哨：公安分局（协办）',
    ]);
    expect((await story.due('城管局'))['签收']).toBe('2026-09-30 18:10');
    const { whistle } = await story.detail();
    expect(whistle.initiators).toEqual([secretary, director]);
    expect(story.pack.kinds[1]).toMatchObject({ name: '攻坚克难哨', supervisedBy: '区领导' });
  });

  it('when 攻坚克难哨 stays unanswered, then each limit is missed at its minute, 报到 after 5 workdays', async () => {
    await story.at('2026-09-30 16:35').leader('赵书记').blows('攻坚克难哨');
    await story.at('2026-09-30 16:40').leader('钱主任').confirms();
    expect((await story.due('城管局'))['报到']).toBe('2026-10-13 17:30');
    await story.until('2026-10-14 09:30');
    expect(await story.timeline()).toEqual([
      '2026-09-30 16:35 新华街道吹哨：夜市占道；发起人：党工委书记 赵书记（本人签署）',
      '2026-09-30 16:40 确认发起：主任 钱主任（本人签署）',
      '2026-09-30 16:40 派哨：城管局（主办）',
      '2026-09-30 17:40 红牌：城管局签收逾期',
      '2026-10-01 16:40 红牌：城管局联系街道逾期',
      '2026-10-12 17:30 黄牌：城管局报到将到期',
      '2026-10-14 09:00 红牌：城管局报到逾期',
    ]);
    await story.at('2026-10-14 10:00').department('城管局').arrives();
    expect(await story.verdicts('城管局')).toEqual({ 签收: 'late', 联系: 'late', 报到: 'late' });
  });
});
