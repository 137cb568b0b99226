import { Module } from '@nestjs/common';
import { WhistleReadModule } from './read/whistle-read.module.js';
import { WhistleWriteModule } from './write/whistle-write.module.js';

const parts = [WhistleWriteModule, WhistleReadModule];

/** 哨. Needs EVENT_STORE, CLOCK and WHISTLE_RULES from a global module. */
@Module({ imports: parts, exports: parts })
export class WhistleModule {}
