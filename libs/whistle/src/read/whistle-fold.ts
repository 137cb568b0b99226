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
  /** When the newest event that an import brought, and that a clock may depend on, was written. */
  readonly importedAt: string | undefined;
}

type Place = Pick<KnownWhistle, 'title' | 'address' | 'longitude' | 'latitude'>;

const placeOf = ({ title, place }: WhistleRaised['data']): Place => ({
  title,
  address: place.address,
  longitude: place.longitude ?? null,
  latitude: place.latitude ?? null,
});

/** Deadlines are told of no other events, and their rows must not depend on those. */
const CLOCKLESS: readonly string[] = unrelatedTo('clocks');

const isImported = ({ type, metadata }: Recorded<WhistleEvent>): boolean =>
  !CLOCKLESS.includes(type) && metadata.actor.account.startsWith(IMPORT_ACCOUNT);

function evolve(known: KnownWhistle, event: Recorded<WhistleEvent>): KnownWhistle {
  const { title, address, longitude, latitude } =
    event.type === 'WhistleRaised' ? placeOf(event.data) : known;
  return {
    id: known.id,
    whistle: evolveWhistle(known.whistle, event),
    title,
    address,
    longitude,
    latitude,
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
    importedAt: undefined,
  }),
  evolve,
  isOver: ({ whistle: { status } }) => status !== 'open',
};
