import {
  cutOffAt,
  latestScoredMonth,
  scoreWordOf,
  type ScorePeriod,
  scoringToldBy,
  type ScoreRules,
  type WhatIf,
  whatIf,
} from '#assessment';
import { localMinute } from '#calendar';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { nameOfVersion } from '#rules';
import { withLog } from '../data/open-data.js';
import { settingsOf } from '../rules/rule-desk.js';
import { tableLines } from '../table.js';

/** A draft tried on a past period, and how people read it. */
export interface Tried {
  readonly found: WhatIf;
  readonly lines: readonly string[];
}

type Move = WhatIf['moves'][number];

const numberText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value.toFixed(2);

const signed = (value: number | null): string =>
  value === null ? '–' : `${value > 0 ? '+' : ''}${value.toFixed(2)}`;

const placeText = ({ before, after }: Move): string =>
  `${before?.rank ?? '–'} → ${after?.rank ?? '–'}`;

const reasonText = ({ because }: Move): string =>
  because.map(({ name, change }) => `${name} ${signed(change)}`).join('，') || '–';

function whatIfLines(draft: ScoreRules, found: WhatIf, nameOf: (id: string) => string): string[] {
  const { summary, moves } = found;
  const { period, cutOff, compared, rise, fall, begin, end, result } = summary;
  const rows = moves.map((move) => [
    nameOf(move.department),
    scoreWordOf(move.kind),
    numberText(move.before?.total),
    numberText(move.after?.total),
    signed(move.change),
    placeText(move),
    reasonText(move),
  ]);
  return [
    `试算 ${nameOfVersion(draft)}：${period}，数据截止 ${localMinute(cutOff)}，结果摘要 ${result}`,
    `涉及 ${compared} 个单位：升 ${rise}，降 ${fall}，新计分 ${begin}，不再计分 ${end}`,
    ...(rows.length > 0
      ? tableLines(['单位', '类别', '现行', '试算', '变化', '名次', '原因'], rows)
      : []),
  ];
}

async function tryOn(
  log: EventStore,
  dataDir: string,
  { draft, period }: { readonly draft: ScoreRules; readonly period: ScorePeriod },
): Promise<Tried> {
  const now = systemClock.now();
  const selection = { rulesDir: settingsOf(dataDir).rulesDir };
  const scoring = await scoringToldBy(log, now, { period, selection });
  const found = await whatIf(log, { scoring, draft }, { period, cutOff: cutOffAt(now) });
  const then = (await new Directory(log, systemClock).current()).asOf(period.to);
  return { found, lines: whatIfLines(draft, found, (id) => then.nameOf(id)) };
}

/** What a draft would have done to a period. */
export const triedOn = (dataDir: string, draft: ScoreRules, period: ScorePeriod): Promise<Tried> =>
  withLog(dataDir, (log) => tryOn(log, dataDir, { draft, period }));

/** The same on the latest whole month in which anybody was summoned; undefined where there is none. */
export const triedOnPastMonth = (dataDir: string, draft: ScoreRules): Promise<Tried | undefined> =>
  withLog(dataDir, async (log) => {
    const period = await latestScoredMonth(log, systemClock.now());
    return period && tryOn(log, dataDir, { draft, period });
  });
