import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { CLOCK } from '#event-sourcing';
import { EVENT_STORE } from '#event-store';
import {
  answerOnThisThread,
  openReadStore,
  QUESTIONS,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import { WHISTLE_RULES } from '#whistle';
import { AssessmentModule } from '../assessment.module.js';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import { ScorecardsResolver } from '../read/scorecards/scorecards.resolver.js';
import { at, Matter } from '../testing/district-story.js';
import { rules } from '../testing/played-whistles.js';
import { LoggedDistrict } from '../testing/logged-district.js';
import { assessmentPeriods } from './assessment-periods.projection.js';
import { periodWindows } from './period-windows.js';
import { PeriodsResolver } from './periods.resolver.js';
import { WhatIfResolver } from './what-if.resolver.js';

const office = { account: '李考核', organisation: 'office', role: 'assessment' };
const bureau = { account: '王主任', organisation: 'chengguan', role: 'department' };

/** One matter, answered, settled and rated 5 in time: 30 + 35 + 35. A later rating of 1 makes it 65. */
describe('given the assessment module over a matter of October', () => {
  let district: LoggedDistrict;
  let folder: string;
  let reads: ReadStore;
  let module: TestingModule;
  let now = at('11-02 09:00');
  const caughtUp = async () => {
    await reads.rebuild(assessmentPeriods.name);
    await reads.rebuild(responseStatistics.name);
  };
  const cardsNow = async (edition?: number) => {
    const args = { period: '2026-10', withPredecessors: false, ...(edition && { edition }) };
    return module.get(ScorecardsResolver).scorecards(args, office);
  };

  beforeAll(async () => {
    district = await LoggedDistrict.found(['chengguan']);
    const matter = new Matter('whistle-1', '新华街道').blow('chengguan', '10-12 10:00');
    matter.comes('10-12 10:30').reports('10-14 10:00').confirmed('10-15 10:00');
    await district.write(matter);
    folder = mkdtempSync(join(tmpdir(), 'periods-module-'));
    const projections = [responseStatistics, assessmentPeriods];
    reads = await openReadStore({ directory: folder, eventStore: district.log, projections });
    await caughtUp();
    const stores = [
      { provide: READ_STORE, useValue: reads },
      { provide: QUESTIONS, useValue: answerOnThisThread(reads) },
      { provide: EVENT_STORE, useValue: district.log },
      { provide: CLOCK, useValue: { now: () => now } },
      { provide: WHISTLE_RULES, useValue: rules },
    ];
    @Global()
    @Module({ providers: stores, exports: stores })
    class Stores {}
    const imports = [Stores, CqrsModule.forRoot(), AssessmentModule];
    module = await Test.createTestingModule({ imports }).compile();
    await module.init();
  });
  afterAll(async () => {
    await module.close();
    await reads.close();
    await district.end();
    rmSync(folder, { recursive: true });
  });

  it('when it is carried from open to published, then each answer says how far it is', async () => {
    const periods = module.get(PeriodsResolver);
    expect(await periods.assessmentPeriod('2026-10', bureau)).toMatchObject({
      stage: 'open',
      revision: -1,
      editions: [],
    });
    const early = await periods.publishPeriod({ period: '2026-10' }, office);
    expect(early).toMatchObject({ code: 'PERIOD_NOT_PRELIMINARY' });
    const made = { period: '2026-10', contestUntil: '2026-11-09' };
    expect(await periods.makePeriodPreliminary(made, office)).toMatchObject({
      periodId: '2026-10',
      events: ['BoardSealed', 'PeriodMadePreliminary'],
    });
    await caughtUp();
    const windows = await periodWindows(reads).current();
    expect(windows.contestableUntil('2026-10-12')).toBe(at('11-10 00:00'));
    now = at('11-10 09:00');
    expect(await periods.publishPeriod({ period: '2026-10' }, office)).toMatchObject({
      events: ['BoardSealed', 'PeriodPublished'],
    });
    await caughtUp();
    expect(await periods.assessmentPeriods()).toMatchObject([
      { id: '2026-10', from: '2026-10-01', to: '2026-10-31', stage: 'published', edition: 1 },
    ]);
  });

  it('when scores of it are asked for, then its seal answers; an edition that is not there has none', async () => {
    expect(await cardsNow()).toMatchObject({
      stage: 'published',
      edition: 1,
      cutOff: at('11-02 09:00'),
      cards: [{ department: 'chengguan', total: 100 }],
    });
    await expect(cardsNow(7)).rejects.toMatchObject({
      extensions: { violations: [{ code: 'EDITION_UNKNOWN' }] },
    });
  });

  it('when a department reads it, then what concerns other whistles is not told', async () => {
    const { editions } = await module.get(PeriodsResolver).assessmentPeriod('2026-10', bureau);
    expect(editions).toMatchObject([{ summonses: 1, takenUp: null, undecided: null }]);
    expect(editions[0]?.resultDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('when a draft is tried, then who moves is told; a faulty one is refused with its place', async () => {
    const preset = readFileSync('schema/rules/scores/three-rates@2.json', 'utf8');
    const rules = JSON.parse(preset) as { indicators: object[] };
    const draft = { ...rules, version: 'draft', indicators: rules.indicators.slice(0, 2) };
    const resolver = module.get(WhatIfResolver);
    // 30 of 30 and 35 of 35: all 65 points that the draft gives.
    expect(await resolver.whatIfScores('2026-10', JSON.stringify(draft))).toMatchObject({
      compared: 1,
      fall: 1,
      moves: [{ totalBefore: 100, totalAfter: 65, change: -35, because: [{ name: '满意率' }] }],
    });
    await expect(resolver.whatIfScores('2026-10', '{}')).rejects.toMatchObject({
      extensions: { field: 'rules' },
    });
  });
});
