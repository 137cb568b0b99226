import { Procedure } from './procedure.js';
import { utc } from './times.js';

/** Its fourth version limits the street's own steps as well, with values that no place has published. */
describe('given the example rules with limits for the street', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('default@4', '2026-03-02');
  });
  afterEach(() => story.end());

  it('when the street is silent throughout, then the cards are its own, and the department is on time', async () => {
    await story.at('2026-03-02 10:00').street.blows('一般哨');
    await story.at('2026-03-02 10:30').department('城管局').signs();
    await story.at('2026-03-03 10:00').department('城管局').arrives();
    await story.at('2026-03-05 16:00').department('城管局').reports('已劝离');
    await story.at('2026-03-13 10:00').street.closes('已劝离');
    await story.until('2026-03-24 10:00');
    expect((await story.timeline()).slice(4)).toEqual([
      '2026-03-03 17:30 黄牌：街道确认城管局到场将到期',
      '2026-03-05 09:00 红牌：街道确认城管局到场逾期',
      '2026-03-05 16:00 城管局反馈：已劝离',
      '2026-03-11 17:30 黄牌：街道核实城管局的反馈将到期',
      '2026-03-13 09:00 红牌：街道核实城管局的反馈逾期',
      '2026-03-13 09:00 街道逾期未核实，城管局的反馈视为核实办结',
      '2026-03-13 10:00 结哨：已劝离',
      '2026-03-19 17:30 黄牌：街道对城管局评哨将到期',
      '2026-03-23 09:00 红牌：街道对城管局评哨逾期',
    ]);
    expect(await story.verdicts('城管局')).toEqual({
      签收: 'onTime',
      报到: 'onTime',
      办结: 'onTime',
    });
  });

  it('when the report is sent back, then the street has as long again for the next one', async () => {
    await story.at('2026-03-02 10:00').street.blows('一般哨');
    await story.at('2026-03-02 10:30').department('城管局').arrives();
    await story.at('2026-03-02 11:00').street.confirmsArrivalOf('城管局');
    await story.at('2026-03-03 10:00').department('城管局').reports('已劝离');
    await story.at('2026-03-04 10:00').street.sendsBack('城管局', '又回来了');
    await story.at('2026-03-05 10:00').department('城管局').reports('已清走');
    await story.at('2026-03-12 17:30').street.confirms('城管局');
    await story.at('2026-03-12 17:31').street.rates('城管局');
    await story.until('2026-03-13 10:00');
    expect((await story.timeline()).slice(-3)).toEqual([
      '2026-03-11 17:30 黄牌：街道核实城管局的反馈将到期',
      '2026-03-12 17:30 新华街道核实城管局已办结',
      '2026-03-12 17:31 新华街道评哨：城管局，满意度 5 分',
    ]);
  });
});

/** Its fifth version limits appeals as well. */
describe('given the example rules with limits for appeals', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('default@5', '2026-03-02');
    await story.at('2026-03-02 10:00').street.blows('一般哨');
    await story.at('2026-03-02 10:30').department('城管局').signs();
    await story.at('2026-03-06 10:00').department('城管局').arrives();
    await story.at('2026-03-06 11:00').department('城管局').reports('已劝离');
    await story.at('2026-03-06 12:00').street.confirms('城管局');
    await story.at('2026-03-06 14:00').street.rates('城管局');
    await story.at('2026-03-06 15:00').street.closes('已劝离');
  });
  afterEach(() => story.end());
  const arrival = {
    subject: 'timestamp',
    clock: 'arrive',
    claimedAt: utc('2026-03-05 16:00'),
  } as const;

  it('when a late arrival is contested after the end, then the assessment is warned, and decides late', async () => {
    expect(await story.verdicts('城管局')).toMatchObject({ 报到: 'late' });
    await story.at('2026-03-09 10:00').department('城管局').contests(arrival, '补录，附照片');
    await story.until('2026-03-24 10:00');
    await story.at('2026-03-24 11:00').assessor.decides('城管局', 1, 'upheld', '照片时间可证');
    expect((await story.timeline()).slice(-4)).toEqual([
      '2026-03-09 10:00 城管局申诉城管局的报到时间，主张为 2026-03-05 16:00（记录为 2026-03-06 10:00）：补录，附照片',
      '2026-03-20 17:30 黄牌：城管局申诉裁决将到期',
      '2026-03-24 09:00 红牌：城管局申诉裁决逾期',
      '2026-03-24 11:00 区考核办裁决申诉成立，城管局的报到时间更正为 2026-03-05 16:00：照片时间可证',
    ]);
    expect(await story.verdicts('城管局')).toMatchObject({ 报到: 'onTime' });
  });

  it('when sixty days have passed since the end, then it is too late', async () => {
    const { contests } = story.at('2026-05-06 10:00').department('城管局');
    await expect(contests(arrival, '补录')).rejects.toThrow('APPEAL_TOO_LATE');
  });
});

/** The example that ships: everything a pack can say, with values that no place has published. */
describe('given the example rules that ship', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('default@2', '2026-09-01');
  });
  afterEach(() => story.end());

  it('when nobody comes, then the ladder is climbed a rung at a time, on workdays', async () => {
    await story.at('2026-09-28 10:00').street.blows('一般哨');
    expect(await story.due('城管局')).toEqual({
      签收: '2026-09-28 11:00',
      报到: '2026-10-08 17:30',
      办结: '2026-10-16 17:30',
    });
    await story.at('2026-09-28 10:30').department('城管局').signs();
    await story.until('2026-10-13 18:00');
    expect((await story.timeline()).slice(3)).toEqual([
      '2026-09-30 17:30 黄牌：城管局报到将到期',
      '2026-10-09 09:00 红牌：城管局报到逾期',
      '2026-10-09 09:00 对城管局催办：逾期未办',
      '2026-10-09 17:30 对城管局书面督办：逾期未办',
      '2026-10-12 17:30 对城管局提级：逾期未办',
      '2026-10-13 09:00 黄牌：全程将到期',
    ]);
  });

  it('when a pause lasts as long as it may, then it ends by itself and the clocks go on', async () => {
    await story.at('2026-10-08 10:00').street.blows('应急哨');
    await story.at('2026-10-08 10:05').street.pauses('城管局', '等待断电');
    await story.until('2026-10-09 11:00');
    // The whistle's own clock knows no pause.
    expect((await story.timeline()).slice(2)).toEqual([
      '2026-10-08 10:05 新华街道同意城管局挂账，暂停计时：等待断电',
      '2026-10-09 10:00 红牌：全程逾期',
      '2026-10-09 10:05 城管局恢复计时（挂账到期）',
      '2026-10-09 10:10 红牌：城管局签收逾期',
      '2026-10-09 10:10 对城管局催办：逾期未办',
      '2026-10-09 10:30 红牌：城管局报到逾期',
      '2026-10-09 10:30 对城管局催办：逾期未办',
      '2026-10-09 11:00 对城管局书面督办：逾期未办',
    ]);
    expect(await story.due('城管局')).toMatchObject({ 报到: '2026-10-09 10:30' });
  });

  it('when a property company comes without a photo, then it has not come', async () => {
    await story.at('2026-10-08 10:00').street.blows('一般哨', { lead: '安居物业' });
    const { arrives } = story.at('2026-10-08 11:00').department('安居物业');
    await expect(arrives('张经理', [])).rejects.toThrow('EVIDENCE_REQUIRED');
    await arrives('张经理');
    expect((await story.timeline()).at(-1)).toBe('2026-10-08 11:00 安居物业报到：张经理');
  });
});
