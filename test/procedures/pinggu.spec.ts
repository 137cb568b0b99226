import { DEPARTMENTS, Procedure } from './procedure.js';

/** 北京平谷: 乡镇吹哨，16 个执法部门 30 分钟内到现场，事不完、人不走。 */
describe('given the rules of 北京平谷', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('pinggu@1', '2026-09-01');
  });
  afterEach(() => story.end());
  const [lead = '', ...assisting] = DEPARTMENTS;

  it('when a township blows at night in 国庆, then all sixteen are due in half an hour', async () => {
    await story.at('2026-10-02 22:10').street.blows('联合执法哨', { lead, assisting });
    for (const department of DEPARTMENTS)
      expect(await story.due(department)).toEqual({ 报到: '2026-10-02 22:40' });
    expect(DEPARTMENTS).toHaveLength(16);
    await story.at('2026-10-02 22:40').department('城管局').arrives();
    await story.until('2026-10-02 22:41');
    expect(await story.verdicts('城管局')).toEqual({ 报到: 'onTime' });
    const late = (await story.timeline()).filter((line) => line.includes('红牌'));
    expect(late).toHaveLength(15);
    expect(late).toContain('2026-10-02 22:40 红牌：公安分局报到逾期');
  });

  it('when they have come and the matter is not done, then nobody is let go', async () => {
    await story.at('2026-10-02 22:10').street.blows('联合执法哨', { assisting: ['公安分局'] });
    await story
      .at('2026-10-02 22:15')
      .street.callsJointEnforcement(...([[1, 2], '2026-10-02 22:45', '两部门同时到场'] as const));
    await story.at('2026-10-02 22:30').department('公安分局').arrives('王警官');
    await story.at('2026-10-02 22:35').department('城管局').arrives();
    const closing = story.at('2026-10-02 23:00').street.closes('人已到齐');
    await expect(closing).rejects.toThrow('UNRESOLVED_SUMMONSES');
    await story
      .at('2026-10-02 23:40')
      .street.concludesJointEnforcement(['城管局', '公安分局'], '摊位清退');
    for (const department of ['城管局', '公安分局']) {
      await story.at('2026-10-02 23:45').department(department).reports('处置完毕');
      await story.at('2026-10-02 23:50').street.confirms(department);
    }
    await story.at('2026-10-02 23:55').street.closes('道路恢复');
    expect(await story.timeline()).toEqual([
      '2026-10-02 22:10 新华街道吹哨：夜市占道',
      '2026-10-02 22:10 派哨：城管局（主办）',
      '2026-10-02 22:10 派哨：公安分局（协办）',
      '2026-10-02 22:15 联合执法：城管局、公安分局',
      '2026-10-02 22:30 公安分局签收',
      '2026-10-02 22:30 公安分局报到：王警官',
      '2026-10-02 22:35 城管局签收',
      '2026-10-02 22:35 城管局报到：李队',
      '2026-10-02 23:40 联合执法结束：摊位清退',
      '2026-10-02 23:45 城管局反馈：处置完毕',
      '2026-10-02 23:50 新华街道核实城管局已办结',
      '2026-10-02 23:50 公安分局反馈：处置完毕',
      '2026-10-02 23:50 新华街道核实公安分局已办结',
      '2026-10-02 23:55 结哨：道路恢复',
    ]);
  });
});
