import { Procedure } from './procedure.js';

/**
 * 山东: 15 个工作日办结；非本单位职责的 2 个工作日内说明理由退回；延期不超过 10 个工作日；到期前 1 个
 * 工作日黄牌，超过时限的第一个工作日红牌。
 */
describe('given the rules of 山东', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('shandong@1', '2026-09-01');
    await story.at('2026-09-21 10:00').street.blows('热线工单');
  });
  afterEach(() => story.end());
  const workdays = (value: number) => ({ value, unit: '工作日' }) as const;
  const LAW = '《城镇排水与污水处理条例》第五条';

  it('when nothing is done for fifteen workdays, then yellow falls a workday before and red on the first after', async () => {
    expect(await story.due('城管局')).toEqual({ 办结: '2026-10-19 17:30' });
    await story.until('2026-10-20 12:00');
    expect((await story.timeline()).slice(2)).toEqual([
      '2026-10-16 17:30 黄牌：城管局办结将到期',
      '2026-10-20 09:00 红牌：城管局办结逾期',
    ]);
  });

  it('when it is declined in its second workday and the centre agrees, then the next one has clocks of its own', async () => {
    await story.at('2026-09-23 17:30').department('城管局').declines('属排水管网', LAW);
    await story.at('2026-09-24 09:30').centre.upholds('城管局', '职责在水务', '水务局');
    expect(await story.due('水务局')).toEqual({ 办结: '2026-10-22 17:30' });
    expect((await story.timeline()).slice(2)).toEqual([
      '2026-09-23 17:30 城管局退哨：属排水管网（依据：《城镇排水与污水处理条例》第五条）',
      '2026-09-24 09:30 区指挥中心裁定城管局退哨成立：职责在水务',
      '2026-09-24 09:30 由城管局改派水务局：职责在水务',
      '2026-09-24 09:30 派哨：水务局（主办）',
    ]);
  });

  it('when the centre does not agree, then bouncing it has gained no time', async () => {
    await story.at('2026-09-22 11:00').department('城管局').declines('属排水管网', LAW);
    await story.at('2026-09-29 11:00').centre.overrules('城管局', '占道摊贩属城管职责');
    expect(await story.due('城管局')).toEqual({ 办结: '2026-10-19 17:30' });
    const again = story.at('2026-09-29 14:00').department('城管局').declines('再议', LAW);
    await expect(again).rejects.toThrow('DECLINE_RULED');
  });

  it('when it is declined after two workdays, then it is too late', async () => {
    const late = story.at('2026-09-24 09:00').department('城管局').declines('属排水管网', LAW);
    await expect(late).rejects.toThrow('DECLINE_TOO_LATE');
  });

  it('when an extension is granted, then ten workdays at most are added and both cards move', async () => {
    const { asksExtension } = story.at('2026-10-15 10:00').department('城管局');
    await expect(asksExtension(workdays(11), '等待鉴定')).rejects.toThrow('EXTENSION_TOO_LONG');
    await asksExtension(workdays(10), '等待鉴定');
    await story.at('2026-10-16 09:30').centre.grantsExtension('城管局');
    expect(await story.due('城管局')).toEqual({ 办结: '2026-11-02 17:30' });
    const more = story.at('2026-10-28 10:00').department('城管局');
    await expect(more.asksExtension(workdays(1), '再等')).rejects.toThrow('EXTENSION_TOO_LONG');
    await story.until('2026-11-03 12:00');
    expect((await story.timeline()).slice(2)).toEqual([
      '2026-10-15 10:00 城管局申请延期 10 工作日：等待鉴定',
      '2026-10-16 09:30 区指挥中心同意城管局延期 10 工作日',
      '2026-10-30 17:30 黄牌：城管局办结将到期',
      '2026-11-03 09:00 红牌：城管局办结逾期',
    ]);
  });
});
