import type { RuleVersion } from './activation.js';
import type { WhistleRulePack } from './rule-pack.js';
import { valueText, wordOf } from './rule-words.js';

/** One field that differs between two versions; a value is absent where a version lacks it. */
export interface RuleDifference {
  /** Names of fields from the top; an entry is named by its code. */
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Objects are looked into; a limit is one value, and so is a list. */
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('unit' in value);

/** An entry that only one of them has is one difference; everything else is compared by field. */
function fieldsOf(value: unknown, other: unknown, depth: number): Fields | undefined {
  if (isFields(value)) return value;
  return value === undefined && isFields(other) && depth !== ENTRY_DEPTH ? {} : undefined;
}

/** A kind may bear the name of something that every object has, such as `constructor`. */
const ownField = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

const ENTRY_DEPTH = ['kinds', 'routine'].length;

function compare(before: unknown, after: unknown, path: readonly string[]): RuleDifference[] {
  const a = fieldsOf(before, after, path.length);
  const b = fieldsOf(after, before, path.length);
  if (a && b) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].flatMap((name) =>
      compare(ownField(a, name), ownField(b, name), [...path, name]),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

/** An entry of the list that rules consist of: a kind of whistle, an indicator. */
interface RuleEntry {
  readonly code: string;
  /** In Chinese, for people. */
  readonly name: string;
  readonly fields: object;
}

/** How versions of one sort of rules are compared, and told apart in words. */
export interface Comparison<C> {
  /** Name of the field that holds the entries. */
  readonly list: string;
  entriesOf(pack: C): readonly RuleEntry[];
  /** What people call a field or value. */
  wordOf(term: string): string;
}

/** Entries by their code, so that one which moved in its file has not changed. */
const byCode = <C extends RuleVersion>(pack: C, { list, entriesOf }: Comparison<C>): Fields => ({
  ...pack,
  $schema: undefined,
  version: undefined,
  effectiveFrom: undefined,
  [list]: Object.fromEntries(entriesOf(pack).map(({ code, fields }) => [code, fields])),
});

type Versions<C> = readonly [before: C, after: C];

/** What differs, field by field, apart from version and date. */
export const differencesBetween = <C extends RuleVersion>(
  [before, after]: Versions<C>,
  comparison: Comparison<C>,
): RuleDifference[] => compare(byCode(before, comparison), byCode(after, comparison), []);

type WordOf = (term: string) => string;

function changeText({ before, after }: RuleDifference, word: WordOf): string {
  if (before === undefined) return `新增 ${valueText(after, word)}`;
  if (after === undefined) return `取消（原为 ${valueText(before, word)}）`;
  return `${valueText(before, word)} → ${valueText(after, word)}`;
}

/** All of it, in lines: 一般哨 · 时限 · 报到：3 工作日 → 2 工作日. */
export function linesBetween<C extends RuleVersion>(
  versions: Versions<C>,
  comparison: Comparison<C>,
): string[] {
  const { list, entriesOf, wordOf: word } = comparison;
  const entries = versions.flatMap((pack) => entriesOf(pack));
  const nameOf = (of: string) => entries.find(({ code }) => code === of)?.name ?? of;
  return differencesBetween(versions, comparison).map((one) => {
    const [first = '', code = '', ...rest] = one.path;
    if (first !== list) return `${one.path.map(word).join(' · ')}：${changeText(one, word)}`;
    if (rest.length > 0)
      return `${[nameOf(code), ...rest.map(word)].join(' · ')}：${changeText(one, word)}`;
    return `${nameOf(code)}：${one.before === undefined ? '新增' : '取消'}`;
  });
}

const WHISTLE: Comparison<WhistleRulePack> = {
  list: 'kinds',
  entriesOf: ({ kinds }) =>
    kinds.map(({ kind, ...fields }) => ({ code: kind, name: fields.name, fields })),
  wordOf,
};

/** What differs between two versions of whistle rules. */
export const ruleDifferences = (
  before: WhistleRulePack,
  after: WhistleRulePack,
): RuleDifference[] => differencesBetween([before, after], WHISTLE);

/** The same in words. */
export const differenceLines = (before: WhistleRulePack, after: WhistleRulePack): string[] =>
  linesBetween([before, after], WHISTLE);
