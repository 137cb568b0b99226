import type { SeriesLog } from '#event-sourcing';
import { whistle } from '../domain/whistle.js';
import type { DecisionState } from '../domain/whistle.statements.js';

/** A whistle that ended so long ago that its resident's contact data is no longer needed. */
export interface DueResident {
  readonly whistleId: string;
  /** ISO 8601 UTC. */
  readonly endedAt: string;
}

const AT_A_TIME = 200;

/**
 * 到期的联系方式: of these whistles, those that ended before a moment and were not reopened; whoever ends
 * one by withdrawing or merging it needs the resident no more either.
 * @param before ISO 8601 UTC
 * @param onFailure is told of a whistle that cannot be read, and the others are looked at; thrown without it
 */
export async function dueResidents(
  log: Pick<SeriesLog, 'readStreams'>,
  whistleIds: readonly string[],
  before: string,
  onFailure?: (error: unknown) => void,
): Promise<readonly DueResident[]> {
  const due: DueResident[] = [];
  for (let from = 0; from < whistleIds.length; from += AT_A_TIME) {
    const ids = whistleIds.slice(from, from + AT_A_TIME);
    const reads = await log.readStreams(ids.map((id) => whistle.streamOf(id)));
    for (const [index, read] of reads.entries()) {
      try {
        const endedAt = endIn(read);
        if (endedAt !== undefined && endedAt < before)
          due.push({ whistleId: ids[index]!, endedAt });
      } catch (error) {
        if (!onFailure) throw error;
        onFailure(error);
      }
    }
  }
  return due;
}

type StreamRead = Awaited<ReturnType<SeriesLog['readStreams']>>[number];

function endIn(read: StreamRead): string | undefined {
  if (read instanceof Error) throw read;
  return endOf(whistle.fold(read.map(whistle.factOf)));
}

/** Undefined while it is open, or where there is none. */
function endOf({ status, closedAt, withdrawnAt, mergedAt }: DecisionState): string | undefined {
  if (status === 'none' || status === 'open') return undefined;
  return closedAt ?? withdrawnAt ?? mergedAt;
}
