import { type DynamicModule, Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Directory, DirectoryModule } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { WhistleModule } from '#whistle';
import { ClientDoor } from './client-door.js';
import { OrderIntake } from './intake/order-intake.js';
import { Open311Controller } from './open311.controller.js';
import { OPEN311, type Open311File, readOpen311File } from './open311-file.js';
import { FindOpen311RequestsHandler } from './requests/find-requests.query.js';

const intake = {
  provide: OrderIntake,
  inject: [OPEN311, Directory, CommandBus],
  useFactory: (file: Open311File | undefined, directory: Directory, commands: CommandBus) =>
    new OrderIntake(file?.services ?? [], directory, (request) => commands.execute(request)),
};

/** Open311 GeoReport v2 under `/open311/v2`. Needs READ_STORE and CLOCK from a global module. */
@Module({})
export class Open311Module {
  /**
   * @param file path of the operator's file; without it every call answers 404 `NOT_OFFERED`
   * @param ordersPerMinute of one client, at most
   * @throws Open311FileError
   */
  static forRoot(file: string | undefined, ordersPerMinute: number): DynamicModule {
    const useFactory = (): Open311File | undefined =>
      file === undefined ? undefined : readOpen311File(file);
    return {
      module: Open311Module,
      imports: [CqrsModule, DirectoryModule, WhistleModule],
      controllers: [Open311Controller],
      providers: [
        { provide: OPEN311, useFactory },
        {
          provide: ClientDoor,
          inject: [OPEN311, CLOCK],
          useFactory: (offered: Open311File | undefined, clock: Clock) =>
            new ClientDoor(offered, clock, ordersPerMinute),
        },
        intake,
        FindOpen311RequestsHandler,
      ],
    };
  }
}
