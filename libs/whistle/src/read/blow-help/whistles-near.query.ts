import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { maySeeField, type ReadScope, readScope } from '#access';
import { Directory, type Organisations } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { dropNulls, inputError } from '#graphql';
import { READ_STORE, readingOf, type ReadStore } from '#read-store';
import { categoryClass } from '../../domain/whistle.categories.js';
import { NEVER } from '../work-lists/work-lists.tables.js';
import { BLOW_HELP } from './blow-help.projection.js';
import type { BlowHelpTables } from './blow-help.tables.js';
import type { WhistlesNearArgs } from './whistles-near.args.js';
import { whistlesNear, type NearWhistle } from './whistles-near.js';
import type { NearWhistlesType, NearWhistleType } from './whistles-near.types.js';

const DAY = 86_400_000;
/** What has ended within so many days is shown where nobody says. */
const RECENT_DAYS = 90;
const LONGEST_DAYS = 366;
/** Others’ whistles are told by the hundred metres. */
const COARSE = 100;

/** What lies near a point, as the actor may see it. */
export class AskWhistlesNear extends Query<NearWhistlesType> {
  constructor(
    readonly actor: Actor,
    readonly args: WhistlesNearArgs,
  ) {
    super();
  }
}

/** @throws GraphQLError INVALID_INPUT */
function sinceOf(since: string | undefined, now: string): string {
  const back = (days: number) => new Date(Date.parse(now) - days * DAY).toISOString();
  if (since === undefined) return back(RECENT_DAYS);
  if (since >= back(LONGEST_DAYS)) return since;
  throw inputError('since', 'SINCE_TOO_EARLY', `须在最近 ${LONGEST_DAYS} 天之内`);
}

@QueryHandler(AskWhistlesNear)
export class AskWhistlesNearHandler implements IQueryHandler<AskWhistlesNear> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ actor, args }: AskWhistlesNear): Promise<NearWhistlesType> {
    const { place, radiusMetres, afterPosition } = args;
    const { category, since: asked } = dropNulls(args);
    const since = sinceOf(asked, this.clock.now());
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations);
    const { db, freshness } = await readingOf<BlowHelpTables>(this.store, BLOW_HELP, afterPosition);
    const question = { place, radiusMetres, category, since };
    const { found, more } = await whistlesNear(db, question);
    const whistles = found.map((row) => shownNear(row, scope, organisations));
    return { whistles, more, freshness };
  }
}

/** What everybody who may blow is shown of a whistle nearby, whoever blew it. */
const basicsOf = (row: NearWhistle, organisations: Organisations) => ({
  status: row.status,
  category: row.category,
  categoryName: categoryClass(row.category)?.name ?? row.category,
  street: row.street,
  streetName: organisations.nameOf(row.street),
  raisedAt: row.raised_at,
  endedAt: row.ended_at === NEVER ? null : row.ended_at,
});

const HIDDEN = {
  whistleId: null,
  kind: null,
  title: null,
  address: null,
  longitude: null,
  latitude: null,
  lead: null,
  leadName: null,
};

function shownNear(
  row: NearWhistle,
  scope: ReadScope,
  organisations: Organisations,
): NearWhistleType {
  const basics = basicsOf(row, organisations);
  const isParty = scope.mayReadMatter([row.street, row.raised_by]);
  if (!maySeeField('NearWhistle.whistleId', scope.role, isParty ? ['party'] : [])) {
    const distanceMetres = Math.max(COARSE, Math.round(row.distanceMetres / COARSE) * COARSE);
    return { ...basics, ...HIDDEN, distanceMetres };
  }
  const { id: whistleId, kind, title, address, longitude, latitude, lead } = row;
  return {
    ...basics,
    whistleId,
    kind,
    title,
    address,
    longitude,
    latitude,
    lead,
    leadName: lead === null ? null : organisations.nameOf(lead),
    distanceMetres: Math.round(row.distanceMetres),
  };
}
