import type { Position } from '#event-sourcing';
import { talk } from '#assessment';
import { type ReadScope, readScope } from '#access';
import type { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { jointMeeting, meetingParties } from '#joint-meeting';
import { type ReadStore, readingOf } from '#read-store';
import { isReference, partiesOf, whistle } from '#whistle';
import type { StoredPiece } from '../domain/evidence.events.js';
import { evidence } from '../domain/evidence.js';
import {
  EVIDENCE_USES,
  evidenceInMeetings,
  evidenceInTalks,
} from './evidence-uses/evidence-uses.projection.js';
import type { RecordUseTables, WhistleUseTables } from './evidence-uses/evidence-uses.tables.js';

/** Matters that are looked at until one is found that the reader may read. */
const MOST_MATTERS = 50;

interface Asked {
  readonly reference: string;
  readonly actor: Actor;
  /** Of a command whose uses are to be known. */
  readonly after: Position | undefined;
}

/** Finds pieces of evidence for those who may see them. */
export class EvidenceReaders {
  constructor(
    private readonly log: EventStore,
    private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  /** Undefined alike where there is none and where the reader may not see it. */
  async find({ reference, actor, after }: Asked): Promise<StoredPiece | undefined> {
    if (!isReference(reference)) return undefined;
    const { piece, senders } = await evidence.load(this.log, reference);
    if (!piece) return undefined;
    const scope = readScope(actor, await this.directory.current());
    const isSenders = senders.some((sender) => scope.own.includes(sender));
    return isSenders || (await this.#isShown({ reference, after }, scope)) ? piece : undefined;
  }

  /** Whether a matter that the reader may read refers to it. */
  async #isShown(asked: Pick<Asked, 'reference' | 'after'>, scope: ReadScope): Promise<boolean> {
    for (const id of await this.#whistlesOf(asked))
      if (scope.mayReadMatter(partiesOf(await whistle.load(this.log, id)))) return true;
    for (const id of await this.#recordsOf(asked, evidenceInMeetings))
      if (scope.mayReadMatter(meetingParties(await jointMeeting.load(this.log, id)))) return true;
    for (const id of await this.#recordsOf(asked, evidenceInTalks)) {
      const { organisation } = await talk.load(this.log, id);
      if (scope.called?.includes(organisation) !== false) return true;
    }
    return false;
  }

  async #whistlesOf({ reference, after }: Pick<Asked, 'reference' | 'after'>) {
    const { db } = await readingOf<WhistleUseTables>(this.store, EVIDENCE_USES, after);
    const rows = await db
      .selectFrom('evidence_uses')
      .select('whistle_id')
      .distinct()
      .where('reference', '=', reference)
      .limit(MOST_MATTERS)
      .execute();
    return rows.map(({ whistle_id: id }) => id);
  }

  async #recordsOf(
    { reference, after }: Pick<Asked, 'reference' | 'after'>,
    { name, tables: [table = ''] }: { readonly name: string; readonly tables: readonly string[] },
  ) {
    const { db } = await readingOf<RecordUseTables>(this.store, name, after);
    const rows = await db
      .selectFrom(table)
      .select('record_id')
      .where('reference', '=', reference)
      .limit(MOST_MATTERS)
      .execute();
    return rows.map(({ record_id: id }) => id);
  }
}
