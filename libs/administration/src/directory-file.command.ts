import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { importDirectory } from '#importing';
import { PERSONAL_DATA, type PersonalData } from '#privacy';

export interface DirectoryFile {
  /** As people call it: it is in the reason of every change. */
  readonly name: string;
  readonly text: string;
  /** Everything is checked, and nothing written. */
  readonly dryRun: boolean;
}

/** 目录导入: organisations, people and duties of a file, all or nothing. */
export class ImportDirectory extends Command<Awaited<ReturnType<typeof importDirectory>>> {
  constructor(
    readonly file: DirectoryFile,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ImportDirectory)
export class ImportDirectoryHandler implements ICommandHandler<ImportDirectory> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  /** @throws OperatorError as {@link importDirectory} */
  async execute({ file: { name, text, dryRun }, actor }: ImportDirectory) {
    const folder = await mkdtemp(join(tmpdir(), 'directory-'));
    try {
      const file = join(folder, name);
      // It holds telephones: nobody else at this machine reads it meanwhile.
      await writeFile(file, text, { mode: 0o600 });
      const of = { file, dryRun, actor, personalData: this.personalData, encoding: 'utf-8' };
      return await importDirectory(this.log, this.clock, of);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
