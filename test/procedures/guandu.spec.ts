import { Procedure } from './procedure.js';

/** 昆明官渡: 区级哨、街道哨、社区哨三级，每一步都考核、全程留痕。 */
describe('given the rules of 昆明官渡', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('guandu@1', '2026-09-01');
  });
  afterEach(() => story.end());

  it.each([
    ['区级哨', 'district'],
    ['街道哨', 'street'],
    ['社区哨', 'community'],
  ] as const)('when %s is blown, then by its own level and by no other', async (kind, level) => {
    const { centre, street, community } = story.at('2026-09-30 16:40');
    const blows = { district: centre.blows, street: street.blows, community: community.blows };
    for (const [other, blow] of Object.entries(blows))
      if (other !== level) await expect(blow(kind)).rejects.toThrow('LEVEL_NOT_ALLOWED');
    await blows[level](kind);
    expect((await story.detail()).raised.level).toBe(level);
    expect(await story.due('城管局')).toEqual({});
  });

  it('when it runs its course, then every step leaves its trace and its minutes', async () => {
    await story.at('2026-09-30 16:40').community.blows('社区哨');
    await story.at('2026-09-30 16:52').department('城管局').signs();
    await story.at('2026-09-30 16:58').department('城管局').contacts('十分钟后到');
    await story.at('2026-09-30 17:10').department('城管局').arrives();
    await story.at('2026-09-30 17:12').street.confirmsArrivalOf('城管局');
    await story.at('2026-09-30 18:40').department('城管局').reports('已劝离');
    await story.at('2026-10-08 09:30').street.confirms('城管局');
    await story.at('2026-10-08 09:31').street.rates('城管局');
    await story.at('2026-10-08 09:32').street.closes('已办结');
    const { summonses } = await story.detail();
    const minutes = summonses[0]?.clocks.map(({ name, elapsedMinutes }) => [name, elapsedMinutes]);
    expect(Object.fromEntries(minutes ?? [])).toMatchObject({
      acknowledge: 12,
      contact: 18,
      arrive: 30,
      resolve: 120,
    });
    expect(await story.verdicts('城管局')).toEqual({});
    expect(await story.timeline()).toEqual([
      '2026-09-30 16:40 和平社区吹哨：夜市占道',
      '2026-09-30 16:40 派哨：城管局（主办）',
      '2026-09-30 16:52 城管局签收',
      '2026-09-30 16:58 城管局联系街道：十分钟后到',
      '2026-09-30 17:10 城管局报到：李队',
      '2026-09-30 17:12 新华街道确认城管局到场',
      '2026-09-30 18:40 城管局反馈：已劝离',
      '2026-10-08 09:30 新华街道核实城管局已办结',
      '2026-10-08 09:31 新华街道评哨：城管局，满意度 5 分',
      '2026-10-08 09:32 结哨：已办结',
    ]);
  });
});
