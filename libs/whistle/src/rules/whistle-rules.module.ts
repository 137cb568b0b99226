import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ListRulePacksHandler } from './rule-packs.query.js';
import { RulePacksResolver } from './rule-packs.resolver.js';
import { FindWhistleKindsHandler } from './whistle-kinds.query.js';
import { WhistleKindsResolver } from './whistle-kinds.resolver.js';

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
export class WhistleRulesModule {}
