import { setTimeout as sleep } from 'node:timers/promises';
import { DAY_MS } from '#calendar';
import { type EvidenceStore, type Swept, sweepUnused } from '#evidence';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { ReadStore } from '#read-store';
import { openEvidenceStore, readEvidencePlace } from './evidence.js';
import { integer } from './integer-setting.js';
import { type Environment, readStores } from './stores.js';

/** After a start: read models are being built, and people are waiting for more than this. */
const FIRST_MS = 5 * 60_000;
/** After a failure: what is away may be back. */
const AGAIN_MS = 15 * 60_000;

/** How a running process is told to stop, and tells what it did and what failed. */
interface Running {
  readonly signal: AbortSignal;
  readonly onSwept: (swept: Swept) => void;
  readonly onError: (error: unknown) => void;
}

interface Rooms {
  readonly log: EventStore;
  readonly reads: ReadStore;
}

/**
 * Gives up once a day the evidence that nothing refers to, until the signal. One process at a time does it;
 * the others stand by.
 * @throws ConfigurationError
 */
export async function sweepEvidence(
  rooms: Rooms,
  env: Environment,
  { signal, onSwept, onError }: Running,
): Promise<void> {
  const stores = readStores(env);
  const store = openEvidenceStore(readEvidencePlace(env, env['DATA_DIR'], stores));
  const keepDays = integer(env, 'EVIDENCE_KEEP_UNUSED_DAYS');
  const look = async (): Promise<number> => {
    try {
      onSwept(await sweepUnused({ ...rooms, store, clock: systemClock, keepDays }));
      return DAY_MS;
    } catch (error) {
      onError(error);
      return AGAIN_MS;
    }
  };
  const work = async (owning: AbortSignal): Promise<void> => {
    for (let pause = FIRST_MS; !owning.aborted; pause = owning.aborted ? 0 : await look())
      await sleep(pause, undefined, { signal: owning }).catch(() => undefined);
  };
  await rooms.reads
    .whileOwning('evidence', work, { signal, onError })
    .finally(() => closeQuietly(store));
}

const closeQuietly = (store: EvidenceStore): Promise<void> => store.close().catch(() => undefined);
