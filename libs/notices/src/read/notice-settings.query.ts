import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#event-sourcing';
import { NoticeSettingsType, toNoticeSettingsType } from '../notice-settings.type.js';
import { NoticeSettingsLog } from '../settings/settings-log.js';

/** Settings of one's own organisation, or of another for an administrator; as they are now. */
export class AskNoticeSettings extends Query<NoticeSettingsType> {
  constructor(
    readonly actor: Actor,
    readonly organisation: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(AskNoticeSettings)
export class AskNoticeSettingsHandler implements IQueryHandler<AskNoticeSettings> {
  constructor(private readonly settings: NoticeSettingsLog) {}

  async execute({ actor, organisation }: AskNoticeSettings): Promise<NoticeSettingsType> {
    const whose = organisation ?? actor.organisation;
    const settings = await this.settings.readable(await this.settings.load(whose));
    return toNoticeSettingsType(whose, settings, actor);
  }
}
