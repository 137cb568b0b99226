import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FindWhistleKindsHandler } from './whistle-kinds.query.js';
import { WhistleKindsResolver } from './whistle-kinds.resolver.js';

/** 规则. Needs CLOCK and WHISTLE_RULES from a global module. */
@Module({ imports: [CqrsModule], providers: [FindWhistleKindsHandler, WhistleKindsResolver] })
export class WhistleRulesModule {}
