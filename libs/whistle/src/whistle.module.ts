import { Module } from '@nestjs/common';
import { WhistleRulesModule } from './rules/whistle-rules.module.js';
import { WhistleWriteModule } from './write/whistle-write.module.js';

const parts = [WhistleRulesModule, WhistleWriteModule];

/** 哨. Needs EVENT_STORE, CLOCK and WHISTLE_RULES from a global module. */
@Module({ imports: parts, exports: parts })
export class WhistleModule {}
