import type { Recorded } from '#event-sourcing';
import type { SharedFold } from '#read-store';
import { unrelatedTo, type WhistleEvent, type WhistleRaised } from '../domain/whistle.events.js';
import { evolveWhistle } from '../domain/whistle.evolve.js';
import { whistle } from '../domain/whistle.js';
import { noWhistle, type Whistle } from '../domain/whistle.state.js';

/** Accounts that an import writes history by: `import:` and the name of the source. */
export const IMPORT_ACCOUNT = 'import:';

/** What read models know of a whistle: its state, and what decisions do not ask for. */
export interface KnownWhistle {
  readonly id: string;
  readonly whistle: Whistle;
  readonly title: string;
  readonly address: string;
  /** WGS 84; null where the whistle has no place on the map. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** 复哨: it names an earlier whistle about the same problem. */
  readonly rewhistled: boolean;
  /** When a review sent it back first (审哨退回). */
  readonly returnedAt: string | undefined;
  /** When the newest event that an import brought, and that a clock may depend on, was written. */
  readonly importedAt: string | undefined;
}

/** What is known of it from the blow alone. */
type Blown = Pick<KnownWhistle, 'title' | 'address' | 'longitude' | 'latitude' | 'rewhistled'>;

const blownOf = ({ title, place, previous = [] }: WhistleRaised['data']): Blown => ({
  title,
  address: place.address,
  longitude: place.longitude ?? null,
  latitude: place.latitude ?? null,
  rewhistled: previous.length > 0,
});

const returnedAtOf = (known: KnownWhistle, { type, data }: WhistleEvent): string | undefined =>
  type === 'WhistleReturned' ? (known.returnedAt ?? data.at) : known.returnedAt;

/** Deadlines are told of no other events, and their rows must not depend on those. */
const CLOCKLESS: readonly string[] = unrelatedTo('clocks');

const isImported = ({ type, metadata }: Recorded<WhistleEvent>): boolean =>
  !CLOCKLESS.includes(type) && metadata.actor.account.startsWith(IMPORT_ACCOUNT);

function evolve(known: KnownWhistle, event: Recorded<WhistleEvent>): KnownWhistle {
  const { title, address, longitude, latitude, rewhistled } =
    event.type === 'WhistleRaised' ? blownOf(event.data) : known;
  return {
    id: known.id,
    whistle: evolveWhistle(known.whistle, event),
    title,
    address,
    longitude,
    latitude,
    rewhistled,
    returnedAt: returnedAtOf(known, event),
    importedAt: isImported(event) ? event.recordedAt : known.importedAt,
  };
}

/** The fold of a whistle that its read models share. */
export const whistleFold: SharedFold<KnownWhistle, WhistleEvent> = {
  family: whistle,
  initial: (stream) => ({
    id: whistle.idOf(stream),
    whistle: noWhistle,
    title: '',
    address: '',
    longitude: null,
    latitude: null,
    rewhistled: false,
    returnedAt: undefined,
    importedAt: undefined,
  }),
  evolve,
  isOver: ({ whistle: { status } }) => status !== 'open',
};
