import type { WhistleRulePack } from './rule-pack.js';
import { valueText, wordOf } from './rule-words.js';

/** One field that differs between two versions; a value is absent where a version lacks it. */
interface RuleDifference {
  /** Names of fields from the top; a kind is named by its code. */
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Objects are looked into; a limit is one value, and so is a list. */
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('unit' in value);

/** A kind that only one of them has is one difference; everything else is compared by field. */
function fieldsOf(value: unknown, other: unknown, depth: number): Fields | undefined {
  if (isFields(value)) return value;
  return value === undefined && isFields(other) && depth !== KIND_DEPTH ? {} : undefined;
}

/** A kind may bear the name of something that every object has, such as `constructor`. */
const ownField = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

const KIND_DEPTH = ['kinds', 'routine'].length;

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

/** Kinds by their code, so that one which moved in its file has not changed. */
const byKind = (pack: WhistleRulePack): Fields => ({
  ...pack,
  $schema: undefined,
  version: undefined,
  effectiveFrom: undefined,
  kinds: Object.fromEntries(pack.kinds.map(({ kind, ...rest }) => [kind, rest])),
});

/** What differs, field by field, apart from version and date. */
export const ruleDifferences = (
  before: WhistleRulePack,
  after: WhistleRulePack,
): RuleDifference[] => compare(byKind(before), byKind(after), []);

/** A difference as a line: 一般哨 · 时限 · 报到：3 工作日 → 2 工作日. */
function differenceLine(
  { path, before, after }: RuleDifference,
  nameOf: (kind: string) => string,
): string {
  const [first = '', kind = '', ...rest] = path;
  if (first !== 'kinds') return `${path.map(wordOf).join(' · ')}：${change(before, after)}`;
  if (rest.length > 0)
    return `${[nameOf(kind), ...rest.map(wordOf)].join(' · ')}：${change(before, after)}`;
  return `${nameOf(kind)}：${before === undefined ? '新增' : '取消'}`;
}

const change = (before: unknown, after: unknown): string => {
  if (before === undefined) return `新增 ${valueText(after)}`;
  if (after === undefined) return `取消（原为 ${valueText(before)}）`;
  return `${valueText(before)} → ${valueText(after)}`;
};

/** All of it, in lines. */
export function differenceLines(before: WhistleRulePack, after: WhistleRulePack): string[] {
  const kinds = [...before.kinds, ...after.kinds];
  const nameOf = (code: string) => kinds.find(({ kind }) => kind === code)?.name ?? code;
  return ruleDifferences(before, after).map((one) => differenceLine(one, nameOf));
}
