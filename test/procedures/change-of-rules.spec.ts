import { Procedure } from './procedure.js';

/** Rules change under a whistle: what has started goes on as it started. */
describe('given a whistle blown under the rules of 鼓楼 the day before those of 玄武 begin', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('gulou@2', '2026-09-01');
    await story.activate('xuanwu@2', '2026-09-29');
    await story.at('2026-09-28 17:00').leader('周副主任').blows('工作推进哨');
  });
  afterEach(() => story.end());

  it('when the day comes, then its clocks are not touched, and the old kind cannot be blown any more', async () => {
    const due = { 签收: '2026-09-28 18:00', 联系: '2026-09-29 17:00', 报到: '2026-10-08 17:30' };
    expect(await story.due('城管局')).toEqual(due);
    await story.at('2026-09-29 09:00').department('城管局').signs();
    expect(await story.due('城管局')).toEqual(due);
    expect(await story.verdicts('城管局')).toMatchObject({ 签收: 'late' });
    const again = story.at('2026-09-29 09:10').leader('周副主任').blows('工作推进哨');
    await expect(again).rejects.toThrow('KIND_UNKNOWN');
  });

  it('when a department is replaced after it, then the new one is called under the rules of the blow', async () => {
    await story.at('2026-09-29 10:00').street.handsOver('城管局', '水务局', '属水务');
    expect(await story.due('水务局')).toEqual({
      签收: '2026-09-29 11:00',
      联系: '2026-09-30 10:00',
      报到: '2026-10-09 17:30',
    });
    const rules = (await story.events()).flatMap(({ data }) => ('rule' in data ? [data.rule] : []));
    expect(rules).toEqual(Array.from({ length: 3 }, () => ({ pack: 'gulou', version: '2' })));
  });

  it('when another process activates new rules meanwhile, then a later blow knows them', async () => {
    await story.activate('guandu@1', '2026-10-09');
    await story.at('2026-10-09 10:00').street.blows('street-whistle');
    const [raised] = await story.events();
    expect(raised?.data).toMatchObject({ rule: { pack: 'guandu', version: '1' } });
  });
});
