import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Directory } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { PERSONAL_DATA, PersonalData } from '#privacy';
import { READ_STORE } from '#read-store';
import { NOTICE_OUTBOX } from './outbox/open-outbox.js';
import type { OutboxDb } from './outbox/outbox.tables.js';
import { AskMyNoticesHandler, CountMyUnreadNoticesHandler } from './read/my-notices.query.js';
import { NoticeFeed } from './read/notice-feed.js';
import { MyNoticesResolver } from './read/my-notices.resolver.js';
import { AskNoticeDeliveriesHandler } from './read/notice-deliveries.query.js';
import { NoticeDeliveriesResolver } from './read/notice-deliveries.resolver.js';
import { AskNoticeSettingsHandler } from './read/notice-settings.query.js';
import { NoticeSettingsResolver } from './read/notice-settings.resolver.js';
import { type NoticeOptions, runNotices } from './run-notices.js';
import { NoticeSettingsLog } from './settings/settings-log.js';
import { MarkNoticesReadHandler, ReplayDeadNoticesHandler } from './write/outbox.command.js';
import { OutboxResolver } from './write/outbox.resolver.js';
import { SettingsRequestHandler } from './write/settings.command.js';
import { SettingsResolver } from './write/settings.resolver.js';

export interface NoticesModuleOptions {
  /** Opens the outbox; may wait until its database can be reached. */
  open(): Promise<OutboxDb>;
  /** Given where this thread feeds and sends notices itself, without a worker. */
  readonly runs?: NoticeOptions;
}

const NOTICES_OPTIONS = Symbol('NOTICES_OPTIONS');

const parts: Provider[] = [
  {
    provide: NoticeSettingsLog,
    inject: [EVENT_STORE, CLOCK, PERSONAL_DATA],
    useFactory: (store: EventStore, clock: Clock, personalData: PersonalData) =>
      new NoticeSettingsLog(store, clock, new Directory(store, clock), personalData),
  },
  ...[SettingsRequestHandler, SettingsResolver],
  ...[MarkNoticesReadHandler, ReplayDeadNoticesHandler, OutboxResolver],
  {
    provide: NoticeFeed,
    inject: [NOTICE_OUTBOX],
    useFactory: (outbox: OutboxDb) => new NoticeFeed(outbox),
  },
  ...[AskMyNoticesHandler, CountMyUnreadNoticesHandler, MyNoticesResolver],
  ...[AskNoticeSettingsHandler, NoticeSettingsResolver],
  ...[AskNoticeDeliveriesHandler, NoticeDeliveriesResolver],
];

/** 通知. Needs EVENT_STORE and CLOCK from a global module. */
@Module({ imports: [CqrsModule] })
export class NoticesModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private readonly logger = new Logger(NoticesModule.name);
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  @Inject(PERSONAL_DATA) private readonly personalData!: PersonalData;

  constructor(
    @Inject(NOTICES_OPTIONS) private readonly options: NoticesModuleOptions,
    @Inject(NOTICE_OUTBOX) private readonly outbox: OutboxDb,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  static forRoot(options: NoticesModuleOptions): DynamicModule {
    return {
      module: NoticesModule,
      providers: [
        { provide: NOTICES_OPTIONS, useValue: options },
        {
          provide: NOTICE_OUTBOX,
          // After the read models, which wait for a database that starts later than this process.
          inject: [READ_STORE],
          useFactory: () => options.open(),
        },
        ...parts,
      ],
      exports: [NOTICE_OUTBOX],
    };
  }

  onApplicationBootstrap(): void {
    const { runs } = this.options;
    if (!runs) return;
    const { outbox, store, clock, personalData } = this;
    const onError = (error: unknown) => this.logger.error(error);
    const { signal } = this.stop;
    const parts = { outbox, store, clock, personalData };
    this.running = runNotices({ ...parts, options: runs, signal, onError });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.outbox.destroy();
  }
}
