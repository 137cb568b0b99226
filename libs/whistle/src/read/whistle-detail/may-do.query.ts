import { Inject, Optional } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { mayCall, Standings } from '#access';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock, type Recorded } from '#event-sourcing';
import { APPEAL_WINDOW, type AppealWindows } from '../../appeal-window.port.js';
import type { ContactRejection } from '../../contact/contact.refusals.js';
import type { WhistleEvent } from '../../domain/whistle.events.js';
import { whistle } from '../../domain/whistle.js';
import { actingAs } from '../../signatories.js';
import { WHISTLE_RULES, type WhistleRuleBook } from '../../whistle-rules.port.js';
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

  @Optional() @Inject(Standings) private readonly signatories?: Standings;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WHISTLE_RULES) private readonly rules: WhistleRuleBook,
    private readonly directory: Directory,
    @Optional() @Inject(APPEAL_WINDOW) private readonly appealWindows?: AppealWindows,
  ) {}

  execute({ read }: AskMayDo): Promise<MayDo> {
    const found = this.#found.get(read) ?? this.#find(read);
    this.#found.set(read, found);
    return found;
  }

  async #find({ actor, events, contact }: ReadBy): Promise<MayDo> {
    const [rules, directory, appealWindow, acting] = await Promise.all([
      this.rules.current(),
      this.directory.current(),
      mayCall('fileAppeal', actor.role) ? this.appealWindows?.current() : undefined,
      this.signatories ? actingAs(actor, this.signatories) : actor,
    ]);
    const context = { now: this.clock.now(), acting, rules, directory, appealWindow };
    const organisations = directory.active().map(({ id }) => id);
    return mayDo({ state: whistle.fold(events), context, organisations }, contact);
  }
}
