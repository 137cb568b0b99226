import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DirectoryModule } from '#directory';
import { AskContactLooksHandler, RevealContactHandler } from './contact/contact.commands.js';
import { ContactResolver } from './contact/contact.resolver.js';
import { WhistleReadModule } from './read/whistle-read.module.js';
import { WhistleWriteModule } from './write/whistle-write.module.js';

const parts = [WhistleWriteModule, WhistleReadModule];

/** 哨. Needs EVENT_STORE, CLOCK and WHISTLE_RULES from a global module. */
@Module({
  imports: [...parts, CqrsModule, DirectoryModule],
  providers: [RevealContactHandler, AskContactLooksHandler, ContactResolver],
  exports: parts,
})
export class WhistleModule {}
