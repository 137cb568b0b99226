import { Procedure } from './procedure.js';

/** 内蒙古巴彦淖尔: 发回重办 3 次以上、或者 3 次以上派而无主的，列为问题工单，提级办理。 */
describe('given the rules of 巴彦淖尔', () => {
  let story: Procedure;
  beforeEach(async () => {
    story = await Procedure.inForce('bayannur@1', '2026-09-01');
    await story.at('2026-09-28 10:00').street.blows('诉求工单');
  });
  afterEach(() => story.end());

  it('when it is sent back for the third time, then it is escalated, once', async () => {
    for (const day of ['09-29', '09-30', '10-08', '10-09']) {
      await story.at(`2026-${day} 10:00`).department('城管局').reports('已整改');
      await story.at(`2026-${day} 15:00`).street.sendsBack('城管局', '现场仍占道');
    }
    const counted = (await story.timeline()).filter((line) => /退回|提级/.test(line));
    expect(counted).toEqual([
      '2026-09-29 15:00 新华街道退回城管局重办（第 1 次）：现场仍占道',
      '2026-09-30 15:00 新华街道退回城管局重办（第 2 次）：现场仍占道',
      '2026-10-08 15:00 新华街道退回城管局重办（第 3 次）：现场仍占道',
      '2026-10-08 15:00 对城管局提级：退回重办已达 3 次',
      '2026-10-09 15:00 新华街道退回城管局重办（第 4 次）：现场仍占道',
    ]);
  });

  it('when nobody owns it after the third dispatch, then it is escalated with the last one', async () => {
    await story.at('2026-09-28 14:00').street.handsOver('城管局', '水务局', '属水务');
    await story.at('2026-09-29 14:00').street.handsOver('水务局', '住建局', '属住建');
    await story.at('2026-09-30 14:00').street.handsOver('住建局', '公安分局', '属公安');
    expect((await story.timeline()).slice(2)).toEqual([
      '2026-09-28 14:00 由城管局改派水务局：属水务',
      '2026-09-28 14:00 派哨：水务局（主办）',
      '2026-09-29 14:00 由水务局改派住建局：属住建',
      '2026-09-29 14:00 派哨：住建局（主办）',
      '2026-09-30 14:00 由住建局改派公安分局：属公安',
      '2026-09-30 14:00 派哨：公安分局（主办）',
      '2026-09-30 14:00 对公安分局提级：改派已达 3 次',
    ]);
  });
});
