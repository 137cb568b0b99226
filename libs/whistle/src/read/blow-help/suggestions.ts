import type { DutiesInForce, Duty } from '../../duty-catalogue.port.js';
import type { Precedent } from '../decline-precedents/decline-precedents.query.js';
import type { LeadRecord } from './lead-records.js';

/** Where a reason comes from. */
export const SUGGESTION_SOURCES = ['duty', 'past', 'ruling'] as const;
export type SuggestionSource = (typeof SUGGESTION_SOURCES)[number];

/** Why somebody is suggested, in words and with the figures behind them. */
export interface SuggestionReason {
  readonly source: SuggestionSource;
  /** In Chinese, for people. */
  readonly text: string;
  /** How many cases speak for it, of how many; null for an item of the catalogue. */
  readonly count: number | null;
  readonly of: number | null;
  /** The whistle of a ruling. */
  readonly whistleId: string | null;
}

export interface Suggestion {
  readonly department: string;
  readonly led: number;
  readonly declined: number;
  readonly upheld: number;
  readonly overruled: number;
  readonly reasons: readonly SuggestionReason[];
}

/** What is known before a blow. */
export interface SuggestionSources {
  readonly category: string;
  readonly text: string;
  readonly duties: DutiesInForce | undefined;
  /** Of matters of the same class, by who stands for them today. */
  readonly records: readonly LeadRecord[];
  /** 同类, or 同大类 where the class itself has none. */
  readonly alike: string;
  readonly precedents: readonly Precedent[];
  /** Whether the street that blows is known: its own calls are told apart. */
  readonly inStreet: boolean;
  nameOf(organisation: string): string;
  /** Who stands for it today and may be called; undefined where nobody does, or not by this street. */
  callable(organisation: string): string | undefined;
}

/** Most that are suggested. */
const MOST = 8;

const isOfCategory = ({ categories }: Duty, category: string): boolean =>
  categories.some((code) => category.startsWith(code) || code.startsWith(category));

const wordIn = ({ keywords = [] }: Duty, text: string): string | undefined =>
  keywords.find((word) => text.includes(word));

interface Found {
  readonly department: string;
  readonly reason: SuggestionReason;
}

/** 职责清单: items of the class, and those that the description names by a word. */
function byDuty({ category, text, duties, callable }: SuggestionSources): Found[] {
  return (duties?.duties ?? []).flatMap((duty) => {
    const word = wordIn(duty, text);
    const department = callable(duty.department);
    if (department === undefined || !(isOfCategory(duty, category) || word !== undefined))
      return [];
    const why = word === undefined ? '' : `，描述含“${word}”`;
    const cited = `职责清单（${duties?.version}）第 ${duty.item} 项“${duty.name}”`;
    const said = { source: 'duty' as const, count: null, of: null, whistleId: null };
    return [{ department, reason: { ...said, text: `${cited}${why}；依据：${duty.basis}` } }];
  });
}

/** What was ruled in like matters: whose duty it was held to be. */
function byRuling({ precedents, callable, nameOf }: SuggestionSources): Found[] {
  return precedents.flatMap(({ whistleId, title, outcome, department, replacement }) => {
    const held = callable(outcome === 'upheld' ? (replacement ?? '') : department);
    if (held === undefined) return [];
    const how =
      outcome === 'upheld'
        ? `${nameOf(department)}退哨成立，裁定由${nameOf(held)}接办`
        : `退哨不成立，裁定属${nameOf(held)}职责`;
    const said = { source: 'ruling' as const, count: null, of: null, whistleId };
    return [{ department: held, reason: { ...said, text: `裁定先例“${title}”：${how}` } }];
  });
}

type Counts = Omit<LeadRecord, 'department'>;

/** Merged units count for who stands for them today. */
function countsByDepartment({ records, callable }: SuggestionSources): Map<string, Counts> {
  const sums = new Map<string, Counts>();
  for (const { department, ...counts } of records) {
    const today = callable(department);
    if (today === undefined) continue;
    const { led, declined, upheld, overruled, here } = sums.get(today) ?? NOTHING;
    sums.set(today, {
      led: led + counts.led,
      declined: declined + counts.declined,
      upheld: upheld + counts.upheld,
      overruled: overruled + counts.overruled,
      here: here + counts.here,
    });
  }
  return sums;
}

const NOTHING: Counts = { led: 0, declined: 0, upheld: 0, overruled: 0, here: 0 };

const ruledText = ({ upheld, overruled }: Counts): string => {
  const parts = [
    ...(upheld > 0 ? [`成立 ${upheld} 件`] : []),
    ...(overruled > 0 ? [`不成立 ${overruled} 件`] : []),
  ];
  return parts.length > 0 ? `（${parts.join('，')}）` : '';
};

/** 近一年同类 57 件，其中 42 件由城管局主办，退哨 2 件. */
function pastReason(
  department: string,
  counts: Counts,
  { records, alike, inStreet, nameOf }: SuggestionSources,
): SuggestionReason {
  const of = records.reduce((sum, { led }) => sum + led, 0);
  const { led, declined, here } = counts;
  const declines = declined > 0 ? `退哨 ${declined} 件${ruledText(counts)}` : '没有退哨';
  const own = inStreet ? `；本街道 ${here} 件` : '';
  const text = `近一年${alike} ${of} 件，其中 ${led} 件由${nameOf(department)}主办，${declines}${own}`;
  return { source: 'past', text, count: led - declined, of, whistleId: null };
}

/** Whom the catalogue names first, then who led most without declining; names last, so that it is stable. */
const inOrder = (one: Suggestion, other: Suggestion): number =>
  dutiesIn(other) - dutiesIn(one) ||
  other.led - other.declined - (one.led - one.declined) ||
  (one.department < other.department ? -1 : 1);

const dutiesIn = ({ reasons }: Suggestion): number =>
  reasons.some(({ source }) => source === 'duty') ? 1 : 0;

/** Whom to call, each with every reason for it; nothing but what these sources say. */
export function suggestions(sources: SuggestionSources): readonly Suggestion[] {
  const counts = countsByDepartment(sources);
  const found = [...byDuty(sources), ...byRuling(sources)];
  const departments = new Set([...found.map(({ department }) => department), ...counts.keys()]);
  return [...departments]
    .map((department): Suggestion => {
      const known = counts.get(department);
      const { led, declined, upheld, overruled } = known ?? NOTHING;
      const past = known ? [pastReason(department, known, sources)] : [];
      const others = found.filter((one) => one.department === department);
      const reasons = [...others.map(({ reason }) => reason), ...past];
      return { department, led, declined, upheld, overruled, reasons };
    })
    .sort(inOrder)
    .slice(0, MOST);
}
