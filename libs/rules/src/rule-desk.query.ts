import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { localDate } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import { WHISTLE_RULES } from '#whistle';
import { nameOfVersion, rulesDigest } from './activation.js';
import { RuleFileError } from './rule-checks.js';
import { differenceLines } from './rule-differences.js';
import { readRules } from './rule-files.js';
import type { RuleBook } from './rule-book.js';
import type { WhistleRulePack } from './rule-pack.js';
import type { KnownRules } from './rule-timeline.js';
import { kindLines, limitText } from './rule-words.js';

/** What differs, in lines; one that says so where nothing does. */
export const changesOf = (lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? lines : ['没有差别'];

/** What an activation from a date on changes, in lines: against what is in force on the day before. */
export function activationLines(
  { dated }: KnownRules<WhistleRulePack>,
  pack: WhistleRulePack,
  from: string,
): readonly string[] {
  const before = dated.findLast((one) => one.from < from)?.pack;
  if (!before) return [];
  return [`此前为 ${nameOfVersion(before)}：`, ...changesOf(differenceLines(before, pack))];
}

/** A version by its name, or a text that is to become one. */
export interface NamedOrTyped {
  readonly version?: string | null | undefined;
  readonly text?: string | null | undefined;
}

/** The version that was meant; undefined where none has that name. @throws RuleFileError of a text */
export function versionMeant(
  { version, text }: NamedOrTyped,
  book: Pick<RuleBook, 'known'>,
): WhistleRulePack | undefined {
  if (text) return readRules('', text);
  return book.known().findLast((pack) => nameOfVersion(pack) === version);
}

/** What is wrong with a text, and where. */
export interface RuleProblem {
  /** JSON pointer; empty for the whole text. */
  readonly path: string;
  readonly code: string;
  /** In Chinese. */
  readonly reason: string;
}

export interface CheckedRules {
  readonly version: string | null;
  readonly digest: string | null;
  readonly problems: readonly RuleProblem[];
  /** What it says, in lines. */
  readonly lines: readonly string[];
}

const saying = ({ warning, kinds }: WhistleRulePack): readonly string[] => [
  ...(warning ? [`黄牌：到期前 ${limitText(warning)}`] : []),
  ...kinds.flatMap((kind) => kindLines(kind)),
];

/** 检查: whether a text can become a version of the rules, and what it would say. */
export class CheckRules extends Query<CheckedRules> {
  constructor(readonly text: string) {
    super();
  }
}

@QueryHandler(CheckRules)
export class CheckRulesHandler implements IQueryHandler<CheckRules> {
  async execute({ text }: CheckRules): Promise<CheckedRules> {
    try {
      const pack = readRules('', text);
      const named = { version: nameOfVersion(pack), digest: rulesDigest(pack) };
      return Object.assign(named, { problems: [], lines: saying(pack) });
    } catch (error) {
      if (!(error instanceof RuleFileError)) throw error;
      const { pointer: path, code, reason } = error;
      return { version: null, digest: null, problems: [{ path, code, reason }], lines: [] };
    }
  }
}

export interface ComparedRules {
  readonly before: string;
  readonly after: string;
  readonly lines: readonly string[];
}

/** 比较: a version or a text against another version, or against what is in force. */
export class CompareRules extends Query<ComparedRules | 'before-unknown' | 'after-unknown'> {
  constructor(
    readonly before: string | undefined,
    readonly after: NamedOrTyped,
  ) {
    super();
  }
}

@QueryHandler(CompareRules)
export class CompareRulesHandler implements IQueryHandler<CompareRules> {
  constructor(
    @Inject(WHISTLE_RULES) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws RuleFileError of a text */
  async execute({ before: named, after: meant }: CompareRules) {
    const book = await this.rules.current();
    const today = localDate(this.clock.now());
    const before =
      named === undefined
        ? book.dated().findLast(({ from }) => from <= today)?.pack
        : versionMeant({ version: named }, book);
    if (!before) return 'before-unknown' as const;
    const after = versionMeant(meant, book);
    if (!after) return 'after-unknown' as const;
    return {
      before: nameOfVersion(before),
      after: nameOfVersion(after),
      lines: differenceLines(before, after),
    };
  }
}

/** The text of a version, as a file of it would read. */
export class FindRuleText extends Query<string | undefined> {
  constructor(readonly version: string) {
    super();
  }
}

@QueryHandler(FindRuleText)
export class FindRuleTextHandler implements IQueryHandler<FindRuleText> {
  constructor(@Inject(WHISTLE_RULES) private readonly rules: RuleBook) {}

  async execute({ version }: FindRuleText): Promise<string | undefined> {
    const pack = versionMeant({ version }, await this.rules.current());
    return pack && JSON.stringify(pack, null, 2);
  }
}
