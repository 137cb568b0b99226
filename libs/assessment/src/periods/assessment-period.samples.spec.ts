import { readSample } from '../../../../test/support/event-samples.js';
import { at, Matter } from '../testing/district-story.js';
import { LoggedDistrict } from '../testing/logged-district.js';
import type { PeriodCommand } from './assessment-period.commands.js';
import type { AssessmentPeriodEvent } from './assessment-period.events.js';
import { assessmentPeriod } from './assessment-period.js';

/** What was written, with the rule's own date and digest as they were when the sample was. */
describe('given the samples of what the log says about periods', () => {
  let district: LoggedDistrict;
  const written: AssessmentPeriodEvent[] = [];

  beforeAll(async () => {
    district = await LoggedDistrict.found(['chengguan']);
    const matter = new Matter('whistle-1', '新华街道').blow('chengguan', '10-12 10:00');
    await district.write(matter.comes('10-12 10:30').reports('10-14 10:00'));
    const preliminary = { type: 'MakePeriodPreliminary', contestUntil: '2026-11-09' } as const;
    const steps: readonly (readonly [PeriodCommand, string])[] = [
      [preliminary, '11-02 09:00'],
      [{ type: 'WithdrawPreliminaryPeriod', reason: '数据尚在核对' }, '11-02 10:00'],
      [preliminary, '11-02 11:00'],
      [{ type: 'PublishPeriod' }, '11-10 09:00'],
    ];
    const say = async (command: PeriodCommand, time: string) => {
      const outcome = await district.sayAt('2026-10', command, at(time));
      if (outcome.outcome === 'rejected') throw new Error(outcome.rejection.rejected);
      written.push(...outcome.events);
    };
    for (const [command, time] of steps) await say(command, time);
    await district.write(matter.confirmed('11-11 10:00'));
    const restate = { type: 'RestatePeriod', name: '第一次更正', reason: '补录核实' } as const;
    await say({ ...restate, whistles: ['1'] }, '11-12 09:00');
  });
  afterAll(() => district.end());

  it('when they are read, then they fold today as what is written now', () => {
    const samples = written.map(({ type, data }) => readSample(type, 1, data));
    expect(new Set(samples.map(({ type }) => type))).toEqual(new Set(assessmentPeriod.types));
    const first = (type: string) =>
      samples.find((one) => one.type === type) as unknown as AssessmentPeriodEvent;
    const made = ['BoardSealed', 'PeriodMadePreliminary'].map(first);
    const published = [...made, ...['BoardSealed', 'PeriodPublished'].map(first)];
    const before = assessmentPeriod.fold(published);
    expect(before).toMatchObject({ stage: 'published', editions: [{ edition: 1 }] });
    expect(before.editions[0]?.boards[0]?.cards).toHaveLength(1);
    const after = assessmentPeriod.fold([first('BoardSealed'), first('PeriodRestated')], before);
    expect(after).toMatchObject({ stage: 'restated', editions: [{}, { name: '第一次更正' }] });
  });

  it('when a preliminary period is withdrawn, then it is open again', () => {
    const made = written.slice(0, 2);
    const preliminary = assessmentPeriod.fold(made);
    expect(preliminary).toMatchObject({ stage: 'preliminary', boards: [] });
    expect(preliminary.preliminary?.edition?.boards).toHaveLength(1);
    const [withdrawn] = written.slice(2);
    expect(assessmentPeriod.fold([...made, withdrawn!])).toEqual(assessmentPeriod.initialState);
  });
});
