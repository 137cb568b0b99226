import type { Organisations } from '#directory';
import { MINUTE_MS } from '#calendar';
import type { EventStore } from '#event-store';
import {
  CLOCK_NAMES,
  type ClockName,
  foldWhistle,
  partiesOf,
  stopTimeOf,
  type Summons,
  whistle,
  type WhistleEvent,
} from '#whistle';
import type { ObligedRole } from '../domain/summons-fact.js';
import { categoryNameOf } from '../read/response-statistics/statistics-names.js';
import type { CountedSummons } from './counted-summonses.js';
import { type ClockVerdict, verdictAt } from './figure.js';

/** One clock of a listed summons. */
export interface ListedClock {
  readonly clock: ClockName;
  /** At the cut-off; null without a limit. */
  readonly verdict: ClockVerdict | null;
  /** ISO 8601 UTC, as moved last; null without a limit. */
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  /** Natural minutes from dispatch to the stop, net of pauses; null while it has not stopped. */
  readonly minutes: number | null;
  /** The same in working minutes, where the limit is in working time. */
  readonly workingMinutes: number | null;
}

/** A summons of a figure, with what a reader needs to find it again. */
export interface ListedSummons {
  readonly whistle: string;
  /** Null for whoever may not read the whistle. */
  readonly title: string | null;
  readonly summons: number;
  readonly role: ObligedRole;
  readonly department: string;
  /** Names are those of the day of dispatch. */
  readonly departmentName: string;
  readonly street: string;
  readonly streetName: string;
  readonly category: string;
  readonly categoryName: string;
  readonly kind: string;
  readonly kindName: string;
  readonly dispatchedAt: string;
  /** How much it adds to the figure: more than 1 where times or points are counted. */
  readonly count: number;
  readonly clocks: readonly ListedClock[];
  readonly sentBack: number;
  readonly released: boolean;
  /** Its decline was upheld. */
  readonly wronglyCalled: boolean;
  /** The street's rating 1–5. */
  readonly rating: number | null;
}

/** Where rows come from and who reads them. */
export interface Listing {
  readonly log: Pick<EventStore, 'readStreams'>;
  readonly organisations: Organisations;
  /** Names of the kinds of whistle, by id. */
  readonly kindNames: ReadonlyMap<string, string>;
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  /** Whether the reader may read a whistle in which these take part. */
  mayRead(parties: readonly string[]): boolean;
}

/** What one stream says that the statistics do not keep. */
interface Told {
  readonly title: string;
  readonly parties: readonly string[];
  readonly summonses: readonly Summons[];
}

/** Read together, as deadlines are. */
const AT_ONCE = 64;

function toldBy(events: readonly WhistleEvent[]): Told {
  const raised = events.find((event) => event.type === 'WhistleRaised');
  const folded = foldWhistle(events);
  const { summonses } = folded;
  return { title: raised?.data.title ?? '', parties: partiesOf(folded), summonses };
}

async function readTold(
  log: Listing['log'],
  streams: readonly string[],
): Promise<ReadonlyMap<string, Told>> {
  const told = new Map<string, Told>();
  for (let at = 0; at < streams.length; at += AT_ONCE) {
    const names = streams.slice(at, at + AT_ONCE);
    const reads = await log.readStreams(names);
    names.forEach((name, index) => {
      const read = reads[index] ?? [];
      if (read instanceof Error) throw read;
      told.set(name, toldBy(read.map(whistle.factOf)));
    });
  }
  return told;
}

const minutesOf = (ms: number | null): number | null => (ms === null ? null : ms / MINUTE_MS);

const clocksOf = ({ fact }: CountedSummons, summons: Summons | undefined, cutOff: string) =>
  CLOCK_NAMES.map((clock) => ({
    clock,
    verdict: verdictAt(fact, clock, cutOff),
    dueAt: summons?.clocks[clock]?.dueAt ?? null,
    stoppedAt: (summons && stopTimeOf(summons, clock)) ?? null,
    minutes: minutesOf(fact[`${clock}Ms`]),
    workingMinutes: minutesOf(fact[`${clock}WorkMs`]),
  }));

function listedOf(
  row: CountedSummons,
  told: Told | undefined,
  { organisations, kindNames, cutOff, mayRead }: Listing,
): ListedSummons {
  const { fact, count, stream } = row;
  const summons = told?.summonses[fact.summons - 1];
  const then = organisations.asOf(fact.day);
  const { department, role, street, category, kind, sentBack, released, wronglyCalled } = fact;
  return {
    whistle: whistle.idOf(stream),
    title: told && mayRead(told.parties) ? told.title : null,
    summons: fact.summons,
    role,
    department,
    departmentName: then.nameOf(department),
    street,
    streetName: then.nameOf(street),
    category,
    categoryName: categoryNameOf(category),
    kind,
    kindName: kindNames.get(kind) ?? kind,
    dispatchedAt: summons?.summonedAt ?? '',
    count,
    clocks: clocksOf(row, summons, cutOff),
    sentBack,
    released,
    wronglyCalled,
    rating: fact.satisfaction,
  };
}

/** The rows of a page: what counts by the statistics, names and times by the whistles themselves. */
export async function listedSummonses(
  rows: readonly CountedSummons[],
  listing: Listing,
): Promise<ListedSummons[]> {
  const streams = [...new Set(rows.map(({ stream }) => stream))];
  const told = await readTold(listing.log, streams);
  return rows.map((row) => listedOf(row, told.get(row.stream), listing));
}
