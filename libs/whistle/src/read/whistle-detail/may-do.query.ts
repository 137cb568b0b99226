import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Actor, Recorded } from '#event-sourcing';
import type { ContactRejection } from '../../contact/contact.refusals.js';
import type { WhistleEvent } from '../../domain/whistle.events.js';
import { whistle } from '../../domain/whistle.js';
import { Deciding } from './deciding.js';
import { type MayDo, mayDo } from './whistle-actions.js';

/** A whistle as somebody has read it. */
export interface ReadBy {
  readonly actor: Actor;
  readonly events: readonly Recorded<WhistleEvent>[];
  /** Why the resident's contact data is not shown; undefined where it is. */
  readonly contact: ContactRejection | undefined;
}

/** 能办什么: what somebody may do with a whistle that they have read. The stream is not read again. */
export class AskMayDo extends Query<MayDo> {
  constructor(readonly read: ReadBy) {
    super();
  }
}

@QueryHandler(AskMayDo)
export class AskMayDoHandler implements IQueryHandler<AskMayDo> {
  /** The whistle and each of its summonses ask the same. */
  readonly #found = new WeakMap<ReadBy, Promise<MayDo>>();

  constructor(private readonly deciding: Deciding) {}

  execute({ read }: AskMayDo): Promise<MayDo> {
    const found = this.#found.get(read) ?? this.#find(read);
    this.#found.set(read, found);
    return found;
  }

  async #find({ actor, events, contact }: ReadBy): Promise<MayDo> {
    const { context, organisations } = await this.deciding.around(actor);
    return mayDo({ state: whistle.fold(events), context, organisations }, contact);
  }
}
