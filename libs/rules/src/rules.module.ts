import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CheckRulesHandler, CompareRulesHandler, FindRuleTextHandler } from './rule-desk.query.js';
import { RuleDeskResolver } from './rule-desk.resolver.js';
import { ActivateRulesHandler, RevokeRulesHandler } from './rule-orders.command.js';
import { RuleOrdersResolver } from './rule-orders.resolver.js';
import { FindWhistleKindsHandler, ListRulePacksHandler } from './rules.query.js';
import { RulePacksResolver, WhistleKindsResolver } from './rules.resolver.js';

/** 规则. Needs CLOCK, EVENT_STORE and WHISTLE_RULES from a global module. */
@Module({
  imports: [CqrsModule],
  providers: [
    FindWhistleKindsHandler,
    WhistleKindsResolver,
    ListRulePacksHandler,
    RulePacksResolver,
    CheckRulesHandler,
    CompareRulesHandler,
    FindRuleTextHandler,
    RuleDeskResolver,
    ActivateRulesHandler,
    RevokeRulesHandler,
    RuleOrdersResolver,
  ],
})
export class RulesModule {}
