import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { localDate } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import { rulesDigest } from './rule-activation.js';
import { nameOfVersion } from './rule-book.js';
import type { WhistleRulePack } from './rule-pack.js';
import { type DatedRules, WHISTLE_RULES, type WhistleRuleBook } from './whistle-rules.js';

/** 现行, 待生效, 已失效, 备选: known, and neither in force now nor ever to be. */
export type RulePackStatus = 'in-force' | 'upcoming' | 'past' | 'available';

/** A version of the rules, and when it applies. */
export interface ListedRules {
  readonly pack: WhistleRulePack;
  readonly digest: string;
  readonly status: RulePackStatus;
  /** First local date, and the one on which the next version begins. */
  readonly from?: string;
  readonly until?: string;
  readonly activation?: DatedRules['activation'];
}

/** 规则版本: what applied, applies and will apply, and what could be activated. */
export class ListRulePacks extends Query<readonly ListedRules[]> {}

function statusOf(from: string, until: string | undefined, today: string): RulePackStatus {
  if (from > today) return 'upcoming';
  return until !== undefined && until <= today ? 'past' : 'in-force';
}

/** In force and to come in order of time, the others after them by name. */
export function listRules(book: WhistleRuleBook, now: string): ListedRules[] {
  const today = localDate(now);
  const dated = book.dated();
  const listed = dated.map(({ pack, from, activation }, index): ListedRules => {
    const until = dated[index + 1]?.from;
    return {
      pack,
      digest: rulesDigest(pack),
      from,
      status: statusOf(from, until, today),
      ...(until !== undefined && { until }),
      ...(activation && { activation }),
    };
  });
  const used = new Set(dated.map(({ pack }) => nameOfVersion(pack)));
  const others = book.known().filter((pack) => !used.has(nameOfVersion(pack)));
  const available = others.toSorted((a, b) => (nameOfVersion(a) < nameOfVersion(b) ? -1 : 1));
  return [
    ...listed,
    ...available.map((pack) => ({ pack, digest: rulesDigest(pack), status: 'available' as const })),
  ];
}

@QueryHandler(ListRulePacks)
export class ListRulePacksHandler implements IQueryHandler<ListRulePacks> {
  constructor(
    @Inject(WHISTLE_RULES) private readonly rules: WhistleRuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<readonly ListedRules[]> {
    return listRules(await this.rules.current(), this.clock.now());
  }
}
