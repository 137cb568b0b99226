import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AUDIT_SEAL } from '#access';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { Erasure } from './erasure.js';
import { KEY_STORE, type KeyStore } from './keys/key-store.js';
import { PERSONAL_DATA, PersonalData } from './personal-data.js';
import { ErasePersonalDataHandler } from './write/erase.command.js';
import { EraseResolver } from './write/erase.resolver.js';

/** 个人信息. Needs EVENT_STORE and CLOCK from a global module. */
@Global()
@Module({ imports: [CqrsModule] })
export class PrivacyModule implements OnApplicationShutdown {
  constructor(@Inject(KEY_STORE) private readonly keys: KeyStore) {}

  /** @param open opens the key store; may wait until its database can be reached */
  static forRoot(open: () => Promise<KeyStore>): DynamicModule {
    const erasure = {
      provide: Erasure,
      inject: [EVENT_STORE, CLOCK, KEY_STORE],
      useFactory: async (log: EventStore, clock: Clock, keys: KeyStore) => {
        const service = new Erasure(log, clock, keys);
        // A process that ended between the event and the keys, or a backup, may have left some.
        await service.reapply();
        return service;
      },
    };
    return {
      module: PrivacyModule,
      providers: [
        { provide: KEY_STORE, useFactory: open },
        {
          provide: PERSONAL_DATA,
          inject: [KEY_STORE],
          useFactory: (keys: KeyStore) => new PersonalData(keys),
        },
        { provide: AUDIT_SEAL, useExisting: PERSONAL_DATA },
        ...[erasure, ErasePersonalDataHandler, EraseResolver],
      ],
      exports: [PERSONAL_DATA, AUDIT_SEAL, Erasure],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.keys.close();
  }
}
