import { DAY_MS, HOUR_MS } from '#calendar';
import { type Actor, type Clock, deliveryOf, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { ReadStore } from '#read-store';
import type { EvidenceStored } from '../domain/evidence.events.js';
import { evidence, type EvidenceCommand } from '../domain/evidence.js';
import { EVIDENCE_PIECES } from '../read/evidence-pieces/evidence-pieces.projection.js';
import type { PieceTables } from '../read/evidence-pieces/evidence-pieces.tables.js';
import type { EvidenceStore } from '../store/evidence-store.port.js';
import { usedSince } from './uses-in-log.js';

export interface SweepParts {
  readonly log: EventStore;
  readonly reads: Pick<ReadStore, 'live'>;
  readonly store: EvidenceStore;
  readonly clock: Clock;
  /** How long what nobody refers to is kept. `EVIDENCE_KEEP_UNUSED_DAYS` */
  readonly keepDays: number;
}

/** What one sweep did. */
export interface Swept {
  /** Pieces that were given up: an event each. */
  readonly removed: number;
  /** Pieces that somebody referred to at the last moment, and that are kept again. */
  readonly keptAfterAll: number;
  /** Files that were deleted. */
  readonly deleted: number;
}

const SYSTEM: Actor = { account: 'system:evidence', organisation: 'system', role: 'system' };
/** In one sweep; the rest waits for the next. */
const MOST = 500;
/** The bytes outlive the event that gives them up: by then no command is under way that knew of them. */
const GRACE_MS = HOUR_MS;
/** How far back given-up pieces are looked for whose bytes may still be there. */
const LOOK_BACK_MS = 30 * DAY_MS;

const before = (now: string, ms: number): string => new Date(Date.parse(now) - ms).toISOString();

/**
 * Gives up what nobody has referred to for so many days, and deletes the bytes of what an earlier sweep gave
 * up, unless somebody did refer to it meanwhile.
 */
export async function sweepUnused(parts: SweepParts): Promise<Swept> {
  const { keptAfterAll, deleted } = await deleteGivenUp(parts);
  return { removed: await giveUpUnused(parts), keptAfterAll, deleted };
}

async function giveUpUnused(parts: SweepParts): Promise<number> {
  const { reads, clock, keepDays } = parts;
  const db = await reads.live<PieceTables>(EVIDENCE_PIECES);
  const rows = await db
    .selectFrom('evidence_pieces')
    .select('reference')
    .where('removed_at', 'is', null)
    .where('sent_at', '<', before(clock.now(), keepDays * DAY_MS))
    .orderBy('sent_at')
    .limit(MOST)
    .execute();
  let removed = 0;
  for (const { reference, revision } of await unusedOf(parts, rows))
    removed += await carryOut(parts, { type: 'RemoveEvidence', reference }, revision);
  return removed;
}

interface Unused {
  readonly reference: string;
  /** Of its stream, as it was looked at: what is sent again meanwhile is not given up. */
  readonly revision: number;
}

/** Those of them that no event refers to. */
async function unusedOf(
  { log }: SweepParts,
  rows: readonly { readonly reference: string }[],
): Promise<readonly Unused[]> {
  const sent = await Promise.all(rows.map(({ reference }) => evidence.read(log, reference)));
  const [first, ...others] = sent.flatMap((events) => events.slice(0, 1)).map((e) => e.position);
  if (first === undefined) return [];
  const since = others.reduce((one, other) => (other < one ? other : one), first);
  const used = await usedSince(log, new Set(rows.map(({ reference }) => reference)), since);
  return rows.flatMap(({ reference }, index) => {
    const revision = sent[index]?.at(-1)?.revision;
    return used.has(reference) || revision === undefined ? [] : [{ reference, revision }];
  });
}

/** @returns how many events it led to: none where its stream has grown since */
async function carryOut(
  { log, clock }: Pick<SweepParts, 'log' | 'clock'>,
  command: EvidenceCommand,
  expectedRevision: number,
  actor: Actor = SYSTEM,
): Promise<number> {
  const outcome = await evidence.handle(log, {
    id: command.reference,
    command,
    context: { now: clock.now(), acting: actor },
    envelope: envelopeOf(command, deliveryOf({ expectedRevision }, actor)),
  });
  return outcome.outcome === 'accepted' ? outcome.events.length : 0;
}

async function deleteGivenUp(parts: SweepParts): Promise<Pick<Swept, 'keptAfterAll' | 'deleted'>> {
  const { reads, clock, store } = parts;
  const db = await reads.live<PieceTables>(EVIDENCE_PIECES);
  const rows = await db
    .selectFrom('evidence_pieces')
    .select(['reference', 'stored'])
    .where('removed_at', '<', before(clock.now(), GRACE_MS))
    .where('removed_at', '>', before(clock.now(), LOOK_BACK_MS))
    .limit(MOST)
    .execute();
  const there: typeof rows = [];
  for (const row of rows) if ((await store.size(row.stored)) !== undefined) there.push(row);
  const unused = new Set((await unusedOf(parts, there)).map(({ reference }) => reference));
  let [keptAfterAll, deleted] = [0, 0];
  for (const { reference, stored } of there)
    if (!unused.has(reference)) keptAfterAll += await keepAfterAll(parts, reference);
    else if (await isKeptByNone(parts, stored)) {
      await store.delete(stored);
      deleted += 1;
    }
  return { keptAfterAll, deleted };
}

/** Several files as they were sent may be kept as the same bytes. */
async function isKeptByNone({ reads, log }: SweepParts, stored: string): Promise<boolean> {
  const db = await reads.live<PieceTables>(EVIDENCE_PIECES);
  const rows = await db
    .selectFrom('evidence_pieces')
    .select('reference')
    .where('stored', '=', stored)
    .execute();
  for (const { reference } of rows) if ((await evidence.load(log, reference)).piece) return false;
  return true;
}

/** Its last sender keeps it: the events before say all that is needed. */
async function keepAfterAll(parts: SweepParts, reference: string): Promise<number> {
  const events = await evidence.read(parts.log, reference);
  const sent = events.findLast((event) => event.type === 'EvidenceStored');
  const revision = events.at(-1)?.revision;
  if (!sent || revision === undefined) return 0;
  const { account, organisation } = sent.data as EvidenceStored['data'];
  const actor = { account, organisation, role: 'system' };
  const command = { type: 'StoreEvidence', reference, piece: sent.data } as const;
  return carryOut(parts, command, revision, actor);
}
