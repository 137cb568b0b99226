import {
  CalendarFileError,
  createWorkCalendar,
  HOUR_MS,
  isLocalDate,
  localMinute,
  startOfDate,
  type WorkCalendar,
} from '#calendar';
import { CLOCK_NAMES, type Rung, SUPERVISION_STEPS } from '#whistle';
import type { RuleVersion } from './activation.js';
import type { RuleKind, WhistleRulePack } from './rule-pack.js';

/** Stable codes of everything that can be wrong with rule files. */
export type RuleFileErrorCode =
  | 'RULE_FILE_UNREADABLE'
  | 'RULE_FILE_NOT_JSON'
  | 'RULE_FILE_INVALID'
  | 'RULE_DATE_INVALID'
  | 'RULE_HOURS_INVALID'
  | 'RULE_KIND_TWICE'
  | 'RULE_LADDER_STEP'
  | 'RULE_LADDER_ORDER'
  | 'RULE_LADDER_CLOCK'
  | 'RULE_EXTENSION_CLOCK'
  | 'RULE_POINTER_UNKNOWN'
  | 'RULE_PACK_MIXED'
  | 'RULE_VERSION_TWICE'
  | 'RULE_FILES_MISSING';

/** Rule files that cannot be used. `message` is Chinese, for the operator. */
export class RuleFileError extends Error {
  override readonly name = 'RuleFileError';

  constructor(
    readonly code: RuleFileErrorCode,
    /** Path of the file; empty where no single file is at fault. */
    readonly file: string,
    /** JSON pointer to the offending value; empty for the whole document. */
    readonly pointer: string,
    /** In Chinese, without the place. */
    readonly reason: string,
  ) {
    super(`规则文件 ${file}${pointer && ` 的 ${pointer}`}：${reason}`);
  }
}

/** What is wrong where. */
interface RulePlace {
  /** JSON pointer to the offending value. */
  readonly pointer: string;
  /** In Chinese, for the operator. */
  readonly reason: string;
}

/** What makes a pack unusable, though it obeys the schema. */
interface RuleMistake extends RulePlace {
  readonly code: RuleFileErrorCode;
}

/** The first thing that the schema cannot say; undefined for a pack that can be used. */
export const findMistake = (pack: WhistleRulePack): RuleMistake | undefined =>
  mistakenDate(pack) ??
  mistakenHours(pack) ??
  twinKinds(pack) ??
  strayNote(pack) ??
  mistakeInKinds(pack);

function mistakenDate({ effectiveFrom }: WhistleRulePack): RuleMistake | undefined {
  if (effectiveFrom === undefined || isLocalDate(effectiveFrom)) return undefined;
  return { code: 'RULE_DATE_INVALID', pointer: '/effectiveFrom', reason: '没有这一天' };
}

function mistakenHours({ workingHours }: WhistleRulePack): RuleMistake | undefined {
  try {
    if (workingHours) createWorkCalendar({ workingHours });
    return undefined;
  } catch (error) {
    if (!(error instanceof CalendarFileError)) throw error;
    return { code: 'RULE_HOURS_INVALID', pointer: '/workingHours', reason: error.message };
  }
}

function twinKinds({ kinds }: WhistleRulePack): RuleMistake | undefined {
  const names = kinds.map(({ kind }) => kind);
  const twin = names.findIndex((kind, index) => names.indexOf(kind) !== index);
  if (twin < 0) return undefined;
  const reason = `种类“${names[twin]}”重复`;
  return { code: 'RULE_KIND_TWICE', pointer: `/kinds/${twin}/kind`, reason };
}

/** The value that a JSON pointer names (RFC 6901). */
function valueAt(pack: RuleVersion, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((value, step) => {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  }, pack);
}

/** A note under `assumed` on a value that the file does not have. */
export function strayPointer(pack: RuleVersion): RulePlace | undefined {
  const stray = Object.keys(pack.assumed ?? {}).find((at) => valueAt(pack, at) === undefined);
  if (stray === undefined) return undefined;
  return { pointer: '/assumed', reason: `文件中没有“${stray}”所指的值` };
}

function strayNote(pack: WhistleRulePack): RuleMistake | undefined {
  const stray = strayPointer(pack);
  return stray && { code: 'RULE_POINTER_UNKNOWN', ...stray };
}

function mistakeInKinds(pack: WhistleRulePack): RuleMistake | undefined {
  const { workingHours } = pack;
  const calendar = createWorkCalendar(workingHours ? { workingHours } : {});
  for (const [index, kind] of pack.kinds.entries()) {
    const mistake = idleExtension(kind) ?? mistakenLadder(kind, calendar);
    if (mistake) return { ...mistake, pointer: `/kinds/${index}${mistake.pointer}` };
  }
  return undefined;
}

function idleExtension({ extension, limits }: RuleKind): RuleMistake | undefined {
  if (!extension || limits.resolve) return undefined;
  const reason = '没有办结时限，无从延期';
  return { code: 'RULE_EXTENSION_CLOCK', pointer: '/extension', reason };
}

function mistakenLadder(kind: RuleKind, calendar: WorkCalendar): RuleMistake | undefined {
  const ladder = kind.ladder ?? [];
  for (const [index, rung] of ladder.entries()) {
    const before = ladder[index - 1];
    const mistake = idleRung(kind, rung) ?? (before && misplacedRung([before, rung], calendar));
    if (mistake) return { ...mistake, pointer: `/ladder/${index}${mistake.pointer}` };
  }
  return undefined;
}

/** A rung that no clock of this kind ever climbs. */
function idleRung({ limits }: RuleKind, { clocks }: Rung): RuleMistake | undefined {
  const code = 'RULE_LADDER_CLOCK';
  if (!clocks) {
    const any = CLOCK_NAMES.some((name) => limits[name]);
    return any ? undefined : { code, pointer: '', reason: '各步都没有时限，督办无从触发' };
  }
  const idle = clocks.findIndex((name) => !limits[name]);
  if (idle < 0) return undefined;
  return { code, pointer: `/clocks/${idle}`, reason: '这一步没有时限，督办无从触发' };
}

function misplacedRung(
  [before, rung]: readonly [Rung, Rung],
  calendar: WorkCalendar,
): RuleMistake | undefined {
  const rank = ({ step }: Rung) => SUPERVISION_STEPS.indexOf(step);
  if (rank(rung) < rank(before))
    return { code: 'RULE_LADDER_STEP', pointer: '/step', reason: '级别不得低于前一级' };
  const since = counterExample([before, rung], calendar);
  if (since === undefined) return undefined;
  const reason = `会早于前一级，例如自 ${localMinute(since)} 起算`;
  return { code: 'RULE_LADDER_ORDER', pointer: '/after', reason };
}

/** 24 days with a holiday of a week and its make-up days (国庆 2026), in steps of three hours. */
const FIRST = Date.parse(startOfDate('2026-09-18'));
const STEP_MS = 3 * HOUR_MS;
const STEPS = 24 * 8;

/**
 * A due time from which the later rung would come first: limits in different units are in order only
 * if they are from wherever they are counted.
 */
function counterExample(
  [before, rung]: readonly [Rung, Rung],
  calendar: WorkCalendar,
): string | undefined {
  const timeOf = ({ after }: Rung, since: string) =>
    after.value === 0 ? since : calendar.dueTime(since, after).dueAt;
  for (let step = 0; step < STEPS; step++) {
    const since = new Date(FIRST + step * STEP_MS).toISOString();
    if (timeOf(rung, since) < timeOf(before, since)) return since;
  }
  return undefined;
}
