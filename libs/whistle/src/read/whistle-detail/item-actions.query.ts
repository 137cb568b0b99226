import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#event-sourcing';
import { EVENT_STORE, EventStoreError, type EventStore, type StreamRead } from '#event-store';
import { whistle } from '../../domain/whistle.js';
import type { ListedPage } from '../work-lists/listed-page.js';
import { type Around, Deciding } from './deciding.js';
import { type MayDo, mayDoFrom } from './whistle-actions.js';

/** A row of a list, and who looks at it. */
interface LookedAt {
  readonly actor: Actor;
  readonly page: ListedPage;
  readonly whistleId: string;
}

/**
 * 能办什么: what somebody may do with a whistle on a list, by its events. Those of a whole page are read
 * together.
 * @throws EventStoreError where the events of this whistle cannot be read
 */
export class AskItemActions extends Query<MayDo> {
  constructor(readonly item: LookedAt) {
    super();
  }
}

/** What each whistle of a page lets somebody do, found out when it is asked for. */
type PageActions = (whistleId: string) => MayDo;

@QueryHandler(AskItemActions)
export class AskItemActionsHandler implements IQueryHandler<AskItemActions> {
  /** A page that is shown to several people is asked about by each. */
  readonly #found = new WeakMap<ListedPage, Map<string, Promise<PageActions>>>();

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly deciding: Deciding,
  ) {}

  async execute({ item: { actor, page, whistleId } }: AskItemActions): Promise<MayDo> {
    const ofPage = this.#found.get(page) ?? new Map<string, Promise<PageActions>>();
    this.#found.set(page, ofPage);
    const key = JSON.stringify(actor);
    const asked = ofPage.get(key) ?? this.#read(actor, page.whistleIds);
    ofPage.set(key, asked);
    return (await asked)(whistleId);
  }

  async #read(actor: Actor, ids: readonly string[]): Promise<PageActions> {
    const [reads, around] = await Promise.all([
      this.log.readStreams(ids.map((id) => whistle.streamOf(id))),
      this.deciding.around(actor),
    ]);
    const known = new Map(ids.map((id, index) => [id, reads[index] ?? []]));
    const found = new Map<string, MayDo>();
    return (id) => {
      const actions = found.get(id) ?? actionsOf(known.get(id) ?? [], around);
      found.set(id, actions);
      return actions;
    };
  }
}

function actionsOf(read: StreamRead, around: Around): MayDo {
  if (read instanceof EventStoreError) throw read;
  const state = whistle.fold(read.map((event) => whistle.factOf(event)));
  return mayDoFrom({ state, context: around.context, organisations: around.organisations });
}
