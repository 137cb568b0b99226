import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { localDate } from '#calendar';
import { rulesDigest } from './rule-activation.js';
import { nameOfVersion, type DatedRules, type KindInForce, type RuleBook } from './rule-book.js';
import { WHISTLE_RULES } from '#whistle';
import type { WhistleRulePack } from './rule-pack.js';

/** 现行, 待生效, 已失效, 备选 (known, but neither in force nor activated for a date). */
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
export function listRules(book: RuleBook, now: string): ListedRules[] {
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
    @Inject(WHISTLE_RULES) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<readonly ListedRules[]> {
    return listRules(await this.rules.current(), this.clock.now());
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
