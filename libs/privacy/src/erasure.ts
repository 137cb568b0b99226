import { type Clock, type CommandOutcome, type Delivery, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { PersonalDataEvent } from './domain/personal-data.events.js';
import {
  personalData,
  type PersonalDataRejection,
  type PersonalDataState,
} from './domain/personal-data.js';
import type { KeyStore } from './keys/key-store.js';

export type ErasureOutcome = CommandOutcome<
  PersonalDataState,
  PersonalDataEvent,
  PersonalDataRejection
>;

const PAGE = 1_000;

/** 删除个人信息: destroys the keys of a subject, and says so in the log. */
export class Erasure {
  constructor(
    private readonly log: EventStore,
    private readonly clock: Clock,
    private readonly keys: Pick<KeyStore, 'liveIdsOf' | 'erase'>,
  ) {}

  /**
   * The log says it first: if the process ends before the keys are destroyed, sending the command again
   * or {@link reapply} destroys them.
   */
  async erase(subject: string, reason: string, delivery: Delivery): Promise<ErasureOutcome> {
    const command = { type: 'ErasePersonalData', subject, reason } as const;
    const outcome = await personalData.handle(this.log, {
      id: subject,
      command,
      context: {
        now: delivery.at ?? this.clock.now(),
        acting: delivery.actor,
        keys: await this.keys.liveIdsOf(subject),
      },
      envelope: envelopeOf(command, delivery),
    });
    if (outcome.outcome === 'accepted') await this.keys.erase(outcome.state.erased);
    return outcome;
  }

  /** Destroys again what the log says was erased. @returns how many keys were there again */
  async reapply(): Promise<number> {
    const filter = { streamPrefixes: [personalData.prefix], types: ['PersonalDataErased'] };
    let after: string | undefined;
    for (let destroyed = 0; ;) {
      const page = await this.log.readAll({
        limit: PAGE,
        filter,
        ...(after !== undefined && { after }),
      });
      const ids = page.events.flatMap((event) => {
        const erased = personalData.typed(event);
        return erased.type === 'PersonalDataErased' ? erased.data.keys : [];
      });
      destroyed += await this.keys.erase(ids);
      after = page.position;
      if (page.end) return destroyed;
    }
  }
}
