import { QueryBus } from '@nestjs/cqrs';
import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { CurrentActor, maySeeField, readScope } from '#access';
import type { Actor } from '#event-sourcing';
import { shownWhistle } from '../whistle-detail/shown-whistle.js';
import { AskWhistle } from '../whistle-detail/whistle-detail.query.js';
import { Naming } from '../names.js';
import { ListedPage } from '../work-lists/listed-page.js';
import { shownStreetItem, shownSummonsItem } from '../work-lists/shown-items.js';
import { DistrictChangedType, WhistleChangedType, WorkListChangedType } from './live.types.js';
import { type WhistleChange, WhistleFeed } from './whistle-feed.js';
import { isOfBlower, type WorkListChange, WorkListFeed } from './work-list-feed.js';

@Resolver()
export class LiveResolver {
  /** What a change shows to each organisation, and to the district (''): all that listen for one are sent the same. */
  readonly #shown = new WeakMap<WorkListChange, Map<string, Promise<WorkListChangedType>>>();

  constructor(
    private readonly feed: WhistleFeed,
    private readonly lists: WorkListFeed,
    private readonly queries: QueryBus,
    private readonly naming: Naming,
  ) {}

  @Subscription(() => WhistleChangedType, {
    description:
      '一个哨的变动，随即推送；接收过慢会被断开。What happens to a whistle, as it happens; a listener that is too slow is cut off (SUBSCRIBER_TOO_SLOW).',
  })
  async whistleChanged(
    @CurrentActor() actor: Actor,
    @Args('whistleId', { type: () => ID, description: '哨的编号。Id of the whistle.' })
    whistleId: string,
  ): Promise<AsyncIterableIterator<{ whistleChanged: WhistleChangedType }>> {
    await this.queries.execute(new AskWhistle(actor, whistleId));
    const changes = await this.feed.listen((change) => change.whistleId === whistleId);
    return mapItems(changes, async (change: WhistleChange) => {
      const found = await this.queries.execute(new AskWhistle(actor, whistleId));
      const whistle = found ? shownWhistle(found) : null;
      return { whistleChanged: { ...change, events: [...change.events], whistle } };
    });
  }

  @Subscription(() => WorkListChangedType, {
    description:
      '一个街道、社区或可召集单位的工作清单的变动，清单更新后推送；没有清单的单位不能订阅（NO_WORK_LIST）。Changes of the work list of a street, of a community (the whistles that it blew) or of whoever may be summoned, once the list shows them; whoever has no list is refused.',
  })
  async workListChanged(
    @CurrentActor() actor: Actor,
    @Args('organisation', {
      type: () => ID,
      description: '街道、社区或部门。Street, community or department.',
    })
    organisation: string,
  ): Promise<AsyncIterableIterator<{ workListChanged: WorkListChangedType }>> {
    const { organisations } = await this.naming.current();
    readScope(actor, organisations).assertMayReadWorkList(organisation);
    const kind = organisations.find(organisation)?.kind;
    if (kind === undefined || kind === 'district') throw noListError(organisation);
    const changes = await this.lists.changes(organisation);
    return mapItems(changes, async (change: WorkListChange) => ({
      workListChanged: await this.shown(change, organisation),
    }));
  }

  @Subscription(() => DistrictChangedType, {
    description:
      '全区的变动，清单更新后推送；供指挥中心、考核、管理员；大屏只得知有变动，不含哨和召集。Changes anywhere in the district, once the lists show them: for the command centre, the assessment and administrators; a screen on a wall is told that there is one, and nothing of the matter.',
  })
  async districtChanged(
    @CurrentActor() { role }: Actor,
  ): Promise<AsyncIterableIterator<{ districtChanged: DistrictChangedType }>> {
    const changes = await this.lists.changes();
    const seesMatters = maySeeField('DistrictChanged.whistle', role, []);
    return mapItems(changes, async (change: WorkListChange) => ({
      districtChanged: seesMatters ? await this.shown(change) : withoutMatter(change),
    }));
  }

  private shown(change: WorkListChange, organisation = ''): Promise<WorkListChangedType> {
    const known = this.#shown.get(change) ?? new Map<string, Promise<WorkListChangedType>>();
    this.#shown.set(change, known);
    const shown = known.get(organisation) ?? this.show(change, organisation);
    known.set(organisation, shown);
    return shown;
  }

  private async show(change: WorkListChange, organisation: string): Promise<WorkListChangedType> {
    const names = await this.naming.current();
    const { whistleId, position, events, whistle } = change;
    const isTheirs = organisation === '' || isOfBlower(whistle, organisation);
    const summonses = change.summonses.filter((s) => isTheirs || s.department === organisation);
    const page = new ListedPage({
      names,
      whistleIds: [whistleId],
      departments: async () => new Map([[whistleId, change.summonses]]),
    });
    return {
      whistleId,
      position,
      events: [...events],
      whistle: isTheirs && whistle ? shownStreetItem(whistle, names, page) : null,
      summonses: summonses.map((summons) => shownSummonsItem(summons, names, page)),
    };
  }
}

const withoutMatter = ({ whistleId, position, events }: WorkListChange): DistrictChangedType => ({
  whistleId,
  position,
  events: [...events],
  whistle: null,
  summonses: [],
});

/** Nothing is ever published for such an organisation: better an error than silence. */
const noListError = (organisation: string): GraphQLError =>
  new GraphQLError(`“${organisation}”没有工作清单：须为街道、社区或可召集的单位`, {
    extensions: { code: 'NO_WORK_LIST', organisation },
  });

/** Like `for await … yield`, but returning it ends the source at once, even while it waits. */
function mapItems<Item, Result>(
  source: AsyncIterableIterator<Item>,
  map: (item: Item) => Promise<Result>,
): AsyncIterableIterator<Result> {
  return {
    async next() {
      const { done, value } = await source.next();
      return done ? { done, value: undefined } : { done: false, value: await map(value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
