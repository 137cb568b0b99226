import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { contributionOf, measuresOf } from './domain/measures.js';
import type { ActivateScoreRules } from './domain/score-activation.js';
import type { ScoreRules } from './domain/score-rules.js';
import { addContribution, newTally } from './domain/tally.js';
import {
  listScoreRules,
  type LiveScoreRules,
  openLiveScoreRules,
  scoreRuleCommands,
  scoreRulesMessage,
} from './live-score-rules.js';
import { filedScoreRules } from './score-rule-files.js';
import { scoredMonth } from './testing/scored-month.js';
import { LATER, summonsFact, unanswered } from './testing/summons-fact.js';

const actor = { account: 'admin', organisation: '', role: 'administrator' };
const now = '2026-08-20T02:00:00.000Z';
const own: ScoreRules = {
  pack: 'own',
  version: '1',
  effectiveFrom: '2026-01-01',
  name: '本区考核',
  source: '本区办法',
  responders: ['department'],
  minimumSample: 1,
  indicators: [
    { id: 'a', name: '办结率', weight: 100, numerator: 'resolved', denominator: 'dueResolution' },
  ],
};
/** Three of four settled: 75 of 100. */
const tally = newTally();
for (const fact of [{}, {}, {}, unanswered])
  addContribution(tally, contributionOf(summonsFact(fact), LATER));
const departments = [{ department: '城管局', measures: measuresOf(tally.counts) }];

describe('given a district that has activated its own score rules from September', () => {
  let folder: string;
  let store: EventStore;
  const file = (pack: ScoreRules): void =>
    writeFileSync(join(folder, 'scores', 'own.json'), JSON.stringify(pack));
  const open = () => openLiveScoreRules(store, { rulesDir: folder });
  const change = (command: Omit<ActivateScoreRules, 'type'>) =>
    scoreRuleCommands.change(
      store,
      { type: 'ActivateScoreRules', ...command },
      { actor, now, ...filedScoreRules({ rulesDir: folder }) },
    );
  /** Rule and total of each month. */
  const scores = async (rules: LiveScoreRules) => {
    const { dated } = await rules.current();
    return ['2026-08', '2026-09', '2026-10', '2026-11'].map((month) => {
      const scoring = { dated, kindOf: () => 'department' as const };
      const [card] = scoredMonth(scoring, month, departments).cards;
      return [card && `${card.rule.pack}@${card.rule.version}`, card?.total];
    });
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'live-score-rules-'));
    mkdirSync(join(folder, 'scores'));
    file(own);
    store = await openSqliteEventStore({ file: join(folder, 'events.db'), writer: 'inline' });
    await change({ pack: own, from: '2026-09-01', insteadOf: ['three-rates'] });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const halved = { ...own, indicators: own.indicators.map((one) => ({ ...one, weight: 50 })) };

  it('when the file is edited afterwards, then no month is scored otherwise, and it needs a new name', async () => {
    const before = await scores(open());
    expect(before.slice(0, 2)).toEqual([
      ['three-rates@1', expect.any(Number)],
      ['own@1', 75],
    ]);
    file(halved);
    expect(await scores(open())).toEqual(before);
    const refused = await change({ pack: halved, from: '2026-10-01' });
    expect(refused).toMatchObject({ rejection: { rejected: 'RULES_VERSION_TAKEN' } });
    rmSync(join(folder, 'scores'), { recursive: true });
    expect(await scores(open())).toEqual(before);
  });

  it('when a new version is activated, then other processes score by it from its month on', async () => {
    const other = open();
    const before = await scores(other);
    await change({ pack: { ...halved, version: '2' }, from: '2026-10-31' });
    expect(await scores(other)).toEqual([...before.slice(0, 2), ['own@2', 37.5], ['own@2', 37.5]]);
  });

  it('when another pack would score departments too, then the refusal says in Chinese what to do', async () => {
    const answer = await change({ pack: { ...own, pack: 'other' }, from: '2026-10-01' });
    if (answer.outcome === 'accepted') throw new Error('it was accepted');
    expect(answer.rejection.rejected).toBe('RULES_KIND_TAKEN');
    expect(scoreRulesMessage(answer.rejection)).toBe(
      '2026-10-01 起部门已由 own@1 考核，一类单位同时只适用一套规则：要由本规则取代，请写明取代 own；否则请在 responders 中去掉这一类',
    );
  });

  it('when they are listed, then past, current, coming and available ones', async () => {
    const rules = await open().current();
    const all = listScoreRules(rules, '2026-10-01T02:00:00.000Z');
    const ours = all.filter(({ pack }) => ['own', 'three-rates'].includes(pack.pack));
    // Every other shipped pack waits for an activation.
    expect(all.length).toBeGreaterThan(ours.length + 9);
    const listed = ours.map(({ pack, status, from, until, activation }) => [
      ...[`${pack.pack}@${pack.version}`, status, from, until, activation?.account],
    ]);
    expect(listed).toEqual([
      ['three-rates@1', 'in-force', '2000-01-01', undefined, undefined],
      ['own@1', 'in-force', '2026-09-01', undefined, 'admin'],
      ['three-rates@2', 'available', undefined, undefined, undefined],
    ]);
  });
});
