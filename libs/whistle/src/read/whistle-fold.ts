import type { Recorded } from '#event-sourcing';
import type { SharedFold } from '#read-store';
import type { WhistleEvent } from '../domain/whistle.events.js';
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
  /** When the newest event that an import brought was written. */
  readonly importedAt: string | undefined;
}

function evolve(known: KnownWhistle, event: Recorded<WhistleEvent>): KnownWhistle {
  const { id } = known;
  const { title, place } = event.type === 'WhistleRaised' ? event.data : NOT_SAID;
  const isImported = event.metadata.actor.account.startsWith(IMPORT_ACCOUNT);
  return {
    id,
    whistle: evolveWhistle(known.whistle, event),
    title: title ?? known.title,
    address: place?.address ?? known.address,
    longitude: place?.longitude ?? known.longitude,
    latitude: place?.latitude ?? known.latitude,
    importedAt: isImported ? event.recordedAt : known.importedAt,
  };
}

const NOT_SAID = { title: undefined, place: undefined };

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
};
