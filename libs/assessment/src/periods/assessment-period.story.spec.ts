import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import {
  type Checkpoint,
  CheckpointFolder,
  digestOfCheckpoint,
  makeCheckpoint,
  openSigningKey,
} from '#proof';
import { acting, at, Matter } from '../testing/district-story.js';
import { LoggedDistrict, periodNamed } from '../testing/logged-district.js';
import type { PeriodCommand } from './assessment-period.commands.js';
import { type Edition, resultIn } from './assessment-period.state.js';
import { canonicalResult, scoresIn, sha256 } from './canonical-scores.js';
import { verifyEdition } from './editions.js';
import type { PeriodOutcome } from './period-commands.js';
import { PublishedScores } from './published-scores.js';

/** The first checkpoint of a log, as an operator would have it signed. */
async function signedCheckpoint(log: EventStore, now: string): Promise<Checkpoint> {
  const home = mkdtempSync(join(tmpdir(), 'shaodao-checkpoint-'));
  try {
    return await makeCheckpoint({
      log,
      key: openSigningKey(join(home, 'checkpoint.key')),
      folder: new CheckpointFolder(home),
      clock: { now: () => now },
      actor: acting('区大数据局', 'administrator'),
    });
  } finally {
    rmSync(home, { recursive: true });
  }
}

const evidence = [{ reference: 'photo', mediaType: 'image/jpeg' }];
const preliminary: PeriodCommand = { type: 'MakePeriodPreliminary', contestUntil: '2026-11-09' };
const publish: PeriodCommand = { type: 'PublishPeriod' };
const restate = (
  name: string,
  whistles: readonly string[] = [],
  reason = '申诉成立',
): PeriodCommand => ({ type: 'RestatePeriod', name, reason, whistles });
const cardsOf = (edition: Edition | undefined) =>
  new Map(
    (edition ? scoresIn(resultIn('2026-10', edition)).cards : []).map((card) => [
      card.department,
      card.total,
    ]),
  );
const codeOf = (outcome: PeriodOutcome) =>
  outcome.outcome === 'rejected'
    ? outcome.rejection.rejected
    : outcome.events.map(({ type }) => type);

/*
 * October 2026 by the rules that ship: 响应率 30, 解决率 35, 满意率 35.
 * 城管局: two matters, both answered and settled in time, one of them rated 5, the other not rated:
 *   30 × 2/2 + 35 × 2/2 + 35 × 1/1 = 100. Rated 1 later: 30 + 35 + 35 × 1/2 = 82.5.
 * 住建局: two matters, one signed for 90 minutes after a limit of 60:
 *   30 × 1/2 + 35 × 2/2 + 35 × 2/2 = 85. Its appeal about that time upheld: 100.
 */
describe('given October with two departments, made preliminary on 2 November until the 9th', () => {
  let district: LoggedDistrict;
  const unrated = new Matter('whistle-2', '新华街道');
  const late = new Matter('whistle-4', '新华街道');
  const say = (command: PeriodCommand, time: string) =>
    district.sayAt('2026-10', command, at(time));
  const october = () => district.stateOf('2026-10');
  const preliminaryTotals = new Map([
    ['chengguan', 100],
    ['zhujian', 85],
  ]);
  /** What people are shown of it, by department. */
  const shown = async (edition?: number) => {
    const clock = { now: () => at('11-20 09:00') };
    const published = new PublishedScores(district.log, clock);
    const { scores } = await published.standingOf(periodNamed('2026-10'), edition);
    return new Map(scores?.cards.map((card) => [card.department, card.total]));
  };

  beforeAll(async () => {
    district = await LoggedDistrict.found(['chengguan', 'zhujian']);
    const done = (matter: Matter, lead: string) =>
      matter.blow(lead, '10-12 10:00').comes('10-12 10:30').reports('10-14 10:00');
    const first = done(new Matter('whistle-1', '新华街道'), 'chengguan').confirmed('10-15 10:00');
    done(unrated, 'chengguan').byStreet({ type: 'ConfirmResolution', summons: 1 }, '10-15 10:00');
    const third = done(new Matter('whistle-3', '新华街道'), 'zhujian').confirmed('10-15 10:00');
    late
      .blow('zhujian', '10-20 10:00')
      .comes('10-20 11:30')
      .reports('10-21 10:00')
      .confirmed('10-22 10:00');
    await district.write(first, unrated, third, late);
  });
  afterAll(() => district.end());

  it('when it is not over, or no window is given, then it cannot be made preliminary', async () => {
    expect(codeOf(await say(preliminary, '10-31 23:59'))).toBe('PERIOD_NOT_OVER');
    const unlimited = { type: 'MakePeriodPreliminary' } as const;
    expect(codeOf(await say(unlimited, '11-02 09:00'))).toBe('PERIOD_WINDOW_REQUIRED');
    expect(codeOf(await say(publish, '11-10 09:00'))).toBe('PERIOD_NOT_PRELIMINARY');
  });

  it('when it is made preliminary twice, then the second time stays quiet; another window is refused', async () => {
    expect(codeOf(await say(preliminary, '11-02 09:00'))).toEqual([
      'BoardSealed',
      'PeriodMadePreliminary',
    ]);
    expect(codeOf(await say(preliminary, '11-03 09:00'))).toEqual([]);
    const longer = { ...preliminary, contestUntil: '2026-11-20' };
    expect(codeOf(await say(longer, '11-03 09:00'))).toBe('PERIOD_ALREADY_PRELIMINARY');
    const { preliminary: fixed } = await october();
    // 18 events in four streams; the window ends with the 9th in Shanghai.
    expect(fixed).toMatchObject({ cutOff: at('11-02 09:00'), contestUntil: at('11-10 00:00') });
  });

  it('when an appeal is filed in the window, then it is not published before it is decided', async () => {
    expect(codeOf(await say(publish, '11-09 23:59'))).toBe('PERIOD_WINDOW_OPEN');
    const contested = {
      subject: 'timestamp',
      clock: 'acknowledge',
      claimedAt: at('10-20 10:40'),
    } as const;
    const reason = '系统故障，10:40 已电话签收';
    late.byDepartment(
      { type: 'FileAppeal', summons: 1, contested, reason, evidence },
      '11-04 10:00',
    );
    await district.write(late);
    expect(codeOf(await say(publish, '11-10 00:00'))).toBe('PERIOD_APPEALS_UNDECIDED');
  });

  it('when the street rates late, then neither what is shown nor what is published says so; published in spite of an appeal, it says why', async () => {
    const low = { satisfaction: 1, responseSpeed: 1, cooperation: 1, implementation: 1 };
    unrated.byStreet({ type: 'RateDepartment', summons: 1, ...low }, '11-05 10:00');
    await district.write(unrated);
    expect(await shown()).toEqual(preliminaryTotals);
    const reason = '裁决尚需补充材料';
    const outcome = await say({ ...publish, undecidedReason: reason }, '11-10 09:00');
    expect(codeOf(outcome)).toEqual(['BoardSealed', 'PeriodPublished']);
    const { stage, editions } = await october();
    expect([stage, editions.length]).toEqual(['published', 1]);
    expect(editions[0]).toMatchObject({ reason, undecided: ['4/1'] });
    expect(cardsOf(editions[0])).toEqual(preliminaryTotals);
    expect(codeOf(await say(publish, '11-11 09:00'))).toEqual([]);
    expect(codeOf(await say(preliminary, '11-11 09:00'))).toBe('PERIOD_PUBLISHED');
  });

  it('when nothing was decided since, then a restatement has nothing to say', async () => {
    expect(codeOf(await say(restate('第一次更正'), '11-11 09:00'))).toBe('PERIOD_UNCHANGED');
    const unknown = restate('第一次更正', ['nobody']);
    expect(codeOf(await say(unknown, '11-11 09:00'))).toBe('PERIOD_WHISTLE_UNKNOWN');
  });

  it('when the appeal is upheld, then a named restatement takes it up and nothing else', async () => {
    const decide = { summons: 1, appeal: 1, outcome: 'upheld', reason: '通话记录属实' } as const;
    late.step({ type: 'DecideAppeal', ...decide }, acting('考核办', 'assessment'), '11-12 10:00');
    await district.write(late);
    const signed = await signedCheckpoint(district.log, at('11-12 20:00'));
    const outcome = await say(restate('第一次更正'), '11-13 09:00');
    const [first, second] = (await october()).editions;
    // Nothing had been signed when it was published.
    expect(first).not.toHaveProperty('checkpoint');
    const { number, at: signedAt } = signed;
    expect(second?.checkpoint).toEqual({
      number,
      digest: digestOfCheckpoint(signed),
      at: signedAt,
    });
    expect(codeOf(outcome)).toEqual(['BoardSealed', 'PeriodRestated']);
    expect(codeOf(await say(restate('第一次更正'), '11-13 10:00'))).toEqual([]);
    const { stage, editions } = await october();
    expect(stage).toBe('restated');
    expect(editions[1]?.takenUp.map(({ type }) => type)).toEqual(['AppealFiled', 'AppealUpheld']);
    // 30 × 2/2 + 35 + 35 for 住建局; the late rating of 城管局 still is not in it.
    expect(cardsOf(editions[1])).toEqual(
      new Map([
        ['chengguan', 100],
        ['zhujian', 100],
      ]),
    );
    expect(cardsOf(editions[0])).toEqual(preliminaryTotals);
    expect(await shown()).toEqual(cardsOf(editions[1]));
    expect(await shown(0)).toEqual(preliminaryTotals);
  });

  it('when a whistle is named, then its late facts count: 30 + 35 + 35 × 1/2', async () => {
    await say(restate('第二次更正', ['2'], '补录评价'), '11-14 09:00');
    const { editions } = await october();
    expect(cardsOf(editions[2])).toEqual(
      new Map([
        ['chengguan', 82.5],
        ['zhujian', 100],
      ]),
    );
  });

  it('when the fourth quarter is over, then it counts the late rating at its own cut-off', async () => {
    const window = { ...preliminary, contestUntil: '2027-01-10' };
    const quarter = (command: PeriodCommand, day: string) =>
      district.sayAt('2026-Q4', command, `${day}T01:00:00.000Z`);
    expect(codeOf(await quarter(window, '2026-12-31'))).toBe('PERIOD_NOT_OVER');
    await quarter(window, '2027-01-04');
    await quarter(publish, '2027-01-11');
    const [edition] = (await district.stateOf('2026-Q4')).editions;
    expect(cardsOf(edition)).toEqual(
      new Map([
        ['chengguan', 82.5],
        ['zhujian', 100],
      ]),
    );
  });

  const check = async (log: EventStore, number: number) => {
    const edition = (await october()).editions[number - 1]!;
    return verifyEdition(log, periodNamed('2026-10'), { edition });
  };

  it('when each edition is computed again from the log, then both digests are those of its seal', async () => {
    for (const { edition: number, result, inputs } of (await october()).editions) {
      const checked = await check(district.log, number);
      expect(checked.difference).toBeUndefined();
      expect(checked.digests).toEqual({ result, inputs: inputs.digest });
      expect(sha256(canonicalResult(checked.result))).toBe(result);
    }
  });

  it('when one event is altered, then the seal tells, and names what differs first', async () => {
    const altered = (type: string, change: object): EventStore => ({
      ...district.log,
      readStream: (...asked) => district.log.readStream(...asked),
      readStreams: (...asked) => district.log.readStreams(...asked),
      readAll: async (options) => {
        const page = await district.log.readAll(options);
        const events = page.events.map((event) =>
          event.stream === 'whistle-1' && event.type === type
            ? { ...event, data: { ...event.data, ...change } }
            : event,
        );
        return { ...page, events };
      },
    });
    const rated = await check(altered('DepartmentRated', { satisfaction: 2 }), 1);
    expect(rated.difference).toMatchObject({
      fault: 'result',
      at: '/boards/0/cards/0/indicators/2/numerator',
      sealed: '1',
      found: '0',
    });
    // A minute earlier it changes no score, and is seen all the same.
    const signed = await check(altered('DepartmentAcknowledged', { at: at('10-12 10:29') }), 1);
    expect(signed.difference).toMatchObject({ fault: 'inputs', at: 'chengguan' });
  });
});
