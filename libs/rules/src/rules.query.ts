import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { localDate } from '#calendar';
import type { KindInForce, RuleBook } from './rule-book.js';
import { WHISTLE_RULES } from '#whistle';
import type { WhistleRulePack } from './rule-pack.js';
import { type KnownRules, type ListedVersion, listVersions } from './rule-timeline.js';

/** A version of the district's rules, and when it applies. */
export type ListedRules = ListedVersion<WhistleRulePack>;

/** 规则版本: what applied, applies and will apply, and what could be activated. */
export class ListRulePacks extends Query<readonly ListedRules[]> {}

/** In force and to come in order of time, the others after them by name. */
export const listRules = (rules: KnownRules<WhistleRulePack>, now: string): ListedRules[] =>
  listVersions(rules, localDate(now), (index) => rules.dated[index + 1]?.from);

/**
 * 职务: the posts that rules in force or to come leave a signature to (`initiators`; `review` with `post`), each
 * once, those of the earliest version first.
 */
export const postsNamedBy = (book: Pick<RuleBook, 'dated' | 'known'>, now: string): string[] => {
  const listed = listRules({ dated: book.dated(), known: book.known() }, now);
  const applying = listed.filter(({ status }) => status === 'in-force' || status === 'upcoming');
  const kinds = applying.flatMap(({ pack }) => pack.kinds);
  return [
    ...new Set(
      kinds.flatMap(({ initiators = [], review }) => [...initiators, review?.post ?? []].flat()),
    ),
  ];
};

@QueryHandler(ListRulePacks)
export class ListRulePacksHandler implements IQueryHandler<ListRulePacks> {
  constructor(
    @Inject(WHISTLE_RULES) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<readonly ListedRules[]> {
    const book = await this.rules.current();
    return listRules({ dated: book.dated(), known: book.known() }, this.clock.now());
  }
}

/** 现行的哨的种类: the kinds that may be blown now. */
export class FindWhistleKinds extends Query<readonly KindInForce[]> {}

@QueryHandler(FindWhistleKinds)
export class FindWhistleKindsHandler implements IQueryHandler<FindWhistleKinds> {
  constructor(
    @Inject(WHISTLE_RULES) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<readonly KindInForce[]> {
    return (await this.rules.current()).kindsAt(this.clock.now());
  }
}
