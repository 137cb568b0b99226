import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FindWhistleKindsHandler, ListRulePacksHandler } from './rules.query.js';
import { RulePacksResolver, WhistleKindsResolver } from './rules.resolver.js';

/** 规则. Needs CLOCK and WHISTLE_RULES from a global module. */
@Module({
  imports: [CqrsModule],
  providers: [
    FindWhistleKindsHandler,
    WhistleKindsResolver,
    ListRulePacksHandler,
    RulePacksResolver,
  ],
})
export class RulesModule {}
