import {
  type CalendarOverrides,
  createWorkCalendar,
  type Limit,
  type WorkCalendar,
} from '#calendar';
import type { KindRule, WhistleRules } from '../domain/whistle.context.js';
import {
  type Clock,
  CLOCK_NAMES,
  type ClockName,
  type Clocks,
  type RuleReference,
} from '../domain/whistle.events.js';
import { RuleFileError } from './rule-file-error.js';
import type { RuleKind, WhistleRulePack } from './rule-pack.js';

/** Injection token of the {@link WhistleRuleBook}. */
export const WHISTLE_RULES = Symbol('WHISTLE_RULES');

export interface KindInForce extends RuleKind {
  readonly rule: RuleReference;
}

/** The versions of a district's rules: what a decision looks up, and what people may choose from. */
export interface WhistleRuleBook extends WhistleRules {
  /** Every kind that may be blown at a time; none before the first version. */
  kindsAt(instant: string): readonly KindInForce[];
}

interface Version {
  readonly rule: RuleReference;
  /** ISO 8601 UTC. */
  readonly from: string;
  readonly kinds: ReadonlyMap<string, KindInForce>;
  readonly calendar: WorkCalendar;
}

export interface WhistleRuleOptions {
  /** An operator's dates, which win over the published ones. */
  readonly overrides?: CalendarOverrides;
}

/**
 * Rules as look-ups. In force at a time is the version with the latest effective date not after it;
 * a version that comes later changes nothing that an event has recorded.
 * @throws RuleFileError when the packs are not versions of one pack.
 */
export function createWhistleRules(
  packs: readonly WhistleRulePack[],
  options: WhistleRuleOptions = {},
): WhistleRuleBook {
  refuseMixture(packs);
  const versions = packs.map((pack) => versionOf(pack, options)).sort(newestFirst);
  const inForce = (instant: string) => versions.find(({ from }) => from <= instant);
  return {
    kindsAt: (instant) => [...(inForce(instant)?.kinds.values() ?? [])],
    kindAt(kind, startedAt) {
      const version = inForce(startedAt);
      const found = version?.kinds.get(kind);
      return version && found && kindRule(found, version.calendar, startedAt);
    },
    postpone(clock, rule, pausedFrom, resumedAt) {
      // A version no longer kept: the hours in force when the pause began are the nearest to it.
      const version =
        versions.find((v) => v.rule.version === rule.version && v.rule.pack === rule.pack) ??
        inForce(pausedFrom);
      if (!version) return clock;
      const { limit } = clock;
      return { limit, ...version.calendar.postpone(clockDue(clock), limit, pausedFrom, resumedAt) };
    },
  };
}

const clockDue = ({ dueAt, provisional }: Clock) => ({ dueAt, provisional });

const newestFirst = (a: Version, b: Version): number => (a.from < b.from ? 1 : -1);

function versionOf(pack: WhistleRulePack, { overrides }: WhistleRuleOptions): Version {
  const rule = { pack: pack.pack, version: pack.version };
  const { workingHours } = pack;
  return {
    rule,
    from: new Date(`${pack.effectiveFrom}T00:00:00.000+08:00`).toISOString(),
    kinds: new Map(pack.kinds.map((kind) => [kind.kind, { ...kind, rule }])),
    calendar: createWorkCalendar({
      ...(workingHours && { workingHours }),
      ...(overrides && { overrides }),
    }),
  };
}

function kindRule(found: KindInForce, calendar: WorkCalendar, startedAt: string): KindRule {
  const { rule, levels, limits } = found;
  const start = (limit: Limit): Clock => ({ limit, ...calendar.dueTime(startedAt, limit) });
  const clocks: Partial<Record<ClockName, Clock>> = {};
  for (const name of CLOCK_NAMES) {
    const limit = limits[name];
    if (limit) clocks[name] = start(limit);
  }
  const ruled = { rule, levels, clocks: clocks as Clocks };
  return limits.overall ? { ...ruled, overall: start(limits.overall) } : ruled;
}

function refuseMixture(packs: readonly WhistleRulePack[]): void {
  const [first] = packs;
  if (!first) throw new RuleFileError('RULE_FILES_MISSING', '', '', '没有规则');
  const stranger = packs.find(({ pack }) => pack !== first.pack);
  if (stranger) {
    const reason = `“${stranger.pack}”与“${first.pack}”不是同一规则包的版本`;
    throw new RuleFileError('RULE_PACK_MIXED', '', '/pack', reason);
  }
  for (const field of ['version', 'effectiveFrom'] as const) {
    const values = packs.map((pack) => pack[field]);
    const twin = values.find((value, index) => values.indexOf(value) !== index);
    if (twin === undefined) continue;
    const reason = `两个版本的 ${field} 同为“${twin}”`;
    throw new RuleFileError('RULE_VERSION_TWICE', '', `/${field}`, reason);
  }
}
